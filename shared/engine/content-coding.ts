// Undoes the Content-Encoding of a response body, and never makes more bytes of it than it was told.
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Transform } from 'node:stream';
import { TransportError } from './transport';

/** Bytes read up to a limit; `truncated` where there were more. */
export type Bounded = { bytes: Uint8Array; truncated: boolean };

/** Reads a stream no further than `limit` bytes, then destroys it. */
export async function readBounded(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Bounded> {
  const chunks: Uint8Array[] = [];
  let left = limit;
  for await (const chunk of stream) {
    chunks.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
    if (chunk.length > left) return { bytes: Buffer.concat(chunks), truncated: true };
    left -= chunk.length;
  }
  const [only] = chunks;
  return { bytes: chunks.length === 1 && only ? only : Buffer.concat(chunks), truncated: false };
}

/**
 * Decodes a body (gzip, deflate with or without its wrapper, br; several in a row), each step no further than `limit` bytes.
 * A coding that is not known leaves the bytes as they came.
 *
 * @param coding value of the Content-Encoding header, `gzip` or `deflate, br`; empty for none.
 * @throws TransportError where the body is not what its coding says, or ends too early.
 */
export async function decodeContent(body: Bounded, coding: string, limit: number): Promise<Bounded> {
  if (coding === '') return body;
  const steps = coding.toLowerCase().split(',').reverse();
  let decoded = body;
  for (const step of steps.map((name) => name.trim())) {
    if (decoded.bytes.length === 0 || step === '' || step === 'identity') continue;
    const decoder = decoderFor(step, decoded);
    if (decoder === undefined) break;
    decoder.end(decoded.bytes);
    try {
      const { bytes, truncated } = await readBounded(decoder, limit);
      decoded = { bytes, truncated: truncated || decoded.truncated };
    } catch (error) {
      throw new TransportError(`The response body is not valid ${step}`, { cause: error });
    }
  }
  return decoded;
}

function decoderFor(coding: string, { bytes, truncated }: Bounded): Transform | undefined {
  // The beginning of a cut body decodes to the beginning of the content; a body that came whole must also end properly.
  const zlib = truncated ? { finishFlush: constants.Z_SYNC_FLUSH } : {};
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(zlib);
    case 'deflate':
      // Some servers send the bare stream of RFC 1951 where the zlib wrapper of RFC 1950 is meant.
      return hasZlibHeader(bytes) ? createInflate(zlib) : createInflateRaw(zlib);
    case 'br':
      return createBrotliDecompress(truncated ? { finishFlush: constants.BROTLI_OPERATION_FLUSH } : {});
    default:
      return undefined;
  }
}

function hasZlibHeader([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
