// A stand-in for Step Functions on loopback: checks signature, target and form of each call, and answers as a test says.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { verifySignature } from '../../../samples/api/sigv4.mjs';

export type Fields = { [name: string]: unknown };

/** A call that was rightly signed and formed. */
export type ReceivedCall = { operation: string; input: Fields; host: string; region: string };

/** What a test lets the service answer; without a status 200. An error has AWS's name in `__type`. */
export type ServiceAnswer = { status?: number; body: Fields | string; afterMs?: number };

export type StepFunctionsService = {
  url: string;
  port: number;
  /** The calls that were answered, in order. */
  calls: ReceivedCall[];
  /** How the next calls are answered. */
  answer: (call: ReceivedCall) => ServiceAnswer;
  close: () => Promise<void>;
};

/** Starts the service. It accepts the sample credentials. */
export async function startStepFunctions(): Promise<StepFunctionsService> {
  const server = createServer((request, response) => void handle(request, response, service));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const service: StepFunctionsService = {
    url: `http://127.0.0.1:${port}`,
    port,
    calls: [],
    answer: ({ operation, input }) => ({ body: operation === 'TestState' ? succeeded(input) : valid }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return service;
}

/** AWS's answer with an error, in its JSON protocol. */
export function refusal(name: string, message: string, status = 400): ServiceAnswer {
  return { status, body: { __type: `com.amazonaws.swf.service.v2.model#${name}`, message } };
}

/** The result that API Gateway's integration gives, in the form recorded from AWS. */
export const recordedResult = {
  Headers: {
    Connection: ['keep-alive'],
    'Content-Length': ['49'],
    'Content-Type': ['application/json'],
    'x-amzn-RequestId': ['8a5a1e3e-0000-4000-8000-000000000000'],
  },
  ResponseBody: { myBills: [{ billId: '123456', paid: true }] },
  StatusCode: 200,
  StatusText: 'OK',
};

/** TestState's answer for a state whose Parameters hold no expression: its stages are JSON as text. */
export function succeeded({ definition, input = '{}', mock, variables }: Fields): Fields {
  const state = JSON.parse(definition as string) as Fields;
  const mocked = (mock as { result?: string } | undefined)?.result;
  const result = mocked ?? JSON.stringify(recordedResult);
  const jsonata = state['QueryLanguage'] === 'JSONata';
  const payload = JSON.stringify(state[jsonata ? 'Arguments' : 'Parameters'] ?? {});
  const stages = jsonata
    ? { afterArguments: payload }
    : { afterInputPath: input, afterParameters: payload, afterResultSelector: result, afterResultPath: result };
  return {
    status: 'SUCCEEDED',
    output: result,
    ...(state['Next'] ? { nextState: state['Next'] } : {}),
    inspectionData: { input, ...stages, result, variables: variables ?? '{}' },
  };
}

const valid = { result: 'OK', diagnostics: [], truncated: false };

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  service: StepFunctionsService,
): Promise<void> {
  const body = await buffer(request);
  const answer = answerTo(request, body, service);
  if (answer.afterMs) await setTimeout(answer.afterMs, undefined, { ref: false });
  if (response.destroyed) return;
  response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/x-amz-json-1.0' });
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
}

function answerTo(request: IncomingMessage, body: Buffer, service: StepFunctionsService): ServiceAnswer {
  const { method = '', url = '', rawHeaders, headers } = request;
  const pairs = rawHeaders.flatMap((name, at): [string, string][] =>
    at % 2 ? [] : [[name, rawHeaders[at + 1] ?? '']],
  );
  const refused = verifySignature({ method, path: url, query: '', headers: pairs, body }, { service: 'states' });
  if (refused) return refusal(refused.errorType, refused.message, 403);
  const [, operation] = /^AWSStepFunctions\.(\w+)$/.exec(String(headers['x-amz-target'])) ?? [];
  if (method !== 'POST' || url !== '/' || operation === undefined) return refusal('UnknownOperationException', '');
  if (headers['content-type'] !== 'application/x-amz-json-1.0')
    return refusal('SerializationException', 'Content-Type');
  const input = JSON.parse(body.toString()) as Fields;
  const mistake = operation === 'TestState' ? testStateMistake(input) : validateMistake(input);
  if (mistake) return refusal('ValidationException', mistake);
  const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';
  const call = { operation, input, host: headers.host ?? '', region };
  service.calls.push(call);
  return service.answer(call);
}

/** What TestState itself refuses, in the recorded words where there are some. */
function testStateMistake(input: Fields): string | undefined {
  const known = ['definition', 'roleArn', 'input', 'inspectionLevel', 'variables', 'mock', 'context'];
  const unknown = Object.keys(input).find((name) => !known.includes(name));
  if (unknown) return `Unknown field: ${unknown}`;
  const { definition, input: stateInput, inspectionLevel, variables, mock, context, roleArn } = input;
  for (const [name, text] of Object.entries({ definition, input: stateInput, variables, context }))
    if (text !== undefined && !isJson(text)) return `${name} must be valid JSON`;
  const state = JSON.parse(definition as string) as Fields;
  if (inspectionLevel !== 'DEBUG' && inspectionLevel !== 'TRACE')
    return `Member must satisfy enum value set: ${String(inspectionLevel)}`;
  const { result, errorOutput } = (mock ?? {}) as Fields;
  if (mock && (result === undefined) === (errorOutput === undefined))
    return 'A test mock should have only one of the following fields: [result, errorOutput].';
  if (result !== undefined && !isJson(result)) return 'Mocked result must be valid JSON';
  if (context !== undefined && !mock) return 'State Context is only supported when a mock is specified.';
  if (!mock && roleArn === undefined) return 'RoleArn must be specified when testing a Task state';
  if (!mock && String(state['Resource']).endsWith('.waitForTaskToken'))
    return 'The .waitForTaskToken integration pattern is only supported when a mock is specified.';
  return undefined;
}

function validateMistake({ definition, type, severity, ...others }: Fields): string | undefined {
  if (Object.keys(others).length > 0) return `Unknown field: ${Object.keys(others).join()}`;
  if (typeof definition !== 'string' || definition === '') return 'definition must not be empty';
  if (!['STANDARD', 'EXPRESS'].includes(String(type))) return `Member must satisfy enum value set: ${String(type)}`;
  return ['ERROR', 'WARNING'].includes(String(severity)) ? undefined : 'severity';
}

function isJson(text: unknown): boolean {
  try {
    JSON.parse(text as string);
    return typeof text === 'string';
  } catch {
    return false;
  }
}
