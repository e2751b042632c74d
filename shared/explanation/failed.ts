// A failed run as the explanations look at it: its parameters, its answer, and what that answer says of itself.
import type { HttpRequest, Run, Signature } from '../engine/types';
import { isObject, type Json, type JsonObject } from '../json';
import { splitGatewayError } from '../knowledge/errors';

export type Failed = {
  run: Run;
  state: JsonObject;
  error: string;
  cause: string;
  /** As evaluated; `{}` where the run did not get that far. */
  parameters: JsonObject;
  /** `NO_AUTH` where the Task has none. */
  authType: string;
  /** Absent also in a run that Step Functions made on AWS. */
  request?: HttpRequest;
  /** Whether the call was signed, here or on AWS. */
  signed: boolean;
  /** What was signed here. */
  signature?: Signature;
};

/** A failure that is an HTTP answer. */
export type Answered = Failed & { answer: Answer };

export type Answer = {
  status: number;
  /** The body as text. */
  text: string;
  /** The sentence in a JSON body, under any of the names in use. */
  message?: string;
  /** The exception that API Gateway names in `x-amzn-ErrorType`, which only its own answers have. */
  type?: string;
  /** Which kind of API answered, told by a header that all its answers have. */
  api?: 'REST' | 'HTTP';
  /** The first value of a header. */
  header: (name: string) => string | undefined;
};

/** Undefined for a run that did not fail, was stopped, or failed as only a local run can. */
export function failedOf(run: Run, state: JsonObject): Failed | undefined {
  const { failure, parameters, request, signature } = run;
  if (failure === undefined || failure.local || run.status !== 'failed') return undefined;
  const evaluated = isObject(parameters) ? parameters : {};
  const authType = textOf(evaluated['AuthType']) ?? 'NO_AUTH';
  const { error, cause } = failure;
  const signed = signature !== undefined || (request === undefined && authType !== 'NO_AUTH');
  return {
    run,
    state,
    error,
    cause,
    parameters: evaluated,
    authType,
    signed,
    ...(request && { request }),
    ...(signature && { signature }),
  };
}

/**
 * The answer that the failure is about; undefined where the failure is none of an answer. Of a run on AWS there are only
 * its status and body, which error and cause hold.
 */
export function answerOf({ run: { response }, error, cause }: Failed): Answer | undefined {
  const status = Number(/^\d{3}$/.exec(splitGatewayError(error)?.detail ?? '')?.[0]);
  if (Number.isNaN(status) || (response && response.status !== status)) return undefined;
  const header = (name: string): string | undefined =>
    response?.headers.find(([other]) => other.toLowerCase() === name)?.[1];
  const message = messageIn(cause);
  // The name may have its namespace in front (`com.amazon.coral.service#…`) or an address behind (`…:http://…`).
  const type = header('x-amzn-errortype')?.split(':')[0]?.split('#').at(-1)?.trim();
  const api = header('x-amz-apigw-id') ? 'REST' : header('apigw-requestid') ? 'HTTP' : undefined;
  return {
    status,
    text: cause,
    header,
    ...(message !== undefined && { message }),
    ...(type && { type }),
    ...(api && { api }),
  };
}

function messageIn(body: string): string | undefined {
  let value: Json;
  try {
    value = JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
  // Some APIs wrap their errors in a list.
  const errors = isObject(value) ? value['errors'] : undefined;
  const holder = Array.isArray(errors) ? errors[0] : value;
  if (!isObject(holder)) return undefined;
  for (const name of ['message', 'Message', 'errorMessage', 'error_description', 'error'])
    if (typeof holder[name] === 'string') return holder[name];
  return undefined;
}

/** What the answer says of itself, as evidence. */
export function said({ type, message, text, status }: Answer): string[] {
  const words = message ?? text;
  return [
    ...(type === undefined ? [] : [`The header \`x-amzn-ErrorType\` is ${code(type)}.`]),
    ...(words.trim() === '' ? [`The answer is ${status} without a body.`] : [`The body says ${code(words)}.`]),
  ];
}

/** The Task as written has this very value, so that it may be set to another one. */
export function isWritten({ state, parameters }: Failed, name: string): boolean {
  const payload = payloadOf(state);
  return isObject(payload) && Object.hasOwn(payload, name) && payload[name] === parameters[name];
}

/** Parameters (JSONPath) or Arguments (JSONata) as written. */
export function payloadOf(state: JsonObject): Json | undefined {
  return state['Parameters'] ?? state['Arguments'];
}

/** The value of a request header that the Task sends. */
export function sentHeader({ request, parameters }: Failed, name: string): string | undefined {
  if (request) return request.headers.find(([other]) => other.toLowerCase() === name)?.[1];
  const headers = Object.entries(isObject(parameters['Headers']) ? parameters['Headers'] : {});
  const list = headers.find(([other]) => other.toLowerCase() === name)?.[1];
  return Array.isArray(list) ? textOf(list[0]) : undefined;
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Text from outside as `code`: on one line, not too long, and unable to end the code by itself. */
export function code(text: string, longest = 240): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', '’').trim();
  return `\`${line.length > longest ? `${line.slice(0, longest)}…` : line}\``;
}
