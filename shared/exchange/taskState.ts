// Request -> an apigateway:invoke Task state that makes it.
import type { HttpRequest } from '../engine/types';
import type { Json, JsonObject } from '../json';
import { partitions, regionOfHost } from '../knowledge/hosts';
import { taskHeaders } from './taskHeaders';
import { stateNameFor } from './stateName';
import { isJson, type WrittenRequest } from './writtenRequest';

export type TaskState = {
  /** A name for the state, not yet compared with those of a machine. */
  name: string;
  state: JsonObject;
  /** What the Task does otherwise than the request, and what is worth a look: one sentence each. */
  notes: string[];
};

/** The Task that makes a request, with its payload under the name that goes with the query language. */
export function taskStateFrom(written: WrittenRequest, language: 'JSONPath' | 'JSONata' = 'JSONPath'): TaskState {
  const { request, name } = written;
  const { signed, headers, notes: headerNotes } = taskHeaders(written);
  const { Stage, Path, notes: pathNotes } = stageAndPath(request);
  const body = bodyOf(request.body);
  const parameters: JsonObject = {
    ApiEndpoint: request.host,
    Method: request.method,
    ...(Object.keys(headers).length > 0 && { Headers: headers }),
    ...(Stage !== undefined && { Stage }),
    ...(Path !== undefined && { Path }),
    ...(request.query.length > 0 && { QueryParameters: lists(request.query) }),
    ...body.parameters,
    AuthType: signed ? 'IAM_ROLE' : 'NO_AUTH',
  };
  return {
    name: stateNameFor(request, name),
    state: {
      Type: 'Task',
      Resource: `arn:${partitionOf(request.host)}:states:::apigateway:invoke`,
      [language === 'JSONata' ? 'Arguments' : 'Parameters']: parameters,
      End: true,
    },
    notes: [
      ...written.notes,
      ...hostNotes(request),
      ...pathNotes,
      ...headerNotes,
      ...body.notes,
      ...keyNotes(parameters, language),
    ],
  };
}

function partitionOf(host: string): string {
  const region = regionOfHost(host);
  return partitions.find((partition) => region !== undefined && partition.region.test(region))?.name ?? 'aws';
}

function hostNotes({ host, origin }: HttpRequest): string[] {
  const port = /:\d+$/.exec(origin)?.[0];
  const isMapped = !origin.includes(host);
  return [
    ...(host.includes('${') || host.includes('.execute-api.')
      ? []
      : [`Step Functions calls only the own hosts of APIs (…execute-api…), not ${host}.`]),
    ...(port !== undefined && !isMapped ? [`A Task has no place for the port ${port.slice(1)}.`] : []),
    ...(origin.startsWith('http:') && !isMapped ? ['Step Functions calls the API by https.'] : []),
  ];
}

/**
 * The host of an API serves each stage below its name, so the first segment is one; only the $default stage of an HTTP
 * API has none. Which of both a host is cannot be told, and need not be: the address is the same either way. A single
 * segment is more often a resource of the latter.
 */
function stageAndPath({ host, path }: HttpRequest): { Stage?: string; Path?: string; notes: string[] } {
  const rest = path.replace(/^\//, '');
  const [, stage, below] = /^((?:[A-Za-z0-9_-]|\$\{\w+\}){1,128})\/(?!\/)(.*)$/s.exec(rest) ?? [];
  if (stage === undefined || below === undefined || !host.includes('.execute-api.'))
    return { ...(rest !== '' && { Path: rest }), notes: [] };
  return {
    Stage: stage,
    Path: below === '' ? '/' : below,
    notes: [
      `'${stage}' is taken for the Stage. Where it is part of the path, of an API with a $default stage, the call is the same.`,
    ],
  };
}

function lists(pairs: HttpRequest['query']): JsonObject {
  const found = new Map<string, string[]>();
  for (const [name, value] of pairs) found.set(name, [...(found.get(name) ?? []), value]);
  // fromEntries defines own properties, so that a name __proto__ stays one.
  return Object.fromEntries<Json>(found);
}

/** JSON goes in as the value it is. Any other text can only be sent as a JSON string, which is another body. */
function bodyOf(body: string | undefined): { parameters: JsonObject; notes: string[] } {
  if (body === undefined) return { parameters: {}, notes: [] };
  const value = isJson(body) ? (JSON.parse(body) as Json) : null;
  if (value === null)
    return {
      parameters: { RequestBody: body },
      notes: ['The body is not JSON. Step Functions sends it as a JSON string, in quotes.'],
    };
  return {
    parameters: { RequestBody: value, ...(hasNull(value) && { AllowNullValues: true }) },
    notes: /(^|[^\w"])-?\d{16,}/.test(body) ? ['A number of the body has more digits than JSON keeps exactly.'] : [],
  };
}

function hasNull(value: Json): boolean {
  if (value === null) return true;
  return typeof value === 'object' && Object.values(value).some(hasNull);
}

/** Names and texts of the request that a definition reads as expressions. */
function keyNotes(parameters: JsonObject, language: 'JSONPath' | 'JSONata'): string[] {
  const read = language === 'JSONPath' ? /\.\$"\s*:/ : /"\{%[^]*%\}"/;
  return read.test(JSON.stringify(parameters)) ? ['Step Functions reads a part of this request as an expression.'] : [];
}
