// What is known around a document: the workspace's templates and APIs, settings, and the runs of its Tasks.
import type { Position } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AslDocument } from '../shared/document/document';
import { machineOf } from '../shared/document/embedded';
import { givenByHomes, givenTo, givenToFile, homesOf, valuesOf, type Given } from '../shared/document/given';
import type { Substitutions } from '../shared/document/substitutions';
import type { Machine } from '../shared/document/template';
import type { TemplateText } from '../shared/document/templateText';
import type { Ran } from '../shared/ran';
import { machineAt } from './asked';
import type { CalledAt } from './calledAt';
import type { WorkspaceOffers } from './completion/workspace';
import { RecordedRuns, type RecordedOf } from './recorded/store';
import { defaultSettings, type ServerSettings } from './settings';
import { SurroundingsCache, type Surroundings } from './surroundings';
import type { Used } from './used';

/** What the service knows of the workspace beside the document it is asked about. */
export type Workspace = {
  /** Templates and OpenAPI documents; the same list as long as none of them changed. */
  templates: () => Promise<readonly TemplateText[]>;
  /** What the Tasks of the definitions call. */
  used?: () => Promise<readonly Used[]>;
};

/** Answers for the document, and the place in it, that a feature is asked about. */
export class DocumentContext {
  settings: ServerSettings = defaultSettings;
  private readonly around = new SurroundingsCache();
  private readonly runs = new RecordedRuns();

  constructor(private readonly workspace: Workspace) {}

  /** Takes the values of a run. */
  learn(ran: Ran): void {
    this.runs.learn(ran);
  }

  /** What the workspace tells of a document's Tasks; undefined for a document without any. */
  async surroundingsOf(text: TextDocument, document: AslDocument): Promise<Surroundings | undefined> {
    if (document.tasks.length === 0 && document.embedded.length === 0) return undefined;
    return this.around.of(document, text.uri, await this.workspace.templates(), this.settings.substitutions);
  }

  /** What completion offers of it; `inside` is the machine, where that stands as text in the document. */
  async offersAround(
    text: TextDocument,
    document: AslDocument,
    position: Position,
    inside?: Machine,
  ): Promise<WorkspaceOffers> {
    const surroundings = await this.surroundingsOf(text, document);
    const { ownHosts, placeholdersToOffer, subNamesToOffer } = await import('./assistance');
    const machine = inside ?? machineAt(text, document, position);
    const given = machine
      ? givenTo(machine, { uri: text.uri, text: document.text })
      : givenByHomes(surroundings?.homes ?? []);
    return {
      uri: text.uri,
      called: (task) => surroundings?.called(task, inside ?? machineOf(document, task)),
      used: (await this.workspace.used?.()) ?? [],
      recorded: this.recordedIn(text, document, inside),
      placeholders: placeholdersToOffer(given, this.settings.substitutions, machine),
      subNames: machine && subNamesToOffer(document),
      ownHosts: machine && surroundings && ownHosts(document, machine, surroundings.own()),
    };
  }

  /** The values of the last runs, by path in the document, or in the machine that stands as text inside of it. */
  recordedIn(text: TextDocument, document: AslDocument, inside?: Machine): RecordedOf | undefined {
    const recorded = this.runs.of(text.uri, document);
    return recorded && inside ? (path) => recorded([...inside.path, ...path]) : recorded;
  }

  /** The values of placeholders that a run would have. */
  async valuesAt(text: TextDocument, document: AslDocument, position: Position): Promise<Substitutions> {
    if (document.tasks.length === 0 && document.embedded.length === 0) return {};
    return { ...valuesOf(await this.givenAt(text, document, position)), ...this.settings.substitutions };
  }

  /** What the parameter at a position calls. */
  async routeAt(text: TextDocument, document: AslDocument, position: Position): Promise<CalledAt | undefined> {
    const { calledAt, parameterAt } = await import('./assistance');
    const parameter = parameterAt(text, document, position);
    const surroundings = parameter && (await this.surroundingsOf(text, document));
    return surroundings && calledAt(parameter, surroundings);
  }

  /** What templates give to the placeholders of the machine that a position is in. */
  async givenAt(text: TextDocument, document: AslDocument, position: Position): Promise<Given[]> {
    const machine = machineAt(text, document, position);
    return machine ? givenTo(machine, { uri: text.uri, text: document.text }) : this.given(text.uri);
  }

  /** What the templates of the workspace give to a definition that is a file of its own. */
  async given(uri: string): Promise<Given[]> {
    return givenToFile(uri, await this.workspace.templates());
  }

  /** The templates of the workspace that point at a definition that is a file of its own. */
  async templatesOf(uri: string): Promise<TemplateText[]> {
    const homes = await homesOf(uri, await this.workspace.templates());
    return [...new Set(homes.map(({ template }) => template))];
  }
}
