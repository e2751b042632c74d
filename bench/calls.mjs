// What one call costs: the whole engine against a raw undici request of the same header lines, over loopback.
import { createServer } from 'node:http';
import { alternate } from './measure.mjs';

const host = 'abc123.execute-api.us-east-1.amazonaws.com';

/**
 * Each candidate has a kept connection, and reads the response whole. The API answers in this process, so that its time is
 * part of every candidate's.
 * @param {typeof import('./core.ts')} core @param {{ rounds?: number }} [options]
 * @returns {Promise<{ raw: number, unsigned: number, signed: number }>} median milliseconds of one call
 */
export async function callTimes({ createSender, run, undici }, { rounds = 600 } = {}) {
  const api = createServer((_request, response) => response.end('{"ok":true}')).listen(0, '127.0.0.1');
  await new Promise((resolve) => api.once('listening', resolve));
  const { port } = /** @type {import('node:net').AddressInfo} */ (api.address());
  const origin = `http://127.0.0.1:${port}`;
  const agent = new undici.Agent({ keepAliveTimeout: 30_000 });
  const sender = createSender();
  const headers = { host, 'User-Agent': 'asl-invoke' };
  const raw = async () => {
    const { body } = await undici.request(`${origin}/x`, { dispatcher: agent, headers });
    return body.text();
  };
  const call = (/** @type {string} */ AuthType) => async () => {
    const result = await run(
      {
        name: 'Call',
        state: { Type: 'Task', Parameters: { ApiEndpoint: host, Method: 'GET', Path: 'x', AuthType }, End: true },
        queryLanguage: 'JSONPath',
        input: {},
      },
      { endpoints: { [host]: origin }, errorPrefix: 'APIGateway', timeoutSeconds: 60 },
      {
        send: sender.send,
        credentials: async () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }),
        now: () => new Date(),
        random: Math.random,
      },
    );
    if (result.status !== 'succeeded') throw new Error(`The call failed: ${result.failure?.cause}`);
  };
  const times = await alternate({ raw, unsigned: call('NO_AUTH'), signed: call('IAM_ROLE') }, { rounds });
  await sender.close();
  await agent.close();
  api.close();
  return times;
}
