// Offers of hosts, stages and paths: what the API and other Tasks have, and the regions of a host being typed.
import type { AslDocument } from '../../shared/document/document';
import { stringOf, type Node } from '../../shared/document/node';
import { isUnknownText } from '../../shared/document/known';
import type { Task } from '../../shared/document/tasks';
import { isJsonataExpression } from '../../shared/expressions/jsonata-template';
import { partitions } from '../../shared/knowledge/hosts';
import type { Spot } from '../spot';
import { taskTypedAt } from '../place';
import { kinds, type Offer } from './offer';
import { ownHostOffers, placeholderOffers } from './placeholders';
import { pathOffers, stageOffers, usedOffers, type WorkspaceOffers } from './workspace';

/** Parameters whose values Tasks of one document share. */
export const sharedParameters = ['ApiEndpoint', 'Stage', 'Path'] as const;
export type SharedParameter = (typeof sharedParameters)[number];

export function sharedOffers(
  document: AslDocument,
  offset: number,
  spot: Spot,
  name: SharedParameter,
  workspace?: WorkspaceOffers,
): Offer[] {
  const own = taskTypedAt(document, offset);
  const used = usedValues(document, own, name);
  const offers = used.map((value): Offer => ({ label: value, kind: kinds.Value, detail: 'in this document', value }));
  const typed = typedAt(document, spot, offset);
  const elsewhere = workspace ? usedOffers(own, workspace, name) : [];
  if (workspace && own && name === 'Stage') offers.unshift(...stageOffers(own, workspace));
  if (workspace && own && name === 'Path') {
    const isRooted = typed.startsWith('/') || (typed === '' && used.some((value) => value.startsWith('/')));
    offers.unshift(...pathOffers(own, workspace, isRooted));
  }
  const hosts = [...used, ...elsewhere.map(({ label }) => label)];
  if (workspace) {
    // What the machine is given for this parameter says more than what is called elsewhere.
    const given = typed === '' || typed.startsWith('$') ? placeholderOffers(name, document, spot, workspace) : [];
    const own = name === 'ApiEndpoint' ? ownHostOffers(document, spot, workspace) : [];
    offers.push(...given, ...own, ...elsewhere);
  }
  if (name === 'ApiEndpoint') offers.push(...hostOffers(typed, hosts));
  if (name === 'Path' && connections.label.startsWith(typed)) offers.push(connections);
  return withoutRepeats(offers);
}

/** Whether the document or the workspace has values for a parameter whose name is typed at the spot. */
export function hasSharedValues(
  document: AslDocument,
  offset: number,
  spot: Spot,
  name: string,
  workspace?: WorkspaceOffers,
): boolean {
  const shared = sharedParameters.find((one) => one === name);
  const empty: Spot = { ...spot, on: 'value', key: name, span: { start: offset, end: offset } };
  const offers = shared ? sharedOffers(document, offset, empty, shared, workspace) : [];
  return offers.some((offer) => offer !== connections);
}

/** The first of those that say the same: a route says more than a path that is called somewhere. */
function withoutRepeats(offers: Offer[]): Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ label }) => !seen.has(label) && seen.add(label));
}

const connections: Offer = {
  label: '@connections/',
  kind: kinds.Value,
  detail: 'a WebSocket client',
  documentation: 'Behind it comes the connection ID. With `AuthType` `IAM_ROLE`; `POST` sends the client a message.',
  value: '@connections/',
};

/** The values that Tasks other than `own` have, those with the most the same host first, then the most frequent. */
function usedValues({ tasks }: AslDocument, own: Task | undefined, name: SharedParameter): string[] {
  const host = own && valuesOf(own, name).host;
  const weights = new Map<string, number>();
  const place = own ? tasks.indexOf(own) : 0;
  for (const task of tasks.slice(Math.max(0, place - reach), place + reach)) {
    if (task === own) continue;
    const { value, host: other } = valuesOf(task, name);
    if (!value || isJsonataExpression(value)) continue;
    const isNear = name !== 'ApiEndpoint' && other === host;
    weights.set(value, (weights.get(value) ?? 0) + (isNear ? tasks.length : 1));
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .map(([value]) => value)
    .slice(0, 30);
}

/** So many Tasks before and behind are looked at: a document may have a thousand, a keystroke has a millisecond. */
const reach = 150;

/** Both in one pass over the parameters. */
function valuesOf(
  { parameters }: Task,
  name: SharedParameter,
): { value?: string | undefined; host?: string | undefined } {
  let value: Node | undefined;
  let host: Node | undefined;
  for (const prop of parameters?.props ?? []) {
    if (prop.key === name) value = prop.value;
    if (prop.key === 'ApiEndpoint') host = prop.value;
  }
  return { value: stringOf(value), host: stringOf(host) };
}

/** The value up to the cursor, without its quote. */
function typedAt({ text }: AslDocument, { span }: Spot, offset: number): string {
  return text.slice(span.start, offset).replace(/^["']/, '');
}

/** Every region for the API ID typed so far, those of the document's hosts first. */
function hostOffers(typed: string, used: string[]): Offer[] {
  const id = /^[0-9a-z]+/.exec(typed)?.[0];
  // A region has no capitals, nor has a custom domain anything to be completed.
  if (id === undefined || isUnknownText(typed) || !isBeginning(typed, id)) return [];
  const hosts = partitions.flatMap(({ suffix, regions }) =>
    regions.map((region) => ({ region, host: `${id}.execute-api.${region}.${suffix}` })),
  );
  const isUsed = (region: string): boolean => used.some((host) => host.includes(`.execute-api.${region}.`));
  return hosts
    .filter(({ host }) => !used.includes(host))
    .sort((a, b) => Number(isUsed(b.region)) - Number(isUsed(a.region)))
    .map(({ host }) => ({ label: host, kind: kinds.Value, value: host }));
}

/** `abc`, `abc.exec`, `abc.execute-api.eu-` are; `abc.example.com` is not. */
function isBeginning(typed: string, id: string): boolean {
  const rest = typed.slice(id.length);
  return '.execute-api.'.startsWith(rest) || rest.startsWith('.execute-api.');
}
