// What the workspace tells of a document's Tasks: the machines that its definition belongs to, and the APIs they call.
import type { Api } from '../shared/document/apis/api';
import { calledBy, type Called } from '../shared/document/apis/called';
import { WorkspaceApis } from '../shared/document/apis/workspace';
import type { AslDocument } from '../shared/document/document';
import { givenTo, homesOf, oneSpelling, valuesOf, type Home } from '../shared/document/given';
import type { Substitutions } from '../shared/document/substitutions';
import type { Task } from '../shared/document/tasks';
import type { Machine } from '../shared/document/template';
import { loadReaders, rememberRoot, type TemplateText } from '../shared/document/templateText';

export type Surroundings = {
  /** The APIs that a Task calls; `machine` is that of the document it stands in, where it is a template. */
  called(task: Task, machine: Machine | undefined): Called;
  /** The values of placeholders: of templates, where those agree; of the settings for what no template gives. */
  values(machine: Machine | undefined): Substitutions;
  /** The machines of templates whose definition is this file. */
  homes: readonly Home[];
  /** The files of the APIs. */
  apis: WorkspaceApis;
  /** The APIs that the document makes, where it is a template. */
  own: () => readonly Api[];
  /** The files that all this was read from. */
  texts: readonly TemplateText[];
};

/** Of a document that nothing is known around: a template itself may have the API that its Tasks call. */
export function aroundAlone(document: AslDocument): Surroundings {
  return surroundings({ document, uri: '', texts: [], homes: [] });
}

/** The files of a workspace with what was read of them. The same list of files stands for the same state of them. */
export class SurroundingsCache {
  private known = new WeakMap<readonly TemplateText[], { apis: WorkspaceApis; homes: Map<string, Home[]> }>();
  /** Of a document that is a template itself: to look for its own APIs takes longer than most answers. */
  private last = new WeakMap<AslDocument, { around: Surroundings; settings: Substitutions }>();

  /** What `texts` tell of the document that is the file `uri`; `settings` are values of placeholders. */
  async of(
    document: AslDocument,
    uri: string,
    texts: readonly TemplateText[],
    settings: Substitutions = {},
  ): Promise<Surroundings> {
    await loadReaders(texts);
    let known = this.known.get(texts);
    if (!known) this.known.set(texts, (known = { apis: new WorkspaceApis(texts), homes: new Map() }));
    if (document.machines.length > 0) {
      const last = this.last.get(document);
      if (last?.around.texts === texts && last.settings === settings) return last.around;
      const around = surroundings({ document, uri, texts, homes: [], settings });
      this.last.set(document, { around, settings });
      return around;
    }
    let homes = known.homes.get(uri);
    if (!homes) known.homes.set(uri, (homes = await homesOf(uri, texts)));
    return surroundings({ document, uri, texts, homes, settings, known: known.apis });
  }
}

type Around = {
  document: AslDocument;
  uri: string;
  texts: readonly TemplateText[];
  homes: readonly Home[];
  settings?: Substitutions;
  known?: WorkspaceApis;
};

function surroundings({ document, uri, texts, homes, settings = {}, known }: Around): Surroundings {
  const valuesIn = (from: readonly Home[]): Substitutions => {
    const given = from.flatMap(({ machine, template }) => givenTo(machine, template));
    // What templates give differently, or only at deployment, no setting makes certain.
    const named = new Set(given.map(({ name }) => name));
    const own = Object.entries(settings).filter(([name]) => !named.has(name));
    return { ...Object.fromEntries(own), ...valuesOf(given) };
  };
  if (document.machines.length === 0) {
    const apis = known ?? new WorkspaceApis(texts);
    let values: Substitutions | undefined;
    return {
      homes,
      apis,
      own: () => [],
      texts,
      called: (task) => calledBy(task, homes, apis, settings),
      values: () => (values ??= valuesIn(homes)),
    };
  }
  const own = texts.find((text) => text.text === document.text && oneSpelling(text.uri) === oneSpelling(uri));
  const template = own ?? { uri, text: document.text };
  rememberRoot(template, document.root);
  const others = texts.filter((text) => oneSpelling(text.uri) !== oneSpelling(uri));
  const apis = new WorkspaceApis([template, ...others]);
  const homesOfMachine = (machine: Machine | undefined): Home[] => (machine ? [{ machine, template }] : []);
  const values = new Map<Machine | undefined, Substitutions>();
  return {
    homes: [],
    apis,
    own: () => apis.inTemplate(template),
    texts,
    called: (task, machine) => calledBy(task, homesOfMachine(machine), apis, settings),
    values: (machine) => {
      let known = values.get(machine);
      if (!known) values.set(machine, (known = valuesIn(homesOfMachine(machine))));
      return known;
    },
  };
}
