// The endpoint over the wire: the real AWS SDK as the caller, and callers that mean no good.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import {
  InvalidOutput,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { createCallbackEndpoint, type CallbackEndpoint } from '../../../shared/callback/endpoint';
import { madeUpToken } from '../../../shared/engine/callback';
import type { CallbackAnswer } from '../../../shared/engine/types';

let endpoint: CallbackEndpoint;
let client: SFNClient;
before(async () => {
  endpoint = await createCallbackEndpoint();
  client = new SFNClient({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDSAMPLE', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
});
after(async () => {
  client.destroy();
  await endpoint.close();
});

let tokens = 0;
function waitForToken(): {
  taskToken: string;
  answer: Promise<CallbackAnswer>;
  close: () => void;
  beats: () => number;
} {
  let beats = 0;
  const taskToken = `token-${tokens++}`;
  const { answer, close } = endpoint.waitFor(taskToken, () => beats++);
  return { taskToken, answer, close, beats: () => beats };
}

describe('the AWS SDK', () => {
  test('sends heartbeats, and the result', async () => {
    const { taskToken, answer, beats } = waitForToken();
    await client.send(new SendTaskHeartbeatCommand({ taskToken }));
    const { $metadata } = await client.send(
      new SendTaskSuccessCommand({ taskToken, output: '{"ok":true,"é":"\\u2028"}' }),
    );
    assert.match($metadata.requestId ?? '', /^[\da-f-]{36}$/);
    assert.equal(beats(), 1);
    assert.deepEqual(await answer, { output: { ok: true, é: '\u2028' } });
  });

  test('sends a failure, with or without a name', async () => {
    const named = waitForToken();
    await client.send(
      new SendTaskFailureCommand({ taskToken: named.taskToken, error: 'Bills.Full', cause: 'No room' }),
    );
    assert.deepEqual(await named.answer, { error: 'Bills.Full', cause: 'No room' });
    const bare = waitForToken();
    await client.send(new SendTaskFailureCommand({ taskToken: bare.taskToken }));
    assert.deepEqual(await bare.answer, {});
  });

  test('gets each error as its own class', async () => {
    const { taskToken } = waitForToken();
    const send = (token: string, output: string) =>
      client.send(new SendTaskSuccessCommand({ taskToken: token, output }));
    await assert.rejects(send(taskToken, 'nope'), InvalidOutput);
    await send(taskToken, '"done"');
    await assert.rejects(send(taskToken, '"again"'), (error) => {
      assert.ok(error instanceof TaskTimedOut);
      assert.equal(error.message, "Task Timed Out: 'Provided task does not exist anymore'");
      assert.equal(error.$response?.statusCode, 400);
      return true;
    });
    await assert.rejects(client.send(new SendTaskHeartbeatCommand({ taskToken: 'unheard of' })), InvalidToken);
    await assert.rejects(send(madeUpToken(Math.random), '1'), TaskDoesNotExist);
    await assert.rejects(send(waitForToken().taskToken, 'x'.repeat(262_145)), { name: 'ValidationException' });
  });

  test('takes the longest output there is, however it is escaped', async () => {
    const { taskToken, answer } = waitForToken();
    const output = JSON.stringify('"'.repeat((262_144 - 2) / 2));
    assert.equal(output.length, 262_144);
    await client.send(new SendTaskSuccessCommand({ taskToken, output }));
    assert.deepEqual(await answer, { output: JSON.parse(output) as string });
  });

  test('finds the endpoint by its environment variable alone', async () => {
    const { taskToken, answer } = waitForToken();
    const before = { ...process.env };
    Object.assign(process.env, { AWS_ENDPOINT_URL_SFN: endpoint.url, AWS_REGION: 'eu-west-1' });
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIDSAMPLE', AWS_SECRET_ACCESS_KEY: 'none' });
    try {
      const plain = new SFNClient({});
      await plain.send(new SendTaskSuccessCommand({ taskToken, output: '[]' }));
      plain.destroy();
    } finally {
      process.env = before;
    }
    assert.deepEqual(await answer, { output: [] });
  });
});

describe('a person', () => {
  test('answers as a caller does, and is told the same mistakes', async () => {
    const { taskToken, answer } = waitForToken();
    assert.throws(() => endpoint.answer(taskToken, { output: '{' }), { name: 'InvalidOutput' });
    assert.throws(() => endpoint.answer(taskToken, { error: 'x'.repeat(257) }), { name: 'ValidationException' });
    endpoint.answer(taskToken, { output: '{"by":"hand"}' });
    assert.deepEqual(await answer, { output: { by: 'hand' } });
    assert.throws(() => endpoint.answer(taskToken, { error: 'E', cause: 'c' }), { name: 'TaskTimedOut' });
  });
});

/** A request as its headers say; the answer with its body. */
async function post(
  headers: Record<string, string>,
  body: string | Buffer,
): Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: string }> {
  return new Promise((resolve, reject) => {
    const sending = httpRequest(endpoint.url, { method: 'POST', headers }, (response) => {
      text(response).then((found) => {
        resolve({ status: response.statusCode, headers: response.headers, body: found });
      }, reject);
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

const heartbeat = {
  'Content-Type': 'application/x-amz-json-1.0',
  'X-Amz-Target': 'AWSStepFunctions.SendTaskHeartbeat',
};

describe('others', () => {
  test('an unsigned call by hand is taken; headers are those of AWS', async () => {
    const { taskToken, beats } = waitForToken();
    const answer = await post(heartbeat, JSON.stringify({ taskToken }));
    assert.deepEqual([answer.status, answer.body, beats()], [200, '{}', 1]);
    assert.equal(answer.headers['content-type'], 'application/x-amz-json-1.0');
    assert.match(String(answer.headers['x-amzn-requestid']), /^[\da-f-]{36}$/);
    const refused = await post(heartbeat, '{"taskToken":"?"}');
    assert.equal(refused.headers['x-amzn-errortype'], 'InvalidToken');
    assert.equal(
      refused.body,
      '{"__type":"com.amazonaws.swf.service.v2.model#InvalidToken","message":"Invalid Token: \'Invalid token\'"}',
    );
  });

  test('a web page is refused, and one that came by another name', async () => {
    const { taskToken, beats } = waitForToken();
    const body = JSON.stringify({ taskToken });
    const { port } = new URL(endpoint.url);
    for (const headers of [
      { Origin: 'https://example.com' },
      { Origin: 'null' },
      { Host: `attacker.example:${port}` },
      { Host: '127.0.0.1.example.com' },
    ]) {
      const answer = await post({ ...heartbeat, ...headers }, body);
      assert.equal(answer.status, 403, JSON.stringify(headers));
      assert.equal(answer.headers['x-amzn-errortype'], 'AccessDeniedException');
    }
    assert.equal(beats(), 0);
    for (const Host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST`, `[::1]:${port}`])
      assert.equal((await post({ ...heartbeat, Host }, body)).status, 200, Host);
  });

  test('a body without end is not read to its end', async () => {
    const answer = await post(heartbeat, Buffer.alloc(3 * 1024 * 1024, ' '));
    assert.equal(answer.status, 413);
    assert.match(answer.body, /RequestEntityTooLargeException/);
  });

  test('who is slow is cut off, and keeps nobody waiting', async () => {
    const own = await createCallbackEndpoint({ requestTimeoutMs: 300 });
    const { port } = new URL(own.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{');
    const ended = text(socket);
    assert.match(await ended, /^HTTP\/1\.1 408|^$/);
    await own.close();
  });

  test('only loopback listens, and a port that is taken is told', async () => {
    const { hostname, port } = new URL(endpoint.url);
    assert.equal(hostname, '127.0.0.1');
    await assert.rejects(createCallbackEndpoint({ port: Number(port) }), { code: 'EADDRINUSE' });
  });

  test('closing frees the port, and lets the last caller have its answer', async () => {
    const own = await createCallbackEndpoint();
    const { answer, endpoint: url } = own.waitFor('last', () => undefined);
    const ownClient = new SFNClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'A', secretAccessKey: 's' } }); // prettier-ignore
    const sent = ownClient.send(new SendTaskSuccessCommand({ taskToken: 'last', output: '1' }));
    await answer;
    await own.close();
    await sent;
    ownClient.destroy();
    const again = await createCallbackEndpoint({ port: Number(new URL(url).port) });
    await again.close();
  });
});
