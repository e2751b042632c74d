// AWS::Serverless: APIs whose routes are the events of functions and state machines, those that SAM makes by itself too.
import { propOf, stringOf, valueOf, type Node, type Prop } from '../node';
import { draftOf, type Draft } from './api';
import { addBody } from './body';
import { methodOf, rooted } from './httpApi';
import { addStage, draftsOf } from './restApi';
import type { Resource } from './resources';

/** The logical ids of the APIs that SAM makes of events that name none. */
const implicit = { Api: 'ServerlessRestApi', HttpApi: 'ServerlessHttpApi' } as const;

/** The SAM APIs of a template, without their events. */
export function samApis(resources: readonly Resource[]): Draft[] {
  return resources.flatMap(({ name, type, keySpan, properties }) => {
    if (type !== 'AWS::Serverless::Api' && type !== 'AWS::Serverless::HttpApi') return [];
    const isHttp = type === 'AWS::Serverless::HttpApi';
    const draft = draftOf(name, isHttp ? 'HTTP' : 'REST', keySpan);
    addBody(draft, valueOf(properties, 'DefinitionBody'), valueOf(properties, 'DefinitionUri'));
    const stage = valueOf(properties, 'StageName');
    if (stage) addStage(draft, stage);
    else if (isHttp) draft.stages.push({ name: '$default', span: keySpan });
    return [draft];
  });
}

/** Adds the events to the APIs they belong to, and the APIs that SAM makes of events that name none. */
export function addEvents(resources: readonly Resource[], drafts: Map<string, Draft>): void {
  for (const { type, properties } of resources) {
    if (type !== 'AWS::Serverless::Function' && type !== 'AWS::Serverless::StateMachine') continue;
    const events = valueOf(properties, 'Events');
    if (!events) continue;
    const isReadable = events.kind === 'object' && !events.props.some(({ key }) => key.startsWith('Fn::'));
    if (!isReadable) for (const draft of drafts.values()) draft.isWhole = false;
    else for (const event of events.props) addEvent(event, drafts);
  }
}

function addEvent({ keySpan, value: event }: Prop, drafts: Map<string, Draft>): void {
  const type = stringOf(valueOf(event, 'Type'));
  if (type !== 'Api' && type !== 'HttpApi') return;
  const properties = valueOf(event, 'Properties');
  const id = valueOf(properties, type === 'Api' ? 'RestApiId' : 'ApiId');
  const owners = id ? draftsOf(id, drafts) : [implicitApi(type, keySpan, drafts)];
  for (const draft of owners) {
    const [path, method] = [propOf(properties, 'Path'), propOf(properties, 'Method')];
    const route = routeOf(type, stringOf(path?.value), stringOf(method?.value), !path && !method);
    if (route) draft.routes.push({ ...route, span: path?.value ?? keySpan });
    else draft.isWhole = false;
  }
}

function routeOf(
  type: 'Api' | 'HttpApi',
  path: string | undefined,
  method: string | undefined,
  isBare: boolean,
): { method: string; path: string } | undefined {
  if (type === 'HttpApi' && isBare) return { method: 'ANY', path: '$default' };
  if (path === undefined || method === undefined || path.includes('${')) return undefined;
  return { method: methodOf(method), path: rooted(path) };
}

function implicitApi(type: 'Api' | 'HttpApi', span: Node | Prop['keySpan'], drafts: Map<string, Draft>): Draft {
  const name = implicit[type];
  let draft = drafts.get(name);
  if (!draft) {
    const { start, end } = span;
    draft = draftOf(name, type === 'Api' ? 'REST' : 'HTTP', { start, end });
    draft.stages.push({ name: type === 'Api' ? 'Prod' : '$default', span: { start, end } });
    drafts.set(name, draft);
  }
  return draft;
}
