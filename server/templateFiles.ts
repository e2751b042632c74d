// The templates of the workspace: found when first needed, within bounds, and again after any of them changed.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { oneSpelling, type TemplateText } from '../shared/document/given';

/** A workspace may be anything, a home folder too: what lies beyond these bounds is not looked at. */
const bounds = { folders: 2000, files: 200, bytes: 1024 * 1024 };

/** Names of files that may hold a template: YAML of any name, JSON that says so. */
const templateName = /^(?!.*\.asl\.)(.*\.ya?ml|.*template.*\.json)$/i;
const skippedFolders = /^(\..*|node_modules|dist|build|cdk\.out|venv|__pycache__)$/;

/** What a client is asked to watch. */
export const templateWatchers = [{ globPattern: '**/*.{yaml,yml}' }, { globPattern: '**/*template*.json' }];

/** A template that gives values to a definition in another file names that file in one of these. */
const pointsToFile = /Definition(Uri|S3Location)|\bdefinition:\s*['"]?\$\{file\(/;

export class TemplateFiles {
  private onDisk: Promise<TemplateText[]> | undefined;
  private readonly opened = new WeakMap<TextDocument, TemplateText & { version: number }>();

  constructor(private readonly openDocuments: () => readonly TextDocument[]) {}

  /** URIs of the folders to look in. */
  set folders(uris: readonly string[]) {
    this.uris = uris;
    this.forget();
  }
  private uris: readonly string[] = [];

  /** Looks again when next asked. */
  forget(): void {
    this.onDisk = undefined;
  }

  /** The templates that point to definitions; of an open one, the text in the editor. */
  readonly templates = async (): Promise<readonly TemplateText[]> => {
    this.onDisk ??= readAll(this.uris);
    const open = new Map(this.openDocuments().map((document) => [oneSpelling(document.uri), document]));
    const closed = (await this.onDisk).filter(({ uri }) => !open.has(oneSpelling(uri)));
    const edited = [...open.values()].map((document) => this.textOf(document)).filter(isPointing);
    return [...edited, ...closed];
  };

  private textOf(document: TextDocument): TemplateText {
    const known = this.opened.get(document);
    if (known?.version === document.version) return known;
    const text = { uri: document.uri, text: document.getText(), version: document.version };
    this.opened.set(document, text);
    return text;
  }
}

function isPointing({ text }: TemplateText): boolean {
  return pointsToFile.test(text);
}

async function readAll(uris: readonly string[]): Promise<TemplateText[]> {
  const roots = uris.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri));
  const texts = await Promise.all((await findFiles(roots)).map(readTemplate));
  return texts.filter((text) => text !== undefined).filter(isPointing);
}

/** Level by level, so that what is near the root is found before the bounds are reached. */
async function findFiles(roots: string[]): Promise<string[]> {
  const files: string[] = [];
  const folders = [...roots];
  for (let index = 0; index < Math.min(folders.length, bounds.folders) && files.length < bounds.files; index++) {
    const folder = folders[index] ?? '';
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const entryPath = path.join(folder, entry.name);
      if (entry.isDirectory() && !skippedFolders.test(entry.name)) folders.push(entryPath);
      else if (entry.isFile() && templateName.test(entry.name)) files.push(entryPath);
    }
  }
  return files.slice(0, bounds.files);
}

/** A file that cannot be read tells nothing, and is no reason to fail. */
async function readTemplate(file: string): Promise<TemplateText | undefined> {
  try {
    if ((await stat(file)).size > bounds.bytes) return undefined;
    return { uri: pathToFileURL(file).href, text: await readFile(file, 'utf8') };
  } catch {
    return undefined;
  }
}
