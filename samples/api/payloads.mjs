// Answers that are hard on a client: late ones, very long ones, and bodies that are not plain JSON.
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { json } from './answers.mjs';
import { queryNumber } from './request.mjs';

/** @typedef {import('./request.mjs').SampleRequest} SampleRequest */
/** @typedef {import('./answers.mjs').Answer} Answer */

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4P5MBAAQzAZncH4SNAAAAAElFTkSuQmCC';

/**
 * Answers after `?ms=`, 3 seconds unless given; stops waiting when the caller goes.
 *
 * @param {SampleRequest} request
 * @returns {Promise<Answer>}
 */
export const slow = async (request) => {
  const ms = queryNumber(request, 'ms', { default: 3000, min: 0, max: 60_000 });
  await delay(ms, undefined, { signal: request.signal });
  return json(200, { waitedMilliseconds: ms });
};

/**
 * A JSON body of exactly `?bytes=` bytes, 300,000 unless given, made while it is sent.
 *
 * @param {SampleRequest} request
 * @returns {Answer}
 */
export const large = (request) => {
  const [start, end] = ['{"filler":"', '"}'];
  const around = start.length + end.length;
  const bytes = queryNumber(request, 'bytes', { default: 300_000, min: around, max: 20_000_000 });
  const chunk = 'x'.repeat(64 * 1024);
  const body = async function* () {
    yield start;
    for (let left = bytes - around; left > 0; left -= chunk.length) yield chunk.slice(0, left);
    yield end;
  };
  return { status: 200, headers: { 'Content-Length': String(bytes) }, body: body() };
};

/**
 * Plain text, which is no JSON.
 *
 * @returns {Answer}
 */
export const text = () => ({
  status: 200,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: 'Plain text, not JSON: grüße, 你好.\n',
});

/**
 * JSON compressed with gzip, as an API with a minimum compression size sends it.
 *
 * @returns {Answer}
 */
export const gzip = () => ({
  status: 200,
  headers: { 'Content-Encoding': 'gzip' },
  body: gzipSync(JSON.stringify({ compressed: true, filler: 'x'.repeat(2000) })),
});

/**
 * A picture of one pixel.
 *
 * @returns {Answer}
 */
export const binary = () => ({
  status: 200,
  headers: { 'Content-Type': 'image/png' },
  body: Buffer.from(pixel, 'base64'),
});
