// The files of the workspace's folders that may matter: found within bounds, and read again only when they changed.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TemplateText } from '../shared/document/templateText';

/** A workspace may be anything, a home folder too: what lies beyond these bounds is not looked at. */
const bounds = { folders: 2000, files: 200, bytes: 1024 * 1024 };

const skippedFolders = /^(\..*|node_modules|dist|build|asset\..*|venv|__pycache__)$/;

/** So many folders are looked into at once. */
const atOnce = 32;

/** Files by name, level by level, so that what is near the root is found before the bounds are reached. */
export async function findFiles(roots: readonly string[], wanted: RegExp): Promise<string[]> {
  const files: string[] = [];
  const folders = [...roots];
  let looked = 0;
  while (looked < Math.min(folders.length, bounds.folders) && files.length < bounds.files) {
    const some = folders.slice(looked, Math.min(looked + atOnce, bounds.folders));
    looked += some.length;
    const entries = await Promise.all(some.map((folder) => readdir(folder, { withFileTypes: true }).catch(() => [])));
    for (const [at, folder] of some.entries())
      for (const entry of entries[at] ?? []) {
        const entryPath = path.join(folder, entry.name);
        if (entry.isDirectory() && !skippedFolders.test(entry.name)) folders.push(entryPath);
        else if (entry.isFile() && wanted.test(entry.name)) files.push(entryPath);
      }
  }
  return files.slice(0, bounds.files);
}

/** What was made of files, by path. A file that did not change gives the same object again. */
export class FileCache<T> {
  private readonly known = new Map<string, { stamp: string; made: T | undefined }>();

  /** @param make what is kept of a file; undefined for nothing */
  constructor(private readonly make: (file: TemplateText) => T | undefined | Promise<T | undefined>) {}

  /** What is made of the files, in their order. A file that cannot be read tells nothing, and is no reason to fail. */
  async of(files: readonly string[]): Promise<T[]> {
    const all = await Promise.all(files.map((file) => this.ofOne(file).catch(() => undefined)));
    const present = new Set(files);
    for (const file of this.known.keys()) if (!present.has(file)) this.known.delete(file);
    return all.filter((made) => made !== undefined);
  }

  private async ofOne(file: string): Promise<T | undefined> {
    const { size, mtimeMs } = await stat(file);
    if (size > bounds.bytes) return undefined;
    const stamp = `${size} ${mtimeMs}`;
    const known = this.known.get(file);
    if (known?.stamp === stamp) return known.made;
    const made = await this.make({ uri: pathToFileURL(file).href, text: await readFile(file, 'utf8') });
    this.known.set(file, { stamp, made });
    return made;
  }
}
