// The SDK's HTTP calls through the engine's sender: the same proxy, certificates and way to cancel as any other call.
import { Readable } from 'node:stream';
import type { HttpRequest } from '../engine/types';
import type { AwsAccess, Called } from './types';

/** A request as the SDK has it when it is signed. */
type SdkRequest = {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
};
type SdkResponse = { statusCode: number; reason: string; headers: Record<string, string>; body: Readable };

const maxAnswerBytes = 20 * 1024 * 1024;

/** What the SDK takes for its `requestHandler`. `called` is told where the call goes. */
export function handlerOf(send: AwsAccess['send'], called: Called) {
  return {
    handle: async (
      request: SdkRequest,
      { abortSignal }: { abortSignal?: AbortSignal } = {},
    ): Promise<{ response: SdkResponse }> => {
      const sent = fromSdk(request);
      called.origin = sent.origin;
      const signal = abortSignal ?? new AbortController().signal;
      const { status, statusText, headers, body } = await send(sent, { signal, maxBodyBytes: maxAnswerBytes });
      return {
        response: {
          statusCode: status,
          reason: statusText,
          headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
          body: Readable.from([body]),
        },
      };
    },
  };
}

function fromSdk({ protocol, hostname, port, path, method, headers, body = '' }: SdkRequest): HttpRequest {
  const origin = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
  const lines = Object.entries(headers);
  const host = lines.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? new URL(origin).host;
  // The sender writes these two itself.
  const others = lines.filter(([name]) => !/^(host|content-length)$/i.test(name));
  return { method, origin, host, path, query: [], headers: others, body };
}
