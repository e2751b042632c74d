// From text to a document: chooses the reader, and skips a text that cannot hold the integration.
import { readJson } from './json';
import type { Node, Span } from './node';
import { findTasks, type Task } from './tasks';

export type Syntax = 'json' | 'yaml';
export type SyntaxProblem = Span & { message: string };
export type ReadResult = { root: Node | undefined; problems: SyntaxProblem[] };

export type AslDocument = ReadResult & {
  text: string;
  syntax: Syntax;
  /** The apigateway:invoke Tasks in document order. */
  tasks: Task[];
};

let readYaml: ((text: string) => ReadResult) | undefined;

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
 * has resolved: a mistake of the caller, not of the document.
 */
export function parse(text: string, syntax: Syntax): AslDocument {
  if (!mayHoldTask(text)) return { text, syntax, root: undefined, problems: [], tasks: [] };
  const { root, problems } = read(text, syntax);
  return { text, syntax, root, problems, tasks: findTasks(root) };
}

/** The tree of a text whether it holds Tasks or not, for completing a Resource. Same errors as `parse`. */
export function read(text: string, syntax: Syntax): ReadResult {
  if (syntax === 'json') return readJson(text);
  if (!readYaml) throw new Error('loadReader("yaml") must have resolved before YAML is parsed.');
  return readYaml(text);
}

/** Cheap and generous: most documents do not use the integration, and cost no more than this search. */
function mayHoldTask(text: string): boolean {
  return /api[-_]?(gateway|gw):/i.test(text);
}
