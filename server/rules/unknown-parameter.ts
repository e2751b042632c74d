// unknown-parameter: a key of the payload that the integration does not have.
import { renameKey } from '../../shared/document/edit';
import {
  hasKnownKeys,
  isUnknownText,
  literalOf,
  parameterOf,
  parametersOf,
  type Parameter,
} from '../../shared/document/known';
import type { AslDocument } from '../../shared/document/document';
import { removeProp } from '../../shared/document/remove';
import type { Task } from '../../shared/document/tasks';
import { parameterNamed, parameters } from '../../shared/knowledge/parameters';
import { pages } from '../../shared/knowledge/pages';
import type { Json } from '../../shared/json';
import { nearest } from '../../shared/nearest';
import type { Fix, Rule } from './rule';

/** What people call a parameter elsewhere, in lower case. */
const otherNames: Record<string, string> = {
  body: 'RequestBody',
  data: 'RequestBody',
  payload: 'RequestBody',
  url: 'ApiEndpoint',
  uri: 'ApiEndpoint',
  endpoint: 'ApiEndpoint',
  host: 'ApiEndpoint',
  hostname: 'ApiEndpoint',
  query: 'QueryParameters',
  querystring: 'QueryParameters',
  querystringparameters: 'QueryParameters',
  params: 'QueryParameters',
  authentication: 'AuthType',
  authorization: 'AuthType',
  authorizationtype: 'AuthType',
  auth: 'AuthType',
  httpmethod: 'Method',
  verb: 'Method',
  header: 'Headers',
  httpheaders: 'Headers',
  stagename: 'Stage',
  resource: 'Path',
  resourcepath: 'Path',
  allownullvalue: 'AllowNullValues',
  allownull: 'AllowNullValues',
};

const names = parameters.map(({ name }) => name);

export const unknownParameter: Rule = {
  id: 'unknown-parameter',
  severity: 'error',
  summary: 'A key of the payload is not a parameter of the integration.',
  why: 'Step Functions refuses a definition with a parameter it does not know.',
  docs: pages.requestFormat,
  check(task, report, document) {
    if (!task.parameters || !hasKnownKeys(task.parameters)) return;
    for (const parameter of parametersOf(task)) {
      // JSONata has no `.$` keys; that such a key is wrong there is another rule's business.
      const name = parameter.name.endsWith('.$') ? parameter.name.slice(0, -2) : parameter.name;
      if (!parameter.prop.value || names.includes(name) || isUnknownText(name)) continue;
      const meant = otherNames[name.toLowerCase()] ?? nearest(name, names);
      report({
        span: parameter.prop.keySpan,
        message: `'${name}' is not a parameter of apigateway:invoke${meant === undefined ? '.' : `: did you mean '${meant}'?`}`,
        fixes: fixesFor(parameter, meant, task, document),
      });
    }
  },
};

function fixesFor(parameter: Parameter, meant: string | undefined, task: Task, document: AslDocument): Fix[] {
  const { prop, object } = parameter;
  const remove: Fix = { title: `Remove '${prop.key}'`, edits: [removeProp(document, object, prop)] };
  if (meant === undefined || parameterOf(task, meant)) return [remove];
  const name = prop.key.endsWith('.$') ? `${meant}.$` : meant;
  const rename: Fix = { title: `Rename to '${name}'`, edits: [renameKey(document, prop, name)] };
  return [{ ...rename, ...(mayTake(meant, parameter) && { preferred: true as const }) }, remove];
}

/** Whether the value may stay under the new name: not the object of another integration where a word is wanted. */
function mayTake(name: string, { prop, isExpression }: Parameter): boolean {
  const literal = isExpression ? undefined : literalOf(prop.value);
  const spec = parameterNamed(name);
  if (literal === undefined || !spec || name === 'RequestBody') return true;
  const isCompound = (value: Json): boolean => typeof value === 'object' && value !== null;
  return isCompound(literal) === isCompound(spec.example);
}
