// AWS JSON 1.0 as far as SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat need it: from an HTTP request to a call.
import { isObject, type Json } from '../json';
import { ProtocolError, validationError } from './errors';

/** What someone does with a task token. `output` is JSON text, not looked at yet. */
export type TaskCall =
  | { operation: 'SendTaskSuccess'; taskToken: string; output: string }
  | { operation: 'SendTaskFailure'; taskToken: string; error?: string; cause?: string }
  | { operation: 'SendTaskHeartbeat'; taskToken: string };

/** The parts of an HTTP request that matter; header names in lower case. */
export type ProtocolRequest = {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Uint8Array;
};

/** Members by the service model of 2016-11-23: the longest value allowed, in UTF-16 units, and whether they may be absent. */
type Members = Record<string, { max: number; min?: number; required?: true; sensitive?: true }>;

const taskToken = { taskToken: { max: 2048, min: 1, required: true } } as const;
const operations: Record<TaskCall['operation'], Members> = {
  SendTaskSuccess: { ...taskToken, output: { max: 262_144, required: true, sensitive: true } },
  SendTaskFailure: {
    ...taskToken,
    error: { max: 256, sensitive: true },
    cause: { max: 32_768, sensitive: true },
  },
  SendTaskHeartbeat: taskToken,
};

/**
 * Reads a call.
 *
 * @throws ProtocolError UnknownOperationException, SerializationException or ValidationException, as AWS would answer.
 */
export function readCall({ method, path, headers, body }: ProtocolRequest): TaskCall {
  const operation = operationOf(headers['x-amz-target']);
  if (method !== 'POST' || path !== '/' || !operation || !isAwsJson(headers['content-type']))
    throw new ProtocolError(
      'UnknownOperationException',
      `A local run answers ${Object.keys(operations).join(', ')}: POST /, with X-Amz-Target AWSStepFunctions.<operation> and Content-Type application/x-amz-json-1.0.`,
    );
  return checkedCall(operation, readBody(body));
}

/** Checks the members of a call against the service model. Throws a ProtocolError that names each one at fault. */
export function checkedCall(
  operation: TaskCall['operation'],
  members: Readonly<Record<string, Json | undefined>>,
): TaskCall {
  const found: Record<string, string> = {};
  const violations: string[] = [];
  for (const [name, { max, min = 0, required, sensitive }] of Object.entries(operations[operation])) {
    const value = members[name] ?? undefined;
    if (value === undefined) {
      if (required) violations.push(`Value at '${name}' failed to satisfy constraint: Member must not be null`);
      continue;
    }
    if (typeof value !== 'string') throw new ProtocolError('SerializationException', `${name} is not a string`);
    const shown = sensitive ? 'Value' : `Value '${value}'`;
    const wrong = (bound: string): void =>
      void violations.push(`${shown} at '${name}' failed to satisfy constraint: Member must have length ${bound}`);
    if (value.length < min) wrong(`greater than or equal to ${min}`);
    if (value.length > max) wrong(`less than or equal to ${max}`);
    found[name] = value;
  }
  if (violations.length > 0) throw validationError(violations);
  return { operation, ...found } as TaskCall;
}

function operationOf(target: string | string[] | undefined): TaskCall['operation'] | undefined {
  const name = typeof target === 'string' ? /^AWSStepFunctions\.(\w+)$/.exec(target)?.[1] : undefined;
  return Object.keys(operations).find((operation): operation is TaskCall['operation'] => operation === name);
}

function isAwsJson(type: string | string[] | undefined): boolean {
  return typeof type === 'string' && /^application\/(x-amz-json-1\.[01]|json)\s*(;|$)/i.test(type);
}

/** An empty body stands for an object without members, as AWS takes it. */
function readBody(body: Uint8Array): { [name: string]: Json } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const value = text.trim() === '' ? {} : (JSON.parse(text) as Json);
    if (isObject(value)) return value;
  } catch {
    // Not UTF-8, or not JSON.
  }
  throw new ProtocolError('SerializationException', 'The body is not a JSON object.');
}
