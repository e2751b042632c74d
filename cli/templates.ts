// The templates that point at a definition in a file of its own: what they give to its placeholders, as in the editor.
import { access } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { WorkspaceFiles } from '../server/workspaceFiles';
import { givenByHomes, homesOf, type Given, type Home } from '../shared/document/given';
import type { TemplateText } from '../shared/document/templateText';
import { readText, type Source } from './source';
import { UsageError } from './usage';

/** So many folders above a file may be its project. */
const highest = 16;

/**
 * What templates give to a definition: the one that is named, else all of the project that the file stands in, which is
 * looked through within bounds, and not at all for a definition without placeholders.
 *
 * @throws UsageError where the template that is named cannot be read, or does not point at the file.
 */
export async function givenTo(file: string, { text }: Pick<Source, 'text'>, template?: string): Promise<Given[]> {
  if (template === undefined && !text.includes('${')) return [];
  return givenByHomes(await homesOfFile(file, template));
}

/**
 * The state machines of templates whose definition is that file: of the one that is named, else of the project. Same
 * errors as `givenTo`.
 */
export async function homesOfFile(file: string, template?: string): Promise<Home[]> {
  if (template !== undefined) return homesInTemplate(file, template);
  if (file === '-') return [];
  const folder = path.dirname(path.resolve(file));
  const uri = uriOf(file);
  // In a project beyond the bounds, what stands beside the file is still found.
  for (const root of new Set([await projectAround(folder), folder])) {
    const homes = await homesOf(uri, await templatesIn(root));
    if (homes.length > 0) return homes;
  }
  return [];
}

async function homesInTemplate(file: string, template: string): Promise<Home[]> {
  if (file === '-') throw new UsageError('--template needs the definition in a file: a template points at that.');
  const read = { uri: uriOf(template), text: await readText(template, `--template ${template}`) };
  const homes = await homesOf(uriOf(file), [read]);
  if (homes.length === 0)
    throw new UsageError(`--template ${template}: no state machine in it points at ${file} (DefinitionUri).`);
  return homes;
}

async function templatesIn(folder: string): Promise<readonly TemplateText[]> {
  const files = new WorkspaceFiles();
  files.folders = [pathToFileURL(folder).href];
  return files.templates();
}

/** The repository around a folder, else the package, else the folder itself. */
async function projectAround(folder: string): Promise<string> {
  let packageFolder: string | undefined;
  let at = folder;
  for (let step = 0; step < highest; step++) {
    if (await exists(path.join(at, '.git'))) return at;
    if (packageFolder === undefined && (await exists(path.join(at, 'package.json')))) packageFolder = at;
    const above = path.dirname(at);
    if (above === at) break;
    at = above;
  }
  return packageFolder ?? folder;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The name of a file by its URI, for messages. */
export function fileNameOf(uri: string): string {
  const name = uri.split(/[\\/]/).at(-1) ?? uri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function uriOf(file: string): string {
  return pathToFileURL(path.resolve(file)).href;
}
