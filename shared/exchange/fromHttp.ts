// Request of a .http file -> request, in the form REST Client, httpYac and the HTTP client of JetBrains share.
import type { HttpRequest } from '../engine/types';
import { addressOf, UnreadableRequest, type WrittenRequest } from './writtenRequest';

const requestLine =
  /^\s*(?:(?<method>[A-Z]+)\s+)?(?<url>(?:https?:\/\/|\/|\{\{|\$\{|[\w-]+(?:\.[\w-]+)+(?=[:/?\s]|$))\S.*?|\S+\.\S+|\/)(?:\s+HTTP\/[\d.]+)?\s*$/;

/** The methods that a line of a .http file may begin with. */
const methods = /^\s*(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|TRACE|CONNECT)\s+\S/;

/** Whether a text is plainly a .http request: its first line that says something is a request line. */
export function looksLikeHttp(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '' && !/^\s*(#|\/\/|@)/.test(line));
  return first !== undefined && methods.test(first) && /^\s*[A-Z]+\s+(https?:\/\/|\/|\{\{)/.test(first);
}

/**
 * Reads the first request of a text. `@name = value` gives values to `{{name}}`; what has none becomes a placeholder of
 * a definition, `${name}`, as does `{{$processEnv NAME}}`.
 *
 * @throws UnreadableRequest where there is no request line, or no address in it.
 */
export function requestFromHttp(text: string): WrittenRequest {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const fill = placeholders(lines);
  const start = lines.findIndex((line) => !/^\s*($|#|\/\/|@)/.test(line));
  const found = requestLine.exec(lines[start] ?? '')?.groups;
  if (!found) throw new UnreadableRequest('There is no request line, such as GET https://….');
  let at = start + 1;
  let url = found['url'] ?? '';
  // The query may go on below, one parameter a line.
  while (/^\s*[?&]/.test(lines[at] ?? '')) url += (lines[at++] ?? '').trim();

  const notes: string[] = [];
  const headers: HttpRequest['headers'] = [];
  for (; at < lines.length && (lines[at] ?? '').trim() !== '' && !/^###/.test(lines[at] ?? ''); at++) {
    const line = lines[at] ?? '';
    if (/^\s*(#|\/\/)/.test(line)) continue;
    const [, name, value = ''] = /^\s*([^\s:]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) notes.push(`The line '${line.trim()}' is no header.`);
    else headers.push([name, fill(value)]);
  }
  const hostLine = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const filled = fill(url);
  const address = addressOf(filled.startsWith('/') && hostLine !== undefined ? hostLine + filled : filled);
  const body = bodyFrom(lines.slice(at), headers, fill, notes);
  const name = nameIn(lines.slice(0, start));
  if (address.user !== undefined) headers.push(['Authorization', 'Basic']);
  return {
    request: {
      method: found['method'] ?? 'GET',
      origin: address.origin,
      host: hostLine?.toLowerCase() ?? address.host,
      path: address.path,
      query: address.query,
      headers: headers.filter(([name, value]) => name.toLowerCase() !== 'host' && !isSigning(name, value)),
      ...(body === undefined ? {} : { body }),
    },
    signed: headers.some(([name, value]) => isSigning(name, value)),
    ...(name === undefined ? {} : { name }),
    notes,
  };
}

/** Fills references. A value may have references of its own; of a circle some stay. */
function placeholders(lines: string[]): (text: string) => string {
  const values = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ''] = /^\s*@([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined) values.set(name, value);
  }
  const reference = /\{\{\s*([^{}]*?)\s*\}\}/g;
  const fill = (text: string, depth: number): string =>
    text.replace(reference, (whole, inside: string) => {
      const value = values.get(inside);
      if (value !== undefined && depth < 5) return fill(value, depth + 1);
      const name = /^(?:\$(?:processEnv|dotenv)\s+%?)?([A-Za-z_]\w*)$/.exec(inside)?.[1];
      return name === undefined ? whole : `\${${name}}`;
    });
  return (text) => fill(text, 0);
}

/** REST Client and httpYac sign a request whose Authorization begins with this word. */
function isSigning(name: string, value: string): boolean {
  return name.toLowerCase() === 'authorization' && /^AWS\s/i.test(value);
}

function bodyFrom(
  lines: string[],
  headers: HttpRequest['headers'],
  fill: (text: string) => string,
  notes: string[],
): string | undefined {
  // A script or a file for the answer may stand behind the body.
  const end = lines.findIndex((line) => /^(###|>>?!?\s|<>\s|\?\?\s|\{\{\s*$)/.test(line));
  const body = (end === -1 ? lines : lines.slice(0, end)).slice(1);
  while (body.length > 0 && body.at(-1)?.trim() === '') body.pop();
  while (body.length > 0 && body[0]?.trim() === '') body.shift();
  const file = body.length > 0 ? /^<@?\s*(?:\w+\s+)?(\S+)\s*$/.exec(body[0] ?? '')?.[1] : undefined;
  if (file !== undefined) {
    notes.push(`The body is the file ${file}, which was not read.`);
    return undefined;
  }
  if (body.length === 0) return undefined;
  const isForm = headers.some(([name, value]) => /^content-type$/i.test(name) && /x-www-form-urlencoded/i.test(value));
  return fill(isForm ? body.map((line) => line.trim()).join('') : body.join('\n'));
}

/** `# @name GetOrder`, else what stands behind `###`. */
function nameIn(lines: string[]): string | undefined {
  const given = lines.map((line) => /^\s*(?:#|\/\/)\s*@name\s*=?\s*(.+?)\s*$/.exec(line)?.[1]).find(Boolean);
  const title = lines.map((line) => /^###\s*(\S.*?)\s*$/.exec(line)?.[1]).findLast(Boolean);
  return given ?? title;
}
