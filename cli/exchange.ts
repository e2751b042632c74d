// The HTTP request and response of a run as plain JSON: addresses, lists of headers, and a body that is text or base64.
import { requestUrl, toApi } from '../shared/engine/request';
import { decodeText, isBinary } from '../shared/engine/response';
import type { HttpRequest, HttpResponse, Timing } from '../shared/engine/types';

type Lists = Record<string, string[]>;

export type ReportedRequest = {
  method: string;
  /** What Step Functions would call. */
  url: string;
  /** Where the call went instead, as `--endpoint` says. */
  sentTo?: string;
  headers: Lists;
  body?: string;
};

export type ReportedResponse = {
  status: number;
  statusText: string;
  headers: Lists;
  /** Text, or base64 where the body is no text. */
  body: string;
  isBase64Encoded?: true;
  /** Bytes of the body. */
  size: number;
  truncated?: true;
  /** In milliseconds. */
  timing: Timing;
};

export function requestOf(request: HttpRequest): ReportedRequest {
  const [url, sentTo] = [requestUrl(toApi(request)), requestUrl(request)];
  return {
    method: request.method,
    url,
    ...(sentTo === url ? {} : { sentTo }),
    headers: lists(request.headers),
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}

/** The response as text, or as base64 where it is none. */
export function responseOf(response: HttpResponse): ReportedResponse {
  const { status, statusText, headers, body, truncated, timing } = response;
  const binary = isBinary(response);
  return {
    status,
    statusText,
    headers: lists(headers),
    body: binary ? Buffer.from(body).toString('base64') : decodeText(response),
    ...(binary ? { isBase64Encoded: true } : {}),
    size: body.length,
    ...(truncated ? { truncated } : {}),
    timing: timingOf(timing),
  };
}

/** Lists by name, as Step Functions writes them: names in their first spelling, and in the order of the lines. */
function lists(lines: [name: string, value: string][]): Lists {
  const found = new Map<string, [name: string, values: string[]]>();
  for (const [name, value] of lines) {
    const list = found.get(name.toLowerCase());
    if (list) list[1].push(value);
    else found.set(name.toLowerCase(), [name, [value]]);
  }
  return Object.fromEntries(found.values());
}

function timingOf({ firstByte, total, phases }: Timing): Timing {
  const rounded = phases && Object.fromEntries(Object.entries(phases).map(([name, time]) => [name, tenths(time)]));
  return {
    firstByte: tenths(firstByte),
    total: tenths(total),
    ...(rounded && { phases: rounded as NonNullable<Timing['phases']> }),
  };
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
