// The whole definition that a command line means: a file of its own, or a state machine of a template, and what fills it.
import { definitionsOf, typeOfMachine, type Definition } from '../shared/aws/definition';
import type { ValidationRequest } from '../shared/aws/types';
import { loadReader, parse, type AslDocument } from '../shared/document/document';
import { givenByHomes, givenTo, type Given, type Home } from '../shared/document/given';
import { rootOf } from '../shared/document/templateText';
import { positions } from './problems';
import type { Source } from './source';
import { fileNameOf, homesOfFile } from './templates';
import { UsageError } from './usage';

export type FoundDefinition = {
  definition: Definition;
  /** What its template, or those that point at its file, give to its placeholders. */
  given: Given[];
  /** As far as those templates say, and say the same. */
  type?: ValidationRequest['type'];
};

/** What names a definition on a command line; `file` is as it was given, `-` for standard input. */
export type DefinitionOptions = { file: string; machine?: string; template?: string };

/**
 * Finds the definition in a source.
 *
 * @throws UsageError that names the place where the file is broken, or the state machines there are.
 */
export async function findDefinition(
  source: Source,
  { file, machine, template }: DefinitionOptions,
): Promise<FoundDefinition> {
  const document = await readWhole(source);
  const definitions = definitionsOf(document);
  const isTemplate = document.machines.length > 0;
  if (isTemplate && template !== undefined)
    throw new UsageError(`--template is for a definition in a file of its own: ${source.name} is a template itself.`);
  if (isTemplate || definitions.length === 0) {
    const definition = pick(definitions, machine, source.name, document);
    const given = definition.machine ? givenTo(definition.machine, { uri: source.name, text: source.text }) : [];
    return { definition, given, ...(definition.type && { type: definition.type }) };
  }
  const homes = chosenHomes(await homesOfFile(file, template), machine, source.name);
  const types = new Set(homes.map(({ machine, template }) => typeOfMachine(rootOf(template), machine)));
  const [type] = types;
  return { definition: definitions[0]!, given: givenByHomes(homes), ...(types.size === 1 && type && { type }) };
}

async function readWhole(source: Source): Promise<AslDocument> {
  await loadReader(source.syntax);
  const document = parse(source.text, source.syntax, { whole: true });
  const [problem] = document.problems;
  if (problem) {
    const { line, column } = positions(source)(problem);
    throw new UsageError(`${source.name}:${line}:${column}: ${problem.message}`);
  }
  return document;
}

function pick(
  definitions: Definition[],
  wanted: string | undefined,
  file: string,
  { machines }: AslDocument,
): Definition {
  const names = definitions.map(({ name }) => `  ${name}`).join('\n');
  const [first, second] = definitions;
  if (!first) {
    const files = machines.flatMap(({ name, file }) => (file ? [`  ${name}: ${file.name}`] : []));
    const elsewhere =
      files.length === 0 ? '.' : `, but names files with one. Check them with --template:\n${files.join('\n')}`;
    throw new UsageError(`${file}: holds no state machine definition${elsewhere}`);
  }
  if (wanted === undefined) {
    if (second) throw new UsageError(`${file}: holds several definitions. Choose one with --machine:\n${names}`);
    return first;
  }
  const found = definitions.find(({ name }) => name === wanted);
  if (!found) throw new UsageError(`${file}: has no definition '${wanted}'. There is:\n${names}`);
  return found;
}

/** The machines that a definition in a file of its own is used for: all, or the one that is wanted. */
function chosenHomes(homes: Home[], wanted: string | undefined, file: string): Home[] {
  const chosen = homes.filter(({ machine }) => wanted === undefined || machine.name === wanted);
  if (wanted === undefined || chosen.length > 0) return chosen;
  const names = homes.map(({ machine, template }) => `  ${machine.name} in ${fileNameOf(template.uri)}`).join('\n');
  const there = homes.length === 0 ? 'no template points at it.' : `there is:\n${names}`;
  throw new UsageError(`${file}: is not the definition of '${wanted}'; ${there}`);
}
