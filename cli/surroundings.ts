// What the files around a definition tell of its Tasks: templates and OpenAPI documents, looked for in folders.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SurroundingsCache, type Surroundings } from '../server/surroundings';
import { WorkspaceFiles } from '../server/workspaceFiles';
import type { AslDocument } from '../shared/document/document';

/** Asks for the surroundings of the document that is a file. */
export type Around = (document: AslDocument, file: string) => Promise<Surroundings | undefined>;

/** Surroundings found below the working directory, and beside files that are not in it; of standard input, none. */
export function aroundFiles(files: readonly string[], cwd = process.cwd()): Around {
  const named = files.filter((file) => file !== '-').map((file) => path.resolve(cwd, file));
  const outside = named.filter((file) => path.relative(cwd, file).startsWith('..')).map((file) => path.dirname(file));
  const workspace = new WorkspaceFiles();
  workspace.folders = [...new Set([...(outside.length < named.length ? [cwd] : []), ...outside])].map(
    (folder) => pathToFileURL(folder).href,
  );
  const cache = new SurroundingsCache();
  return async (document, file) => {
    // Most documents have no Task that calls an API, and no folder is looked into for them.
    if (file === '-' || (document.tasks.length === 0 && document.embedded.length === 0)) return undefined;
    const uri = pathToFileURL(path.resolve(cwd, file)).href;
    return cache.of(document, uri, await workspace.templates());
  };
}
