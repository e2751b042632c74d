// From the arguments of a command to the files it reads: a folder stands for the files of a kind in it.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { mayHoldTask } from '../shared/document/document';
import { reasonOf } from './source';

export type Listed = {
  /** Each once, in the order of the arguments; those of a folder in alphabetical order. */
  files: string[];
  /** Arguments that lead to no file, each with the reason. */
  errors: string[];
};

/** What others wrote, and copies that builds make: a folder of these names is only looked into when it is named itself. */
const skipped = new Set(['node_modules', '.git', 'cdk.out', '.aws-sam', '.serverless']);

/** What a folder stands for: the files in it whose names match, called so where there are none. */
export type FileKind = {
  names: RegExp;
  /** Files that count only where their text passes a cheap look: templates, of which few hold such a machine. */
  others?: { names: RegExp; count: (text: string) => boolean };
  called: string;
};

export const definitions: FileKind = {
  names: /\.asl(\.json|\.ya?ml)?$/i,
  others: { names: /^((.*[.-])?template|serverless(\..+)?)\.(json|ya?ml)$/i, count: mayHoldTask },
  called: 'ASL file (*.asl.json, *.asl, *.asl.yaml, *.asl.yml), nor a template with such a Task',
};
export const taskTests: FileKind = { names: /\.asltest\.json$/i, called: 'Task test file (*.asltest.json)' };

/** Lists the files that the arguments name. `-`, standard input, stays what it is. */
export async function listFiles(args: readonly string[], kind = definitions): Promise<Listed> {
  const files = new Map<string, string>();
  const errors: string[] = [];
  for (const arg of args) {
    try {
      for (const file of await filesOf(arg, kind))
        if (!files.has(path.resolve(file))) files.set(path.resolve(file), file);
    } catch (error) {
      errors.push(`${arg}: ${error instanceof EmptyFolder ? error.message : reasonOf(error)}`);
    }
  }
  return { files: [...files.values()], errors };
}

/** A check that finds nothing to check says so: in CI it would else pass for ever after a folder was moved. */
class EmptyFolder extends Error {
  constructor({ called }: FileKind) {
    super(`holds no ${called}.`);
  }
}

async function filesOf(arg: string, kind: FileKind): Promise<string[]> {
  if (arg === '-' || !(await stat(arg)).isDirectory()) return [arg];
  const found = await filesIn(arg, kind);
  if (found.length === 0) throw new EmptyFolder(kind);
  return found;
}

/** Follows no link to a folder, which could lead round in a circle. */
async function filesIn(folder: string, kind: FileKind): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    const entryPath = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) found.push(...(await filesIn(entryPath, kind)));
    } else if ((entry.isFile() || entry.isSymbolicLink()) && (await isOfKind(entry.name, entryPath, kind)))
      found.push(entryPath);
  }
  return found;
}

async function isOfKind(name: string, file: string, { names, others }: FileKind): Promise<boolean> {
  if (names.test(name)) return true;
  if (!others?.names.test(name)) return false;
  // One that cannot be read is not known to be of the kind.
  return readFile(file, 'utf8').then(others.count, () => false);
}
