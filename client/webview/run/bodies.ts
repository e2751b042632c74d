// A body or value as the page can show it: JSON, text, a picture, or bytes.
import { contentType, decodeText, isBinary } from '../../../shared/engine/response';
import type { HttpResponse } from '../../../shared/engine/types';
import type { Json } from '../../../shared/json';
import type { Body } from '../messages';
import { hexDump } from './hexDump';
import { jsonText } from './jsonText';

/** Characters of one text that the page gets; the whole can be opened in an editor. */
export const longestText = 2_000_000;

/** Bytes of the largest picture that is shown. */
const largestImage = 5_000_000;

/** Bytes at the start of a binary body that are shown. */
const hexBytes = 4096;

const imageType = /^image\/(png|jpeg|gif|webp|svg\+xml)\b/i;

/** A response's body; remembered, since one of 10 MB takes a while to read. */
export function responseBody(response: HttpResponse): Body {
  const known = seen.get(response);
  if (known) return known;
  const body = readBody(response);
  seen.set(response, body);
  return body;
}

const seen = new WeakMap<HttpResponse, Body>();

function readBody(response: HttpResponse): Body {
  const { body, headers } = response;
  if (body.length === 0) return { kind: 'none', says: 'The response has no body' };
  const type = contentType(headers);
  const image = imageType.exec(type)?.[0].toLowerCase();
  if (image && body.length <= largestImage && !response.truncated)
    return { kind: 'image', type: image, base64: Buffer.from(body).toString('base64'), bytes: body.length };
  if (isBinary(response))
    return {
      kind: 'hex',
      text: hexDump(body.subarray(0, hexBytes)),
      bytes: body.length,
      type: type || 'no Content-Type',
    };
  return textBody(decodeText(response));
}

/** A text that may be JSON. */
export function textBody(text: string): Body {
  return cut(isJson(text) ? 'json' : 'text', text);
}

export function jsonBody(value: Json): Body {
  return cut('json', jsonText(value));
}

/** Cut where it is too long for the page. */
export function cut(kind: 'json' | 'http' | 'text', text: string): Body {
  return text.length <= longestText ? { kind, text } : { kind, text: text.slice(0, longestText), cutFrom: text.length };
}

function isJson(text: string): boolean {
  if (!/^\s*["[{\d\-tfn]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
