// What is read out of a cURL command or a .http request, before it becomes a Task.
import type { HttpRequest } from '../engine/types';

export type WrittenRequest = {
  request: HttpRequest;
  /** Whoever sent it signed it, or asked its tool to, with Signature Version 4. */
  signed: boolean;
  /** The name it was given. */
  name?: string;
  /** What of the text has no place in a request, or could not be read: one sentence each. */
  notes: string[];
};

/** The text holds no request that can be read; the message says why. */
export class UnreadableRequest extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableRequest';
  }
}

/** The parts of an address, the query decoded. `port` is there where it is not the scheme's own. */
export type Address = Pick<HttpRequest, 'origin' | 'host' | 'path' | 'query'> & { user?: string; port?: string };

/**
 * Takes an address apart without changing its path as `URL` would. It may have placeholders anywhere, and no scheme.
 *
 * @throws UnreadableRequest where there is no host.
 */
export function addressOf(url: string): Address {
  const parts =
    /^(?:(?<scheme>[a-z][a-z0-9+.-]*):\/\/)?(?:(?<user>[^/?#@]*)@)?(?<host>\[[^\]]*\]|(?:\$\{\w+\}|[^/?#:])*)(?::(?<port>\d+))?(?<path>[^?#]*)(?:\?(?<query>[^#]*))?/i.exec(
      url.trim(),
    )?.groups ?? {};
  const { scheme = 'https', user, host = '', port, path = '', query = '' } = parts;
  if (host === '') throw new UnreadableRequest(`'${url}' is not an address with a host.`);
  const isUsual = port === undefined || port === (scheme.toLowerCase() === 'http' ? '80' : '443');
  // The names of placeholders keep their case.
  const name = host.includes('${') ? host : host.toLowerCase();
  return {
    origin: `${scheme.toLowerCase()}://${name}${isUsual ? '' : `:${port}`}`,
    host: name,
    path: path.startsWith('/') ? path : `/${path}`,
    query: queryPairs(query),
    ...(user === undefined ? {} : { user }),
    ...(isUsual ? {} : { port }),
  };
}

/** Names and values of a query or a form, decoded; `+` is a blank. */
export function queryPairs(query: string): [name: string, value: string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decoded(name), decoded(value.join('='))];
    });
}

/** What is no percent-encoded UTF-8 stays as it is. */
function decoded(text: string): string {
  const blanks = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(blanks);
  } catch {
    return blanks;
  }
}

/** Whether a text is JSON, and nothing else. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
