// From text to a document: chooses the reader, finds the Tasks, and skips a text that cannot hold the integration.
import { readEmbedded, type Embedded } from './embedded';
import { readJson, type Part } from './json';
import type { Node, Span } from './node';
import { findTasks, type Task } from './tasks';
import { machinesIn, type Machine } from './template';

export type Syntax = 'json' | 'yaml';
export type SyntaxProblem = Span & { message: string };
export type ReadResult = { root: Node | undefined; problems: SyntaxProblem[] };

export type AslDocument = ReadResult & {
  text: string;
  syntax: Syntax;
  /** The apigateway:invoke Tasks whose places are places of this text, in document order. */
  tasks: Task[];
  /** The state machines of a template; none where the document is a state machine itself. */
  machines: Machine[];
  /** Those of them that are text inside this text, with Tasks and places of their own. */
  embedded: Embedded[];
};

let readYaml: ((text: string, part?: Part) => ReadResult) | undefined;

/** Loads what `parse` needs for a syntax. The YAML reader is large, so it is loaded when first needed. */
export async function loadReader(syntax: Syntax): Promise<void> {
  if (syntax === 'yaml') readYaml ??= (await import('./yaml')).readYaml;
}

/** The syntax of a document by its language id (`asl-yaml`, `yaml`, …) or, failing that, by its file name. */
export function syntaxOf(languageId: string | undefined, fileName: string): Syntax {
  if (languageId !== undefined && /yaml/i.test(languageId)) return 'yaml';
  if (languageId !== undefined && /^(asl|jsonc?)$/i.test(languageId)) return 'json';
  return /\.ya?ml$/i.test(fileName) ? 'yaml' : 'json';
}

/**
 * Reads a document and finds its Tasks; never throws on any text. Throws an Error for YAML before `loadReader('yaml')`
 * has resolved: a mistake of the caller, not of the document. With `whole`, a text is also read that holds no Task yet.
 */
export function parse(text: string, syntax: Syntax, { whole = false } = {}): AslDocument {
  if (!whole && !mayHoldTask(text)) return { text, syntax, root: undefined, problems: [], ...nothing };
  const { root, problems } = read(text, syntax);
  return { text, syntax, root, problems, ...tasksIn(text, root, whole) };
}

type Contents = Pick<AslDocument, 'tasks' | 'machines' | 'embedded'>;
const nothing: Contents = { tasks: [], machines: [], embedded: [] };

function tasksIn(text: string, root: Node | undefined, whole: boolean): Contents {
  const machines = machinesIn(root);
  // A document that holds machines is no state of one itself.
  if (machines.length === 0) return { ...nothing, tasks: findTasks(root) };
  const tasks = machines.flatMap(({ definition, path }) =>
    definition?.form === 'object' ? findTasks(definition.node, path) : [],
  );
  const embedded = machines.flatMap((machine) => {
    const { node } = machine.definition ?? {};
    const read = node && (whole || mayHoldTask(text.slice(node.start, node.end))) && readEmbedded(text, machine);
    return read ? [read] : [];
  });
  return { tasks, machines, embedded };
}

/**
 * The tree of a text, or of part of one, whether it holds Tasks or not, for completing a Resource. Same errors as
 * `parse`.
 */
export function read(text: string, syntax: Syntax, part?: Part): ReadResult {
  if (syntax === 'json') return readJson(text, part);
  if (!readYaml) throw new Error('loadReader("yaml") must have resolved before YAML is parsed.');
  return readYaml(text, part);
}

/**
 * Cheap and generous: most documents do not use the integration, and cost no more than this search. A template may have
 * joined the ARN from pieces, of which `:states:::apigateway:invoke` is one.
 */
export function mayHoldTask(text: string): boolean {
  return /:states:[^\s"']{0,100}?api[-_]?(gateway|gw)(?![\w-])/i.test(text);
}
