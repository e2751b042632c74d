// AWS JSON 1.0: what is read of a request, and every error that whoever calls can get.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProtocolError } from '../../../shared/callback/errors';
import { readCall, type ProtocolRequest, type TaskCall } from '../../../shared/callback/protocol';
import type { Json } from '../../../shared/json';

function request(operation: string, members: Json | Buffer, more: Partial<ProtocolRequest> = {}): ProtocolRequest {
  return {
    method: 'POST',
    path: '/',
    headers: { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.isBuffer(members) ? members : Buffer.from(JSON.stringify(members)),
    ...more,
  };
}

/** The body of the error that a request is answered with. */
function errorOf(asked: ProtocolRequest): ProtocolError['body'] {
  try {
    readCall(asked);
  } catch (error) {
    assert.ok(error instanceof ProtocolError, String(error));
    assert.equal(error.status, 400);
    return error.body;
  }
  return assert.fail('no error');
}

const calls: [name: string, request: ProtocolRequest, call: TaskCall][] = [
  [
    'success',
    request('SendTaskSuccess', { taskToken: 't', output: '{"a":1}' }),
    { operation: 'SendTaskSuccess', taskToken: 't', output: '{"a":1}' },
  ],
  [
    'failure',
    request('SendTaskFailure', { taskToken: 't', error: 'E', cause: 'c' }),
    { operation: 'SendTaskFailure', taskToken: 't', error: 'E', cause: 'c' },
  ],
  [
    'failure of nothing but a token',
    request('SendTaskFailure', { taskToken: 't', error: null }),
    { operation: 'SendTaskFailure', taskToken: 't' },
  ],
  ['heartbeat', request('SendTaskHeartbeat', { taskToken: 't' }), { operation: 'SendTaskHeartbeat', taskToken: 't' }],
  [
    'members that no model has are ignored',
    request('SendTaskHeartbeat', { taskToken: 't', more: [1] }),
    { operation: 'SendTaskHeartbeat', taskToken: 't' },
  ],
  [
    'the longest values',
    request('SendTaskFailure', { taskToken: 't'.repeat(2048), error: 'e'.repeat(256), cause: 'c'.repeat(32_768) }),
    { operation: 'SendTaskFailure', taskToken: 't'.repeat(2048), error: 'e'.repeat(256), cause: 'c'.repeat(32_768) },
  ],
  [
    'the longest output',
    request('SendTaskSuccess', { taskToken: 't', output: 'x'.repeat(262_144) }),
    { operation: 'SendTaskSuccess', taskToken: 't', output: 'x'.repeat(262_144) },
  ],
];
for (const [name, asked, call] of calls) test(`a call: ${name}`, () => assert.deepEqual(readCall(asked), call));

const validation = 'com.amazon.coral.validate#ValidationException';
const one = (text: string): string => `1 validation error detected: ${text}`;
const tooLong = (name: string, max: number, shown = 'Value'): string =>
  one(`${shown} at '${name}' failed to satisfy constraint: Member must have length less than or equal to ${max}`);
const serialization = 'com.amazon.coral.service#SerializationException';
const unknown = 'com.amazon.coral.service#UnknownOperationException';

const errors: [name: string, request: ProtocolRequest, type: string, message: string | RegExp][] = [
  // In AWS's own words, as recorded.
  [
    'no output',
    request('SendTaskSuccess', { taskToken: 't' }),
    validation,
    one("Value at 'output' failed to satisfy constraint: Member must not be null"),
  ],
  [
    'an empty token',
    request('SendTaskHeartbeat', { taskToken: '' }),
    validation,
    one("Value '' at 'taskToken' failed to satisfy constraint: Member must have length greater than or equal to 1"),
  ],
  [
    'nothing at all',
    request('SendTaskSuccess', Buffer.alloc(0)),
    validation,
    /^2 validation errors detected: Value at 'taskToken' [^;]+ not be null; Value at 'output' [^;]+ not be null$/,
  ],
  [
    'a token that is too long',
    request('SendTaskHeartbeat', { taskToken: 't'.repeat(2049) }),
    validation,
    tooLong('taskToken', 2048, `Value '${'t'.repeat(2049)}'`),
  ],
  [
    'an output that is too long',
    request('SendTaskSuccess', { taskToken: 't', output: 'x'.repeat(262_145) }),
    validation,
    tooLong('output', 262_144),
  ],
  [
    'an error that is too long',
    request('SendTaskFailure', { taskToken: 't', error: 'x'.repeat(257) }),
    validation,
    tooLong('error', 256),
  ],
  [
    'a cause that is too long',
    request('SendTaskFailure', { taskToken: 't', cause: 'x'.repeat(32_769) }),
    validation,
    tooLong('cause', 32_768),
  ],
  ['a member of the wrong type', request('SendTaskHeartbeat', { taskToken: 5 }), serialization, /^taskToken is not/],
  ['a body that is no JSON', request('SendTaskHeartbeat', Buffer.from('{')), serialization, /not a JSON object/],
  ['a body that is no object', request('SendTaskHeartbeat', ['t']), serialization, /not a JSON object/],
  ['a body that is no UTF-8', request('SendTaskHeartbeat', Buffer.from([0x22, 0xff])), serialization, /not a JSON/],
  ['another operation', request('StartExecution', {}), unknown, /SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat/],
  ['an operation of Object', request('constructor', {}), unknown, /answers/],
  ['no target', request('SendTaskHeartbeat', {}, { headers: {} }), unknown, /X-Amz-Target/],
  ['GET', request('SendTaskHeartbeat', { taskToken: 't' }, { method: 'GET' }), unknown, /POST/],
  ['another path', request('SendTaskHeartbeat', { taskToken: 't' }, { path: '/v1' }), unknown, /POST \//],
  [
    'a form',
    request(
      'SendTaskHeartbeat',
      { taskToken: 't' },
      { headers: { 'x-amz-target': 'AWSStepFunctions.SendTaskHeartbeat', 'content-type': 'text/plain' } },
    ),
    unknown,
    /Content-Type/,
  ],
];
for (const [name, asked, type, message] of errors)
  test(`an error: ${name}`, () => {
    const found = errorOf(asked);
    assert.equal(found.__type, type);
    if (typeof message === 'string') assert.equal(found.message, message);
    else assert.match(found.message, message);
  });

test('any bytes are either a call or an error of the protocol', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((json) => Buffer.from(json)),
      ),
      fc.constantFrom('SendTaskSuccess', 'SendTaskFailure', 'SendTaskHeartbeat'),
      (body, operation) => {
        try {
          assert.equal(readCall(request(operation, Buffer.from(body))).operation, operation);
        } catch (error) {
          assert.ok(error instanceof ProtocolError);
        }
      },
    ),
  );
});
