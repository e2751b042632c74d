// A folder of small JSON files, each written whole: nobody ever reads half of one, and a broken one spoils only itself.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Files by name in one folder. Tests put a memory in its place. */
export type Files = {
  /** The names there are; none where the folder does not exist yet. */
  list(): Promise<string[]>;
  /** Throws where there is no such file. */
  read(name: string): Promise<string>;
  write(name: string, text: string): Promise<void>;
  /** A file that is gone already is no error: another window may have deleted it. */
  delete(name: string): Promise<void>;
};

/** Files on disk, for the person alone to read: written beside their place and renamed into it. */
export function diskFiles(folder: string): Files {
  let written = 0;
  return {
    list: async () => {
      const names = await readdir(folder).catch(() => []);
      return names.filter((name) => name.endsWith('.json'));
    },
    read: (name) => readFile(path.join(folder, name), 'utf8'),
    write: async (name, text) => {
      await mkdir(folder, { recursive: true });
      const draft = path.join(folder, `${name}.${process.pid}-${++written}.tmp`);
      try {
        await writeFile(draft, text, { mode: 0o600 });
        await rename(draft, path.join(folder, name));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    delete: (name) => rm(path.join(folder, name), { force: true }),
  };
}
