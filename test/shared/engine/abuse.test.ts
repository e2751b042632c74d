// A hundred runs against each kind of broken server, many at a time: none hangs, and none leaves a socket or a timer behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../../shared/engine/run';
import { createSender } from '../../../shared/engine/send';
import type { Deps, Run } from '../../../shared/engine/types';
import { broken, endless, respond, startRawServer, type Behaviour } from './raw-server';

const host = 'abc123.execute-api.us-east-1.amazonaws.com';
const runs = 100;
const atOnce = 20;

const behaviours: [string, Behaviour][] = [
  ['a whole answer', respond('{"ok":true}')],
  ...Object.entries(broken).map(([name, { behaviour }]): [string, Behaviour] => [name, behaviour]),
  ...Object.entries(endless).filter(([name]) => !name.includes('bomb')),
  ...Object.entries(endless).filter(([name]) => name === 'a gzip bomb'),
];

const ways: [string, (stop: AbortController) => { timeoutSeconds: number; state?: { TimeoutSeconds: number } }][] = [
  ['left to itself, TimeoutSeconds', () => ({ timeoutSeconds: 30, state: { TimeoutSeconds: 0.1 } })],
  [
    'cancelled in the middle',
    (stop) => {
      setTimeout(() => stop.abort(), 10);
      return { timeoutSeconds: 30 };
    },
  ],
];

for (const [name, behaviour] of behaviours) {
  for (const [way, prepare] of ways) {
    test(`${runs} runs: ${name}, ${way}`, { timeout: 60_000 }, async () => {
      const before = handles();
      const server = await startRawServer(behaviour);
      const sender = createSender();
      const once = async (): Promise<Run> => {
        const stop = new AbortController();
        const { timeoutSeconds, state } = prepare(stop);
        const deps: Deps = {
          send: sender.send,
          credentials: () => Promise.reject(new Error('none')),
          now: () => new Date(),
          random: Math.random,
          signal: stop.signal,
        };
        const call = { Parameters: { ApiEndpoint: host, Method: 'POST', RequestBody: { a: 1 } }, ...state };
        const settings = { endpoints: { [host]: server.url }, errorPrefix: 'APIGateway' as const, timeoutSeconds };
        return run({ name: 'Call', state: call, queryLanguage: 'JSONPath', input: {} }, settings, deps);
      };
      for (let made = 0; made < runs; made += atOnce) {
        const results = await Promise.all(Array.from({ length: atOnce }, once));
        for (const { status, failure } of results)
          assert.ok(status === 'succeeded' || status === 'cancelled' || failure, status);
      }
      await sender.close();
      await settles(() => server.open() === 0, 'connections are still open');
      await server.close();
      await settles(() => handles() <= before, 'handles are left behind');
    });
  }
}

/** Sockets, timers and look-ups that are still alive. */
function handles(): number {
  return process.getActiveResourcesInfo().filter((kind) => /TCP|Timeout|GetAddrInfo|TLS|Zlib|Brotli/i.test(kind))
    .length;
}

async function settles(condition: () => boolean, message: string): Promise<void> {
  const end = Date.now() + 5_000;
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.ok(condition(), `${message}: ${process.getActiveResourcesInfo().join(' ')}`);
}
