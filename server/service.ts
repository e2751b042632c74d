// The language service: every feature as a function of a document, with no connection, file or clock.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeActionContext,
  CodeLens,
  CompletionItem,
  Diagnostic,
  Hover,
  Position,
} from 'vscode-languageserver-types';
import { loadReader, parse, syntaxOf, type AslDocument } from '../shared/document/document';
import { machineWord } from '../shared/document/template';
import { isDefinition, isMachine, machineAt } from './asked';
import { codeActions } from './codeActions';
import { codeLenses } from './codeLens';
import { complete } from './completion';
import { diagnose } from './diagnostics';
import { insideOf, outerCompletions, outerRange } from './embedded';
import { hover } from './hover';
import { defaultSettings, type ServerSettings } from './settings';

export type Service = {
  /** Settings for all that follows. */
  configure(settings: ServerSettings): void;
  diagnose(text: TextDocument): Promise<Diagnostic[]>;
  complete(text: TextDocument, position: Position): Promise<CompletionItem[]>;
  hover(text: TextDocument, position: Position): Promise<Hover | undefined>;
  codeActions(text: TextDocument, context: CodeActionContext): Promise<CodeAction[]>;
  codeLenses(text: TextDocument): Promise<CodeLens[]>;
  /** Forgets a document that was closed. */
  forget(uri: string): void;
};

/** A service that reads each version of a document once. No function of it throws on any text. */
export function createService(): Service {
  let settings = defaultSettings;
  const read = new Map<string, { version: number; document: AslDocument }>();

  async function documentOf(text: TextDocument): Promise<AslDocument> {
    const known = read.get(text.uri);
    if (known?.version === text.version) return known.document;
    const syntax = syntaxOf(text.languageId, text.uri);
    await loadReader(syntax);
    const document = parse(text.getText(), syntax);
    read.set(text.uri, { version: text.version, document });
    return document;
  }

  /** The document of a completion, read as a whole where it is a template whose first Task is being typed. */
  async function documentToComplete(text: TextDocument, position: Position): Promise<AslDocument | undefined> {
    const document = await documentOf(text);
    if (isDefinition(text) || isMachine(document)) return document;
    const isRead = (candidate: AslDocument): boolean => {
      const machine = machineAt(text, candidate, position);
      return (
        machine?.definition?.form === 'object' || candidate.embedded.some((embedded) => embedded.machine === machine)
      );
    };
    if (isRead(document)) return document;
    if (!machineWord.test(text.getText())) return undefined;
    const whole = parse(document.text, document.syntax, { whole: true });
    return isRead(whole) ? whole : undefined;
  }

  async function completeAt(text: TextDocument, position: Position): Promise<CompletionItem[]> {
    const document = await documentToComplete(text, position);
    if (!document) return [];
    const inside = insideOf({ text, document, position });
    if (!inside) return complete(text, document, position);
    return outerCompletions(text, inside, complete(inside.text, inside.document, inside.position));
  }

  async function hoverAt(text: TextDocument, position: Position): Promise<Hover | undefined> {
    const document = await documentOf(text);
    const inside = insideOf({ text, document, position });
    if (!inside) return hover(text, document, position);
    const found = hover(inside.text, inside.document, inside.position);
    return found?.range ? { ...found, range: outerRange(text, inside, found.range) } : found;
  }

  return {
    configure: (changed) => void (settings = changed),
    diagnose: async (text) => diagnose(text, await documentOf(text), settings),
    complete: completeAt,
    hover: hoverAt,
    codeLenses: async (text) => (settings.codeLens ? codeLenses(text, await documentOf(text)) : []),
    codeActions: async (text, context) => {
      const document = await documentOf(text);
      return codeActions(text, context, () => diagnose(text, document, settings));
    },
    forget: (uri) => void read.delete(uri),
  };
}
