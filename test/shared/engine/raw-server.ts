// Loopback servers that break HTTP in one way each, and know which of their connections are still open.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

export type Behaviour = (socket: Socket) => void;

export type RawServer = { url: string; port: number; open: () => number; close: () => Promise<void> };

/** Serves each connection with one behaviour, once its request's headers have come. */
export async function startRawServer(behaviour: Behaviour): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.once('data', () => behaviour(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, port, open: () => sockets.size, close };
}

/** A whole response with this body, closed afterwards. */
export function respond(body: Uint8Array | string, headers: string[] = [], status = '200 OK'): Behaviour {
  const bytes = Buffer.from(body);
  return (socket) => {
    socket.write([`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${bytes.length}`, '', ''].join('\r\n'));
    socket.end(bytes);
  };
}

/** Writes on as long as the other side reads, with its pace. */
function endlessly(socket: Socket, piece: string): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
    if (!socket.destroyed) socket.once('drain', more);
  };
  more();
}

const json = 'Content-Type: application/json';
const zeros = Buffer.alloc(16 * 1024 * 1024);

/** How an answer can go wrong, and the reason that a run must give for it; undefined where it must hang until it is stopped. */
export const broken: Record<string, { behaviour: Behaviour; reason?: RegExp }> = {
  'closes without a response': {
    behaviour: (socket) => socket.end(),
    reason: /^The server closed the connection without a response$/,
  },
  'resets the connection': {
    behaviour: (socket) => socket.resetAndDestroy(),
    reason: /^The server closed the connection without a response$/,
  },
  'answers no HTTP': { behaviour: (socket) => socket.end('hello\r\n\r\n'), reason: /^The answer is not valid HTTP$/ },
  'never answers': { behaviour: () => undefined },
  'answers 103 for ever': { behaviour: (socket) => endlessly(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n') },
  'switches protocols': {
    behaviour: (socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    reason: /^The server closed the connection without a response$/,
  },
  'stalls in the headers': { behaviour: (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-') },
  'stalls in the body': {
    behaviour: (socket) => socket.write(`HTTP/1.1 200 OK\r\n${json}\r\nContent-Length: 100\r\n\r\n{"a":`),
  },
  'cuts the body short': {
    behaviour: (socket) => socket.end(`HTTP/1.1 200 OK\r\n${json}\r\nContent-Length: 100\r\n\r\n{"a":`),
    reason: /^The response ended before it was complete$/,
  },
  'cuts a chunked body short': {
    behaviour: (socket) => socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n`),
    reason: /^The response ended before it was complete$/,
  },
  'resets in the body': {
    behaviour: (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"a":`);
      setTimeout(() => socket.resetAndDestroy(), 5);
    },
    reason: /^The response ended before it was complete$/,
  },
  'floods with headers': {
    behaviour: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      endlessly(socket, 'X-Flood: 0123456789012345678901234567890123456789\r\n');
    },
    reason: /^The response headers are larger than 16384 bytes$/,
  },
  'floods with one header': {
    behaviour: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Flood: ');
      endlessly(socket, '0'.repeat(1000));
    },
    reason: /^The response headers are larger than 16384 bytes$/,
  },
  'is not gzip as it says': {
    behaviour: respond('{"plain":true}', ['Content-Encoding: gzip']),
    reason: /^The response body is not valid gzip$/,
  },
  'cuts gzip short': {
    behaviour: respond(gzipSync('{"a":1}'.repeat(100)).subarray(0, 20), ['Content-Encoding: gzip']),
    reason: /^The response body is not valid gzip$/,
  },
};

/** Bodies without a limit: what comes is a result that is too large. */
export const endless: Record<string, Behaviour> = {
  'a body that never ends': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    endlessly(socket, '0'.repeat(16_384));
  },
  'chunks that never end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    endlessly(socket, `4000\r\n${'0'.repeat(16_384)}\r\n`);
  },
  'a gzip bomb': respond(gzipSync(zeros), ['Content-Encoding: gzip']),
  'a deflate bomb': respond(deflateSync(zeros), ['Content-Encoding: deflate']),
  'a raw deflate bomb': respond(deflateRawSync(zeros), ['Content-Encoding: deflate']),
  'a br bomb': respond(brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), [
    'Content-Encoding: br',
  ]),
  'a bomb in a bomb': respond(gzipSync(gzipSync(zeros)), ['Content-Encoding: gzip, gzip']),
};
