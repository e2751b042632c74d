// What templates say of a Task's placeholders: the template it stands in, or those that point at its file.
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { defaultsOf, givenTo, homesOf, valuesOf, type Given, type Home } from '../../shared/document/given';
import type { TemplateText } from '../../shared/document/templateText';
import type { FoundTask } from './tasks';

/** Asks about a definition that is a file of its own. The language server knows the templates of the workspace. */
export type GivenLookup = (uri: string) => Promise<Given[]>;

/** The machines of templates that a Task is deployed as: of the template it stands in, or of those that point at its file. */
export type HomesLookup = (found: Pick<FoundTask, 'document' | 'machine'>) => Promise<Home[]>;

/** How long a run waits for the answer: without it, the person is asked. */
const patience = 3000;

/** A lookup that never fails and never keeps a run waiting. */
export function lookupBy(client: LanguageClient): GivenLookup {
  return (uri) => asked<Given>(client, 'aslInvoke/given', uri);
}

/** A lookup of machines, under the same conditions. */
export function homesBy(client: LanguageClient): HomesLookup {
  return async ({ document, machine }) => {
    const uri = document.uri.toString();
    if (machine) return [{ machine, template: { uri, text: document.getText() } }];
    return homesOf(uri, await asked<TemplateText>(client, 'aslInvoke/templates', uri));
  };
}

/** The answer of the language server about a file; nothing where it has none, or none in time. */
async function asked<Answer>(client: LanguageClient, request: string, uri: string): Promise<Answer[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer[]>((resolve) => (timer = setTimeout(() => resolve([]), patience)));
  try {
    return await Promise.race([client.sendRequest<Answer[]>(request, { uri }), late]);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}

export type GivenValues = {
  values: Record<string, string>;
  /** By placeholder, where its value comes from: `!Ref Api in template.yaml`. */
  sources: Record<string, string>;
  /** What the defaults of a template's parameters would make of a placeholder that has no value: offered, never just taken. */
  defaults: Record<string, string>;
};

/** The values there are, and for the others what to say when asking. */
export async function givenFor(
  { document, machine }: Pick<FoundTask, 'document' | 'machine'>,
  lookup: GivenLookup,
): Promise<GivenValues> {
  const uri = document.uri.toString();
  const given = machine ? givenTo(machine, { uri, text: document.getText() }) : await lookup(uri);
  const sources = given.map(
    ({ name, source, uri, byDefault }) =>
      [name, `${source} in ${fileName(uri)}${byDefault ? byDefaultText(byDefault.parameters) : ''}`] as const,
  );
  return { values: valuesOf(given), sources: Object.fromEntries(sources), defaults: defaultsOf(given) };
}

function byDefaultText(parameters: readonly string[]): string {
  return vscode.l10n.t(', here the default of {0}', parameters.join(', '));
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.split('/').at(-1) ?? uri);
}
