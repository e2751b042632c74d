// A signature that does not match: what differs is named, from the words of a verifier that is not the signer's.
import assert from 'node:assert/strict';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { sampleCredentials, sampleSession } from '../../../samples/api/credentials.mjs';
import { startSampleApi, type SampleApi } from '../../../samples/api/server.mjs';
import { createSender } from '../../../shared/engine/send';
import { run } from '../../../shared/engine/run';
import type { Credentials, Run } from '../../../shared/engine/types';
import { differentParts, expectedIn } from '../../../shared/explanation/canonical';
import { explain } from '../../../shared/explanation/explain';
import type { Explanation } from '../../../shared/explanation/explanation';
import type { JsonObject } from '../../../shared/json';

const host = 'example.execute-api.us-east-1.amazonaws.com';
type Message = { method: string; path: string; headers: [string, string][]; body: Buffer };

let api: SampleApi;
/** What the proxy makes of a request before it hands it on. */
let change: (message: Message) => Message = (message) => message;
let proxy: Server;
const sender = createSender();

before(async () => {
  api = await startSampleApi();
  proxy = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const raw = incoming.rawHeaders;
      const headers = raw.flatMap((name, index): [string, string][] =>
        index % 2 ? [] : [[name, raw[index + 1] ?? '']],
      );
      const { method, path, ...rest } = change({
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers,
        body: Buffer.concat(chunks),
      });
      const lines = rest.headers.filter(([name]) => !/^(content-length|connection)$/i.test(name));
      const options = { host: '127.0.0.1', port: api.port, agent: false, method, path, setHost: false } as const;
      const outgoing = httpRequest(options, (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.rawHeaders);
        answer.pipe(response);
      });
      for (const [name, value] of lines) outgoing.appendHeader(name, value);
      outgoing.end(rest.body);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
after(async () => {
  await sender.close();
  proxy.closeAllConnections();
  await Promise.all([api.close(), new Promise((resolve) => proxy.close(resolve))]);
});

async function throughProxy(
  changing: typeof change,
  { parameters = {}, credentials = sampleSession }: { parameters?: JsonObject; credentials?: Credentials } = {},
): Promise<{ run: Run; explanation: Explanation }> {
  change = changing;
  const state = {
    Resource: 'arn:aws:states:::apigateway:invoke',
    Parameters: {
      ApiEndpoint: host,
      Method: 'POST',
      Stage: 'prod',
      Path: 'secure/echo/a',
      AuthType: 'IAM_ROLE',
      Headers: { 'X-Trace': ['1'], 'X-Api-Key': ['a-real-api-key'] },
      QueryParameters: { q: ['1'] },
      RequestBody: { a: 1 },
      ...parameters,
    },
  };
  const { port } = proxy.address() as AddressInfo;
  const result = await run(
    { name: 'Call', state, queryLanguage: 'JSONPath', input: {} },
    { endpoints: { [host]: `http://127.0.0.1:${port}` }, errorPrefix: 'APIGateway', timeoutSeconds: 10 },
    { send: sender.send, credentials: () => Promise.resolve(credentials), now: () => new Date(), random: () => 0.5 },
  );
  const explanation = explain(result, state);
  assert.ok(explanation, JSON.stringify(result.failure ?? result.status));
  return { run: result, explanation };
}

const withHeader = (name: string, value: (before: string) => string) => (message: Message) => ({
  ...message,
  headers: message.headers.map(([key, before]): [string, string] =>
    key.toLowerCase() === name ? [key, value(before)] : [key, before],
  ),
});

describe('something on the way changes the request', () => {
  const sha = /^[0-9a-f]{64}$/;
  const cases: [what: string, changing: typeof change, name: string, ours: RegExp, theirs: RegExp][] = [
    ['a header', withHeader('x-trace', () => '2'), 'header x-trace', /^1$/, /^2$/],
    ['the host', withHeader('host', () => 'localhost'), 'header host', /^example\.execute-api/, /^localhost$/],
    [
      'a header away',
      (message) => ({ ...message, headers: message.headers.filter(([name]) => name !== 'X-Trace') }),
      'header x-trace',
      /^1$/,
      /^$/,
    ],
    ['the path', (message) => ({ ...message, path: message.path.replace('/a?', '/b?') }), 'path', /\/a$/, /\/b$/],
    ['the query', (message) => ({ ...message, path: `${message.path}&r=2` }), 'query', /^q=1$/, /^q=1&r=2$/],
    ['the method', (message) => ({ ...message, method: 'PUT' }), 'method', /^POST$/, /^PUT$/],
    ['the body', (message) => ({ ...message, body: Buffer.from('{"a":2}') }), 'payload hash', sha, sha],
  ];
  for (const [what, changing, name, ours, theirs] of cases)
    it(what, async () => {
      const { explanation } = await throughProxy(changing);
      const [line, ...others] = explanation.signature?.lines ?? [];
      assert.deepEqual(others, []);
      assert.equal(line?.name, name);
      assert.match(line.ours ?? '', ours);
      assert.match(line.theirs ?? '', theirs);
      assert.ok(explanation.summary.includes(`**${name}** differs`), explanation.summary);
      assert.match(explanation.steps[0] ?? '', /^Look at what listens at `http:\/\/127\.0\.0\.1:\d+`/);
    });

  it('two things at once', async () => {
    const { explanation } = await throughProxy((message) => ({
      ...withHeader('x-trace', () => '2')(message),
      method: 'PUT',
    }));
    assert.deepEqual(
      explanation.signature?.lines.map(({ name }) => name),
      ['method', 'header x-trace'],
    );
    assert.match(explanation.summary, /the \*\*method\*\* and \*\*header x-trace\*\* differ\./);
  });
});

it('a wrong secret: both sides have the same request', async () => {
  const { explanation } = await throughProxy((message) => message, {
    credentials: { ...sampleCredentials, secretAccessKey: 'not/a+real/but/quite/another/key/0000000' },
  });
  assert.deepEqual(explanation.signature, { lines: [] });
  assert.match(explanation.summary, /^The secret access key does not belong to the access key `AKID\*\*\*0000`/);
});

it('nothing of the run or its explanation holds a secret', async () => {
  const { run: result, explanation } = await throughProxy(withHeader('x-trace', () => '2'));
  const { request: _, response: _response, parameters: _parameters, ...rest } = result;
  const text = JSON.stringify([rest, explanation]);
  for (const secret of [sampleSession.sessionToken, sampleSession.secretAccessKey, sampleSession.accessKeyId])
    assert.ok(!text.includes(secret), secret);
  assert.ok(!JSON.stringify([result.signature, explanation]).includes('a-real-api-key'));
});

it('the canonical request is read out of quotes that may stand inside it too', () => {
  const canonical = "GET\n/\n\nhost:a\nx:it's\n\nhost;x\nabc";
  const message = `m\n\nThe Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\nd\ns\nh'\n`;
  assert.equal(expectedIn(message)?.canonicalRequest, canonical);
  assert.deepEqual(differentParts(canonical, canonical), []);
  assert.equal(expectedIn('The Canonical String for this request should have been'), undefined);
});
