// serverless.yml: the APIs that the Serverless Framework makes of the `http` and `httpApi` events.
import { stringOf, valueOf, type Node, type Span } from '../node';
import { draftOf, type Draft } from './api';
import { methodOf, rooted, routeOfKey } from './httpApi';

/** The logical ids of the framework's two APIs. */
const names = { http: 'ApiGatewayRestApi', httpApi: 'HttpApi' } as const;
type Kind = keyof typeof names;

/** Plugins that add no route. Of any other it is not known here. */
const plainPlugins =
  /^(serverless-(step-functions|offline|esbuild|webpack|bundle|plugin-typescript|python-requirements|dotenv-plugin|prune-plugin|iam-roles-per-function|pseudo-parameters|domain-manager|localstack)|\.\/.*offline.*)$/;

/** The APIs of a serverless.yml; none of another document. */
export function serverlessApis(root: Node | undefined): Draft[] {
  const provider = valueOf(root, 'provider');
  const functions = valueOf(root, 'functions');
  const machines = valueOf(valueOf(root, 'stepFunctions'), 'stateMachines');
  if (!provider || (!functions && !machines)) return [];
  const drafts = new Map<Kind, Draft>();
  const owners = [...entriesOf(functions), ...entriesOf(machines)];
  for (const owner of owners) for (const event of itemsOf(valueOf(owner, 'events'))) addEvent(event, drafts, provider);
  const isWhole = isReadable(functions) && isReadable(machines) && hasPlainPlugins(root);
  for (const draft of drafts.values()) draft.isWhole &&= isWhole;
  return [...drafts.values()];
}

/** An object of functions, or a list of such objects. */
function entriesOf(node: Node | undefined): Node[] {
  if (node?.kind === 'array') return node.items.flatMap(entriesOf);
  return node?.kind === 'object' ? node.props.flatMap(({ value }) => value ?? []) : [];
}

function itemsOf(node: Node | undefined): Node[] {
  return node?.kind === 'array' ? node.items : [];
}

/** Not `${file(functions.yml)}`, whole or for one function or its events. */
function isReadable(node: Node | undefined): boolean {
  if (!node) return true;
  if (node.kind === 'array') return node.items.every(isReadable);
  return (
    node.kind === 'object' &&
    node.props.every(({ value }) => value?.kind === 'object' && (valueOf(value, 'events')?.kind ?? 'array') === 'array')
  );
}

function hasPlainPlugins(root: Node | undefined): boolean {
  const plugins = valueOf(root, 'plugins');
  if (!plugins) return true;
  return plugins.kind === 'array' && plugins.items.every((plugin) => plainPlugins.test(stringOf(plugin) ?? ''));
}

/** `- http: GET bills`, `- http: { path, method }`, and the same of `httpApi`. */
function addEvent(event: Node, drafts: Map<Kind, Draft>, provider: Node): void {
  if (event.kind !== 'object') return;
  for (const { key, keySpan, value } of event.props) {
    if (key !== 'http' && key !== 'httpApi') continue;
    // An API that another service made: what it has besides is not written here.
    if (valueOf(valueOf(provider, key === 'http' ? 'apiGateway' : 'httpApi'), key === 'http' ? 'restApiId' : 'id'))
      continue;
    const draft = drafts.get(key) ?? newDraft(key, keySpan, provider);
    drafts.set(key, draft);
    const route = value && routeOf(value);
    if (route) draft.routes.push({ ...route, span: value });
    else draft.isWhole = false;
  }
}

function routeOf(value: Node): { method: string; path: string } | undefined {
  const key = stringOf(value);
  if (key !== undefined) return key.includes('${') ? undefined : routeOfKey(key === '*' ? '$default' : key);
  const [path, method] = [stringOf(valueOf(value, 'path')), stringOf(valueOf(value, 'method'))];
  if (path === undefined || path.includes('${')) return undefined;
  if (path === '*') return { method: 'ANY', path: '$default' };
  return method === undefined || method.includes('${') ? undefined : { method: methodOf(method), path: rooted(path) };
}

function newDraft(kind: Kind, span: Span, provider: Node): Draft {
  const draft = draftOf(names[kind], kind === 'http' ? 'REST' : 'HTTP', span);
  const stage = valueOf(provider, 'stage');
  const name = kind === 'httpApi' ? '$default' : (stringOf(stage) ?? (stage ? '${' : 'dev'));
  if (name.includes('${')) draft.hasAllStages = false;
  else draft.stages.push({ name, span: stage ?? span });
  // The command line may name another.
  if (kind === 'http') draft.hasAllStages = false;
  return draft;
}
