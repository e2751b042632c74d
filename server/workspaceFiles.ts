// The templates, OpenAPI documents and definitions of the workspace: found when first needed, and again after a change.
import { fileURLToPath } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { apiWords } from '../shared/document/apis/workspace';
import { oneSpelling } from '../shared/document/given';
import type { TemplateText } from '../shared/document/templateText';
import { FileCache, findFiles } from './folderFiles';
import { usedIn, type Used } from './used';

/** Names of files that may hold a template or an OpenAPI document: YAML of any name, JSON that says so. */
const templateName = /^(?!.*\.asl\.)(.*\.ya?ml|.*(template|api|swagger|oas|spec).*\.json)$/i;
const definitionName = /\.asl(\.json|\.ya?ml)?$/i;

/** What a client is asked to watch. */
export const fileWatchers = [
  { globPattern: '**/*.{yaml,yml,asl}' },
  { globPattern: '**/*{template,api,swagger,oas,spec}*.json' },
  { globPattern: '**/*.asl.json' },
];

/** A template that gives values to a definition in another file names that file in one of these. */
const pointsToFile = /Definition(Uri|S3Location)|\bdefinition:\s*['"]?\$\{file\(/;

export class WorkspaceFiles {
  private onDisk: Promise<TemplateText[]> | undefined;
  private usedOnDisk: Promise<Used[]> | undefined;
  private readonly templateTexts = new FileCache((file) => (isTemplate(file) ? file : undefined));
  private readonly usedValues = new FileCache(usedIn);
  private readonly opened = new WeakMap<TextDocument, TemplateText & { version: number; isTemplate: boolean }>();
  private last: readonly TemplateText[] = [];

  constructor(private readonly openDocuments: () => readonly TextDocument[] = () => []) {}

  /** URIs of the folders to look in. */
  set folders(uris: readonly string[]) {
    this.roots = uris.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri));
    this.forget();
  }
  private roots: readonly string[] = [];

  /** Looks again when next asked. */
  forget(): void {
    this.onDisk = undefined;
    this.usedOnDisk = undefined;
  }

  /** Whether what is known of a document's surroundings may depend on the file of this URI. */
  static matters(uri: string): boolean {
    const name = uri.split('/').at(-1) ?? '';
    return !uri.includes('/node_modules/') && (templateName.test(name) || definitionName.test(name));
  }

  /**
   * The templates that point to definitions or make APIs, and the OpenAPI documents; of an open one, the text in the
   * editor. As long as nothing changed, the same list.
   */
  readonly templates = async (): Promise<readonly TemplateText[]> => {
    this.onDisk ??= findFiles(this.roots, templateName).then((files) => this.templateTexts.of(files));
    const onDisk = await this.onDisk;
    const open = new Map(this.openDocuments().map((document) => [oneSpelling(document.uri), document]));
    const edited = [...open.values()].flatMap((document) => this.textOf(document) ?? []);
    const texts = [...edited, ...onDisk.filter(({ uri }) => !open.has(oneSpelling(uri)))];
    const isSame = texts.length === this.last.length && texts.every((text, index) => text === this.last[index]);
    if (!isSame) this.last = texts;
    return this.last;
  };

  /** What the Tasks of the workspace's definitions call, as saved. */
  readonly used = async (): Promise<readonly Used[]> => {
    this.usedOnDisk ??= findFiles(this.roots, definitionName).then((files) => this.usedValues.of(files));
    return this.usedOnDisk;
  };

  /** Whether an open document is one that others may depend on. */
  isTemplate(document: TextDocument): boolean {
    return this.textOf(document) !== undefined;
  }

  /** The text of an open document that is a template or an OpenAPI document. */
  private textOf(document: TextDocument): TemplateText | undefined {
    // A definition is none, and may be large.
    if (definitionName.test(document.uri) || /^asl/.test(document.languageId)) return undefined;
    let known = this.opened.get(document);
    if (known?.version !== document.version) {
      const text = { uri: document.uri, text: document.getText() };
      known = { ...text, version: document.version, isTemplate: isTemplate(text) };
      this.opened.set(document, known);
    }
    return known.isTemplate ? known : undefined;
  }
}

function isTemplate({ text }: TemplateText): boolean {
  return pointsToFile.test(text) || apiWords.test(text);
}
