// From the arguments of `check` to the files it reads: a folder stands for the ASL files in it.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from './source';

export type Listed = {
  /** Each once, in the order of the arguments; those of a folder in alphabetical order. */
  files: string[];
  /** Arguments that lead to no file, each with the reason. */
  errors: string[];
};

const aslFile = /\.asl(\.json|\.ya?ml)?$/i;
const skipped = new Set(['node_modules', '.git']);

/** Lists the files that the arguments name. `-`, standard input, stays what it is. */
export async function listFiles(args: readonly string[]): Promise<Listed> {
  const files = new Map<string, string>();
  const errors: string[] = [];
  for (const arg of args) {
    try {
      for (const file of await filesOf(arg)) if (!files.has(path.resolve(file))) files.set(path.resolve(file), file);
    } catch (error) {
      errors.push(`${arg}: ${error instanceof EmptyFolder ? error.message : reasonOf(error)}`);
    }
  }
  return { files: [...files.values()], errors };
}

/** A check that finds nothing to check says so: in CI it would else pass for ever after a folder was moved. */
class EmptyFolder extends Error {
  constructor() {
    super('holds no ASL file (*.asl.json, *.asl, *.asl.yaml, *.asl.yml).');
  }
}

async function filesOf(arg: string): Promise<string[]> {
  if (arg === '-' || !(await stat(arg)).isDirectory()) return [arg];
  const found = await aslFilesIn(arg);
  if (found.length === 0) throw new EmptyFolder();
  return found;
}

/** Follows no link to a folder, which could lead round in a circle. */
async function aslFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    const entryPath = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) found.push(...(await aslFilesIn(entryPath)));
    } else if (aslFile.test(entry.name) && (entry.isFile() || entry.isSymbolicLink())) found.push(entryPath);
  }
  return found;
}
