// What every refusal of an IAM route has in common, for the verifier's tests.
import assert from 'node:assert/strict';
import { jsonOf, type Reply } from './call';

/** Asserts that API Gateway would refuse so: 403, the exception's name in a header, and a body of one message. */
export const assertRefused = (reply: Reply, errorType: string, message: string | RegExp): void => {
  assert.equal(reply.status, 403);
  assert.equal(reply.statusText, 'Forbidden');
  assert.equal(reply.headers['x-amzn-errortype'], errorType);
  const body = jsonOf(reply) as { message: string };
  assert.deepEqual(Object.keys(body), ['message']);
  if (typeof message === 'string') assert.equal(body.message, message);
  else assert.match(body.message, message);
};
