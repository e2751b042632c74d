// The HTTP request and response that a TRACE of TestState tells, from its texts to the form that every run has them in.
import type { HttpRequest, HttpResponse } from '../engine/types';
import { isObject, type Json } from '../json';

/** The fields of `inspectionData.request` and `inspectionData.response`, all text. */
export type Traced = {
  [name in 'method' | 'url' | 'statusCode' | 'statusMessage' | 'headers' | 'body']?: string | undefined;
};

/** The request; undefined where none is told, or not with a method and a URL. */
export function tracedRequest({ method, url, headers, body }: Traced = {}): HttpRequest | undefined {
  if (!method || url === undefined || !URL.canParse(url)) return undefined;
  const { origin, host, pathname, searchParams } = new URL(url);
  const query = [...searchParams];
  // A run holds no signature, whoever made it.
  const unsigned = headersIn(headers).filter(([name]) => !/^(authorization|x-amz-security-token)$/i.test(name));
  return { method, origin, host, path: pathname, query, headers: unsigned, ...(body && { body }) };
}

/** The response; undefined where none is told, or not with a status. How long it took nobody tells: its times are 0. */
export function tracedResponse({ statusCode, statusMessage, headers, body }: Traced = {}): HttpResponse | undefined {
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100) return undefined;
  return {
    status,
    statusText: statusMessage ?? '',
    headers: headersIn(headers),
    body: new TextEncoder().encode(body ?? ''),
    timing: { firstByte: 0, total: 0 },
  };
}

/** AWS does not say how the text is written: JSON is read, and `[name: value, name: value]` as Java prints a list. */
function headersIn(text = ''): [name: string, value: string][] {
  const told = json(text);
  if (isObject(told))
    return Object.entries(told).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, typeof one === 'string' ? one : JSON.stringify(one)]),
    );
  return text
    .replace(/^\[(.*)\]$/s, '$1')
    .split(/, (?=[\w-]+: )|\r?\n/)
    .flatMap((line): [string, string][] => {
      const [, name, value] = /^([\w-]+):\s*(.*)$/s.exec(line) ?? [];
      return name === undefined ? [] : [[name, value ?? '']];
    });
}

function json(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
