// The values that templates give to the placeholders of a definition, or where those would come from.
import { isUnknownText } from './known';
import { valueOf, type Node, type Span } from './node';
import { machinesIn, type Machine } from './template';
import { templateFunctionOf, templateText } from './templateFunctions';
import { valueByDefault, type ByDefault } from './templateParameters';
import { loadReaders, rootOf, type TemplateText } from './templateText';

/** What one template says of one placeholder. */
export type Given = {
  name: string;
  /** Where the template has the value itself, and not something that only deployment knows. */
  value?: string;
  /** As the template has it: `abc123`, `!Ref Api`. */
  source: string;
  /** Its text with `${Name}` for what deployment puts in, where it makes one: `${Api}`. */
  text?: string;
  /** What it would be with the defaults of the template's parameters: good to offer, and not to be taken in silence. */
  byDefault?: ByDefault;
  /** Where the entry stands in the template. */
  uri: string;
  span: Span;
  /** The machine that it is given to. */
  machine: string;
};

/** What a machine of a template is given. */
export function givenTo(machine: Machine, { uri, text }: TemplateText): Given[] {
  const given = new Map<string, Given>();
  for (const { props } of machine.substitutions)
    for (const { key, keySpan, value } of props) {
      if (!value || given.has(key)) continue;
      const literal = literalText(value);
      const source = sourceOf(value, text);
      const made = templateText(value);
      const byDefault = valueByDefault(value, machine.parameters);
      given.set(key, {
        name: key,
        source,
        uri,
        span: keySpan,
        machine: machine.name,
        ...(literal !== undefined && { value: literal }),
        ...(made !== undefined && { text: made }),
        ...(byDefault && { byDefault }),
      });
    }
  return [...given.values()];
}

/** What templates give to a definition that is a file of its own. */
export async function givenToFile(uri: string, templates: readonly TemplateText[]): Promise<Given[]> {
  return givenByHomes(await homesOf(uri, templates));
}

/** What these machines give to their definition. */
export function givenByHomes(homes: readonly Home[]): Given[] {
  return homes.flatMap(({ machine, template }) => givenTo(machine, template));
}

/** A machine of a template. */
export type Home = { machine: Machine; template: TemplateText };

/** The machines of templates whose definition is a file of its own. */
export async function homesOf(uri: string, templates: readonly TemplateText[]): Promise<Home[]> {
  const name = fileName(uri);
  // Reading is dear; a template that never names the file is not read.
  const naming = templates.filter(({ text }) => text.includes(name));
  await loadReaders(naming);
  return naming.flatMap((template) =>
    machinesOf(template).flatMap((machine) =>
      machine.file && sameFile(resolved(machine.file.name, template.uri), uri) ? [{ machine, template }] : [],
    ),
  );
}

/** The value that a machine gives to a placeholder. */
export function givenValue({ substitutions }: Machine, name: string): Node | undefined {
  for (const object of substitutions) {
    const value = valueOf(object, name);
    if (value) return value;
  }
  return undefined;
}

/**
 * The values to run with. A name that templates give different values to (one for tests, one for production) has none:
 * it is better asked for.
 */
export function valuesOf(given: readonly Given[]): Record<string, string> {
  return agreed(given.map(({ name, value }) => [name, value]));
}

/** The texts that are put in for placeholders, by name; one that templates give different texts to has none. */
export function textsOf(given: readonly Given[]): Record<string, string> {
  return agreed(given.map(({ name, text }) => [name, text]));
}

/** The values to offer where there is none to run with, by name, under the same condition. */
export function defaultsOf(given: readonly Given[]): Record<string, string> {
  return agreed(given.map(({ name, byDefault }) => [name, byDefault?.value]));
}

function agreed(entries: readonly (readonly [name: string, value: string | undefined])[]): Record<string, string> {
  const values = new Map<string, string | undefined>();
  for (const [name, value] of entries)
    values.set(name, !values.has(name) || values.get(name) === value ? value : undefined);
  return Object.fromEntries([...values].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

const machinesRead = new WeakMap<TemplateText, Machine[]>();

function machinesOf(template: TemplateText): Machine[] {
  let machines = machinesRead.get(template);
  if (!machines) {
    machines = machinesIn(rootOf(template));
    machinesRead.set(template, machines);
  }
  return machines;
}

/** The text of a value that the template has itself. */
export function literalText(node: Node): string | undefined {
  if (node.kind !== 'scalar' || node.opaque || node.value === null) return undefined;
  const text = String(node.value);
  return isUnknownText(text) ? undefined : text;
}

function sourceOf(node: Node, text: string): string {
  const called = node.kind === 'scalar' && node.tag ? templateFunctionOf(node) : undefined;
  const source = text.slice(node.start, node.end).replace(/\s+/g, ' ');
  return `${called ? `!${called.name} ` : ''}${source.length > 80 ? `${source.slice(0, 80)}…` : source}`;
}

/** A file that a template names, as a URI; undefined for what is in a bucket. */
export function resolved(name: string, base: string): string | undefined {
  // A bucket, not a file.
  if (/^[a-z][a-z\d+.-]+:/i.test(name)) return undefined;
  try {
    return new URL(name.split(/[\\/]/).map(encodeURIComponent).join('/'), base).href;
  } catch {
    return undefined;
  }
}

function sameFile(one: string | undefined, other: string): boolean {
  return one !== undefined && oneSpelling(one) === oneSpelling(other);
}

/** One spelling for a URI: editors write `c:` as `c%3A`, in either case, and escape more than need be. */
export function oneSpelling(uri: string): string {
  return plain(uri).replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}

/** The last part of a URI, for people; never throws. */
export function fileName(uri: string): string {
  return plain(uri).split('/').at(-1) ?? uri;
}

function plain(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
