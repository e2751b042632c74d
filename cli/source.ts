// Reads a definition or an input: a file, or standard input where its name is `-`.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { syntaxOf, type Syntax } from '../shared/document/document';
import { UsageError } from './usage';

export type Source = { name: string; text: string; syntax: Syntax };

/** How standard input is called where a file would be named. */
const stdin = '<stdin>';

/**
 * Reads a definition. `given` is the syntax asked for; else the name tells, and on standard input the first character.
 *
 * @throws UsageError that names the file and says why it could not be read.
 */
export async function readSource(file: string, given?: Syntax): Promise<Source> {
  const content = await readText(file);
  if (file === '-') return { name: stdin, text: content, syntax: given ?? guessSyntax(content) };
  return { name: file, text: content, syntax: given ?? syntaxOf(undefined, file) };
}

/** The text of a file, without a byte order mark. Throws a UsageError that calls the file by the label. */
export async function readText(file: string, label = file === '-' ? stdin : file): Promise<string> {
  try {
    const content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
    return content.replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${label}: ${reasonOf(error)}`);
  }
}

/** What an error of the file system means, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'no such file or folder.';
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read it.';
    case 'EISDIR':
      return 'a folder, where a file is needed.';
    default:
      return `cannot be read: ${message}`;
  }
}

/** JSON, with or without comments before it, begins with a brace or a bracket; a definition in YAML hardly ever does. */
export function guessSyntax(content: string): Syntax {
  // One blank or comment at a time: a single expression for all of them would try every way to divide them.
  const skipped = /\s+|\/\/.*|\/\*[^]*?\*\//y;
  let offset = 0;
  while (skipped.test(content)) offset = skipped.lastIndex;
  return /[{[]/.test(content.charAt(offset)) ? 'json' : 'yaml';
}
