// cURL command -> request.
import type { HttpRequest } from '../engine/types';
import { readCurlArguments, type CurlRole, type GivenOption } from './curlOptions';
import { commandIn } from './tokens';
import { addressOf, isJson, queryPairs, UnreadableRequest, type WrittenRequest } from './writtenRequest';

/**
 * Reads the first cURL command of a text, in the quoting of bash, cmd or PowerShell. Nothing is run and no file is read.
 *
 * @throws UnreadableRequest where there is no such command, or no address in it.
 */
export function requestFromCurl(text: string): WrittenRequest {
  const command = commandIn(text, 'curl');
  if (!command) throw new UnreadableRequest('There is no curl command.');
  const { given: all, others } = readCurlArguments(command.words);
  const next = all.findIndex(({ role }) => role === 'next');
  const given = next === -1 ? all : all.slice(0, next);
  const of = (...roles: CurlRole[]): GivenOption[] => given.filter(({ role }) => roles.includes(role));
  const addresses = [...of('url').map(({ value }) => value), ...others];
  const url = addresses.find((address) => /^https?:\/\//i.test(address)) ?? addresses[0];
  if (url === undefined) throw new UnreadableRequest('The curl command has no address.');

  const address = addressOf(url);
  const notes: string[] = [];
  const data = dataOf(of('data', 'data-raw', 'data-urlencode', 'json'), command.input, notes);
  const inQuery = of('get').length > 0;
  const body = inQuery ? undefined : data;
  const headers = headersOf(of, body, notes);
  const query = [
    ...address.query,
    ...of('query').flatMap(({ value }) => queryPairs(value.startsWith('+') ? value.slice(1) : urlEncoded(value))),
    ...(inQuery && data !== undefined ? queryPairs(data) : []),
  ];
  const sigv4 = of('sigv4').length > 0;
  if (address.user !== undefined || (of('user').length > 0 && !sigv4)) headers.push(['Authorization', 'Basic']);
  notes.push(...ignoredNotes(of('ignored'), addresses.length + (next === -1 ? 0 : 1), command.rest));
  const { origin, path } = address;
  return {
    request: {
      method: methodOf(of),
      origin,
      host: hostIn(headers) ?? address.host,
      path,
      query,
      headers: headers.filter(([name]) => name.toLowerCase() !== 'host'),
      ...(body === undefined ? {} : { body }),
    },
    signed: sigv4,
    notes,
  };
}

type OptionsOf = (...roles: CurlRole[]) => GivenOption[];

/** By the options: a body that a Task has no place for, or that was not read, makes it a POST all the same. */
function methodOf(of: OptionsOf): string {
  const named = of('method').at(-1)?.value;
  if (named) return named.toUpperCase();
  if (of('head').length > 0) return 'HEAD';
  const has = (pattern: RegExp): boolean => of('ignored').some(({ name }) => pattern.test(name));
  if (has(/^(-T|--upload-file)$/)) return 'PUT';
  const posts = of('data', 'data-raw', 'data-urlencode', 'json').length > 0 && of('get').length === 0;
  return posts || has(/^(-F|--form|--form-string)$/) ? 'POST' : 'GET';
}

/** The parts that cURL puts together: with `&`, but those of `--json` as they are. */
function dataOf(options: GivenOption[], input: string | undefined, notes: string[]): string | undefined {
  const parts = options.flatMap(({ name, role, value }) => {
    if (role === 'data-raw') return [value];
    const file = role === 'data-urlencode' ? /^[^=@]*@(.*)$/.exec(value)?.[1] : /^@(.*)$/.exec(value)?.[1];
    if (file === '-' && input !== undefined) return [input];
    if (file !== undefined) {
      notes.push(
        `${name} takes its data from ${file === '-' ? 'standard input' : `the file ${file}`}, which was not read.`,
      );
      return [];
    }
    return [role === 'data-urlencode' ? urlEncoded(value) : value];
  });
  if (parts.length === 0) return undefined;
  return parts.join(options.every(({ role }) => role === 'json') ? '' : '&');
}

/** `name=content`, `=content` and `content`, as --data-urlencode takes them. */
function urlEncoded(value: string): string {
  const at = value.indexOf('=');
  const content = encodeURIComponent(value.slice(at + 1).replace(/\p{Surrogate}/gu, '\uFFFD'));
  return at > 0 ? `${value.slice(0, at)}=${content}` : content;
}

function headersOf(of: OptionsOf, body: string | undefined, notes: string[]): HttpRequest['headers'] {
  const headers: HttpRequest['headers'] = [];
  const removed = new Set<string>();
  for (const { value } of of('header')) {
    const [, name = '', mark = '', rest = ''] = /^([^:;]+)([:;])\s*([^]*?)\s*$/.exec(value) ?? [];
    if (name === '') notes.push(`The header '${value}' could not be read.`);
    // `Name:` takes away what cURL would send itself, and `Name;` sends it empty.
    else if (mark === ':' && rest === '') removed.add(name.toLowerCase());
    else headers.push([name.trim(), mark === ';' ? '' : rest]);
  }
  const has = (name: string): boolean => removed.has(name) || headers.some(([given]) => given.toLowerCase() === name);
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined && !has(name.toLowerCase())) headers.push([name, value]);
  };
  add('User-Agent', of('agent').at(-1)?.value);
  add('Referer', of('referer').at(-1)?.value);
  const cookie = of('cookie').at(-1)?.value;
  if (cookie?.includes('=')) add('Cookie', cookie);
  else if (cookie !== undefined) notes.push(`--cookie names the file ${cookie}, which was not read.`);
  const bearer = of('bearer').at(-1)?.value;
  if (bearer !== undefined) add('Authorization', `Bearer ${bearer}`);
  if (of('json').length > 0) {
    add('Content-Type', 'application/json');
    add('Accept', 'application/json');
  } else if (body !== undefined && !has('content-type')) {
    if (isJson(body)) notes.push('curl would call this body a form. It is JSON, and the Task sends it as that.');
    else headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  }
  return headers;
}

function hostIn(headers: HttpRequest['headers']): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === 'host')?.[1].toLowerCase();
}

function ignoredNotes(options: GivenOption[], addresses: number, rest: string[]): string[] {
  const names = [...new Set(options.map(({ name }) => name))];
  const redirects = names.filter((name) => name === '-L' || name.startsWith('--location'));
  const others = names.filter((name) => !redirects.includes(name));
  return [
    ...(redirects.length > 0 ? ['Step Functions does not follow redirects: a 3xx answer is an error.'] : []),
    ...(others.length > 0 ? [`A Task has no place for ${others.join(', ')}.`] : []),
    ...(addresses > 1 ? ['The command makes several requests, of which the first was read.'] : []),
    ...(rest.length > 0 ? [`Only the curl command was read, not ${rest.join(', ')}.`] : []),
  ];
}
