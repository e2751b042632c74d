// A loopback server that keeps each request as it came over the wire, and answers 200.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Recorded = {
  method: string;
  path: string;
  query: string;
  headers: [string, string][];
  body: Buffer;
};

export type Recorder = { url: string; requests: Recorded[]; close: () => Promise<void> };

export async function startRecorder(): Promise<Recorder> {
  const requests: Recorded[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [path = '', ...query] = (request.url ?? '').split('?');
      const raw = request.rawHeaders;
      // Node reads header bytes as latin1; what was sent and signed is UTF-8.
      const text = (value: string) => Buffer.from(value, 'latin1').toString('utf8');
      const headers = raw.flatMap((name, index) =>
        index % 2 ? [] : [[name, text(raw[index + 1] ?? '')] as [string, string]],
      );
      requests.push({
        method: request.method ?? '',
        path,
        query: query.join('?'),
        headers,
        body: Buffer.concat(chunks),
      });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, requests, close };
}
