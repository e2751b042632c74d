// The language service: every feature as a function of a document, with no connection, file or clock.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CodeActionContext,
  CodeLens,
  CompletionList,
  Diagnostic,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SignatureHelp,
} from 'vscode-languageserver-types';
import { valuesOf, type Given } from '../shared/document/given';
import type { TemplateText } from '../shared/document/templateText';
import type { Ran } from '../shared/ran';
import { documentToComplete } from './asked';
import { codeActions } from './codeActions';
import { codeLenses } from './codeLens';
import { diagnose, loadRules } from './diagnostics';
import { DocumentContext, type Workspace } from './documentContext';
import { insideOf, outerCompletions, outerRange } from './embedded';
import { FindingsCache } from './findingsCache';
import { inlayHints } from './inlayHint';
import { toRange } from './lsp';
import { ReadDocuments } from './readDocuments';
import type { ServerSettings } from './settings';

export type Service = {
  /** Settings for all that follows. */
  configure(settings: ServerSettings): void;
  diagnose(text: TextDocument): Promise<Diagnostic[]>;
  /** `trigger` is the character behind which an editor asks by itself. */
  complete(text: TextDocument, position: Position, trigger?: string): Promise<CompletionList>;
  hover(text: TextDocument, position: Position): Promise<Hover | undefined>;
  signatureHelp(text: TextDocument, position: Position): Promise<SignatureHelp | undefined>;
  /** The fixes of the findings in `context`, and the refactorings at the beginning of `range`. */
  codeActions(text: TextDocument, context: CodeActionContext, range?: Range): Promise<CodeAction[]>;
  inlayHints(text: TextDocument, range: Range): Promise<InlayHint[]>;
  codeLenses(text: TextDocument): Promise<CodeLens[]>;
  /** Where templates give a value to the `${Name}` at a position, and where the API or route is written that it calls. */
  definition(text: TextDocument, position: Position): Promise<Location[]>;
  /** What the templates of the workspace give to a definition that is a file of its own. */
  given(uri: string): Promise<Given[]>;
  /** The templates of the workspace that point at a definition that is a file of its own. */
  templatesOf(uri: string): Promise<TemplateText[]>;
  /** Tells of an edit to `before`, so that only what it touches is read again. Without being told, all is. */
  edited(before: TextDocument, range: Range, typed: string): void;
  /** Takes the values of a run: what paths into them can be completed from. */
  learn(ran: Ran): void;
  /** Forgets a document that was closed, or replaced as a whole. */
  forget(uri: string): void;
};

const nowhere: Workspace = { templates: () => Promise.resolve([]) };

/** A service that reads each version of a document once. No function of it throws on any text. */
export function createService(workspace: Workspace = nowhere): Service {
  let cache = new FindingsCache();
  /** The templates that the findings in the cache go with. */
  let checkedWith: readonly TemplateText[] | undefined;
  const context = new DocumentContext(workspace);
  const documents = new ReadDocuments();

  /** The check of a document, ready to be made. */
  async function checkOf(text: TextDocument): Promise<() => Diagnostic[]> {
    const document = await documents.of(text);
    const surroundings = await context.surroundingsOf(text, document);
    await loadRules(document, surroundings);
    if (surroundings && surroundings.texts !== checkedWith)
      [cache, checkedWith] = [new FindingsCache(), surroundings.texts];
    return () => diagnose(text, document, context.settings, cache, surroundings);
  }

  async function completeAt(text: TextDocument, position: Position, trigger?: string): Promise<CompletionList> {
    const document = documentToComplete(text, await documents.of(text), position);
    if (!document) return { isIncomplete: false, items: [] };
    const inside = insideOf({ text, document, position });
    const { complete } = await import('./assistance');
    const around = await context.offersAround(text, document, position, inside?.embedded.machine);
    if (!inside) return complete(text, document, position, around, trigger);
    const list = complete(inside.text, inside.document, inside.position, around, trigger);
    return { ...list, items: outerCompletions(text, inside, list.items) };
  }

  async function hoverAt(text: TextDocument, position: Position): Promise<Hover | undefined> {
    const document = await documents.of(text);
    const { hover, hoverPlaceholder, placeholderAt, withCalled } = await import('./assistance');
    const placeholder = placeholderAt(text, document, position);
    const route = await context.routeAt(text, document, position);
    if (placeholder) {
      const given = await context.givenAt(text, document, position);
      return withCalled(hoverPlaceholder(text, document, placeholder, given, context.settings.substitutions), route);
    }
    const inside = insideOf({ text, document, position });
    const known = {
      recorded: context.recordedIn(text, document, inside?.embedded.machine),
      values: await context.valuesAt(text, document, position),
    };
    if (!inside) return withCalled(hover(text, document, position, known), route);
    const found = hover(inside.text, inside.document, inside.position, known);
    return withCalled(found?.range ? { ...found, range: outerRange(text, inside, found.range) } : found, route);
  }

  async function definition(text: TextDocument, position: Position): Promise<Location[]> {
    const document = await documents.of(text);
    const { locationsOf, placeholderAt, serverlessVariable, templateName } = await import('./assistance');
    const placeholder = placeholderAt(text, document, position);
    const all = placeholder ? [{ uri: text.uri, text: document.text }, ...(await workspace.templates())] : [];
    const given = placeholder ? locationsOf(placeholder, await context.givenAt(text, document, position), all) : [];
    const variable = placeholder && serverlessVariable(document, placeholder.name)?.node;
    const own =
      variable ?? (placeholder && given.length === 0 ? templateName(document, placeholder.name)?.span : undefined);
    if (own) given.push({ uri: text.uri, range: toRange(text, own) });
    // Where the name under the cursor is given a value; two places to choose from would be one too many.
    return given.length > 0 ? given : ((await context.routeAt(text, document, position))?.locations ?? []);
  }

  return {
    configure: (changed) => {
      context.settings = changed;
      cache = new FindingsCache();
    },
    edited: (before, range, typed) => documents.edited(before, range, typed),
    diagnose: async (text) => (await checkOf(text))(),
    complete: completeAt,
    hover: hoverAt,
    signatureHelp: async (text, position) => {
      const asked = { text, document: await documents.of(text), position };
      const inner = insideOf(asked) ?? asked;
      const { signatureHelp } = await import('./assistance');
      return signatureHelp(inner.text, inner.document, inner.position);
    },
    codeLenses: async (text) => (context.settings.codeLens ? codeLenses(text, await documents.of(text)) : []),
    codeActions: async (text, asked, range) => {
      const fixes = codeActions(text, asked, await checkOf(text));
      if (!range) return fixes;
      const { refactorings } = await import('./assistance');
      const document = await documents.of(text);
      const given =
        document.tasks.length + document.embedded.length > 0 ? await context.givenAt(text, document, range.start) : [];
      const names = given.map(({ name }) => name);
      const values = { ...context.settings.substitutions, ...valuesOf(given) };
      return [...fixes, ...refactorings(text, document, asked, range.start, { names, values })];
    },
    inlayHints: async (text, range) =>
      context.settings.inlayUrl ? inlayHints(text, await documents.of(text), range) : [],
    definition,
    given: (uri) => context.given(uri),
    templatesOf: (uri) => context.templatesOf(uri),
    learn: (ran) => context.learn(ran),
    forget: (uri) => documents.forget(uri),
  };
}
