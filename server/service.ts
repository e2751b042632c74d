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
import type { AslDocument } from '../shared/document/document';
import { givenByHomes, givenTo, givenToFile, homesOf, valuesOf, type Given } from '../shared/document/given';
import type { Substitutions } from '../shared/document/substitutions';
import type { TemplateText } from '../shared/document/templateText';
import { machineOf } from '../shared/document/embedded';
import type { Machine } from '../shared/document/template';
import type { Ran } from '../shared/ran';
import { documentToComplete, machineAt } from './asked';
import type { CalledAt } from './calledAt';
import { codeActions } from './codeActions';
import { codeLenses } from './codeLens';
import type { WorkspaceOffers } from './completion/workspace';
import { diagnose, loadRules } from './diagnostics';
import { insideOf, outerCompletions, outerRange } from './embedded';
import { FindingsCache } from './findingsCache';
import { inlayHints } from './inlayHint';
import { toRange } from './lsp';
import { ReadDocuments } from './readDocuments';
import { RecordedRuns, type RecordedOf } from './recorded/store';
import { defaultSettings, type ServerSettings } from './settings';
import { SurroundingsCache, type Surroundings } from './surroundings';
import type { Used } from './used';

export type Service = {
  /** Settings for all that follows. */
  configure(settings: ServerSettings): void;
  diagnose(text: TextDocument): Promise<Diagnostic[]>;
  complete(text: TextDocument, position: Position): Promise<CompletionList>;
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

/** What the service knows of the workspace beside the document it is asked about. */
export type Workspace = {
  /** Templates and OpenAPI documents; the same list as long as none of them changed. */
  templates: () => Promise<readonly TemplateText[]>;
  /** What the Tasks of the definitions call. */
  used?: () => Promise<readonly Used[]>;
};

const nothing: readonly TemplateText[] = [];
const nowhere: Workspace = { templates: () => Promise.resolve(nothing) };

/** A service that reads each version of a document once. No function of it throws on any text. */
export function createService({ templates, used = () => Promise.resolve([]) }: Workspace = nowhere): Service {
  let settings = defaultSettings;
  let cache = new FindingsCache();
  /** The templates that the findings in the cache go with. */
  let checkedWith = nothing;
  const around = new SurroundingsCache();
  const runs = new RecordedRuns();
  const documents = new ReadDocuments();

  /** What the workspace tells of a document's Tasks; undefined for a document without any. */
  async function surroundingsOf(text: TextDocument, document: AslDocument): Promise<Surroundings | undefined> {
    if (document.tasks.length === 0 && document.embedded.length === 0) return undefined;
    return around.of(document, text.uri, await templates(), settings.substitutions);
  }

  /** The check of a document, ready to be made. */
  async function checkOf(text: TextDocument): Promise<() => Diagnostic[]> {
    const document = await documentToCheck(text);
    const surroundings = await surroundingsOf(text, document);
    if (surroundings && surroundings.texts !== checkedWith)
      [cache, checkedWith] = [new FindingsCache(), surroundings.texts];
    return () => diagnose(text, document, settings, cache, surroundings);
  }

  async function documentToCheck(text: TextDocument): Promise<AslDocument> {
    const document = await documents.of(text);
    await loadRules(document);
    return document;
  }

  async function completeAt(text: TextDocument, position: Position): Promise<CompletionList> {
    const document = documentToComplete(text, await documents.of(text), position);
    if (!document) return { isIncomplete: false, items: [] };
    const inside = insideOf({ text, document, position });
    const { complete } = await import('./assistance');
    const around = await aroundCompletion(text, document, position, inside?.embedded.machine);
    if (!inside) return complete(text, document, position, around);
    const list = complete(inside.text, inside.document, inside.position, around);
    return { ...list, items: outerCompletions(text, inside, list.items) };
  }

  async function aroundCompletion(
    text: TextDocument,
    document: AslDocument,
    position: Position,
    inside?: Machine,
  ): Promise<WorkspaceOffers> {
    const surroundings = await surroundingsOf(text, document);
    const { ownHosts, placeholdersToOffer, subNamesToOffer } = await import('./assistance');
    const machine = inside ?? machineAt(text, document, position);
    const given = machine
      ? givenTo(machine, { uri: text.uri, text: document.text })
      : givenByHomes(surroundings?.homes ?? []);
    return {
      uri: text.uri,
      called: (task) => surroundings?.called(task, inside ?? machineOf(document, task)),
      used: await used(),
      recorded: recordedIn(text, document, inside),
      placeholders: placeholdersToOffer(given, settings.substitutions, machine),
      subNames: machine && subNamesToOffer(document),
      ownHosts: machine && surroundings && ownHosts(document, machine, surroundings.own()),
    };
  }

  /** The values of the last runs, by path in the document, or in the machine that stands as text inside of it. */
  function recordedIn(text: TextDocument, document: AslDocument, inside?: Machine): RecordedOf | undefined {
    const recorded = runs.of(text.uri, document);
    return recorded && inside ? (path) => recorded([...inside.path, ...path]) : recorded;
  }

  async function hoverAt(text: TextDocument, position: Position): Promise<Hover | undefined> {
    const document = await documents.of(text);
    const { hover, hoverPlaceholder, placeholderAt, withCalled } = await import('./assistance');
    const placeholder = placeholderAt(text, document, position);
    const route = await routeAt(text, document, position);
    if (placeholder) {
      const given = await givenAt(text, document, position);
      return withCalled(hoverPlaceholder(text, document, placeholder, given, settings.substitutions), route);
    }
    const inside = insideOf({ text, document, position });
    const known = {
      recorded: recordedIn(text, document, inside?.embedded.machine),
      values: await valuesAt(text, document, position),
    };
    if (!inside) return withCalled(hover(text, document, position, known), route);
    const found = hover(inside.text, inside.document, inside.position, known);
    return withCalled(found?.range ? { ...found, range: outerRange(text, inside, found.range) } : found, route);
  }

  /** The values of placeholders that a run would have. */
  async function valuesAt(text: TextDocument, document: AslDocument, position: Position): Promise<Substitutions> {
    if (document.tasks.length === 0 && document.embedded.length === 0) return {};
    return { ...valuesOf(await givenAt(text, document, position)), ...settings.substitutions };
  }

  /** What the parameter at a position calls. */
  async function routeAt(text: TextDocument, document: AslDocument, position: Position): Promise<CalledAt | undefined> {
    const { calledAt, parameterAt } = await import('./assistance');
    const parameter = parameterAt(text, document, position);
    const surroundings = parameter && (await surroundingsOf(text, document));
    return surroundings && calledAt(parameter, surroundings);
  }

  async function givenAt(text: TextDocument, document: AslDocument, position: Position): Promise<Given[]> {
    const machine = machineAt(text, document, position);
    return machine ? givenTo(machine, { uri: text.uri, text: document.text }) : given(text.uri);
  }

  async function given(uri: string): Promise<Given[]> {
    return givenToFile(uri, await templates());
  }

  async function templatesOf(uri: string): Promise<TemplateText[]> {
    const homes = await homesOf(uri, await templates());
    return [...new Set(homes.map(({ template }) => template))];
  }

  async function definition(text: TextDocument, position: Position): Promise<Location[]> {
    const document = await documents.of(text);
    const { locationsOf, placeholderAt, serverlessVariable, templateName } = await import('./assistance');
    const placeholder = placeholderAt(text, document, position);
    const all = placeholder ? [{ uri: text.uri, text: document.text }, ...(await templates())] : [];
    const given = placeholder ? locationsOf(placeholder, await givenAt(text, document, position), all) : [];
    const variable = placeholder && serverlessVariable(document, placeholder.name)?.node;
    const own =
      variable ?? (placeholder && given.length === 0 ? templateName(document, placeholder.name)?.span : undefined);
    if (own) given.push({ uri: text.uri, range: toRange(text, own) });
    // Where the name under the cursor is given a value; two places to choose from would be one too many.
    return given.length > 0 ? given : ((await routeAt(text, document, position))?.locations ?? []);
  }

  return {
    configure: (changed) => {
      settings = changed;
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
    codeLenses: async (text) => (settings.codeLens ? codeLenses(text, await documents.of(text)) : []),
    codeActions: async (text, context, range) => {
      const fixes = codeActions(text, context, await checkOf(text));
      if (!range) return fixes;
      const { refactorings } = await import('./assistance');
      const document = await documents.of(text);
      const given =
        document.tasks.length + document.embedded.length > 0 ? await givenAt(text, document, range.start) : [];
      const names = given.map(({ name }) => name);
      const values = { ...settings.substitutions, ...valuesOf(given) };
      return [...fixes, ...refactorings(text, document, context, range.start, { names, values })];
    },
    inlayHints: async (text, range) => (settings.inlayUrl ? inlayHints(text, await documents.of(text), range) : []),
    definition,
    given,
    templatesOf,
    learn: (ran) => runs.learn(ran),
    forget: (uri) => documents.forget(uri),
  };
}
