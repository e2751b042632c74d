// HTTP request -> cURL command for a POSIX shell. Secrets come from the environment of whoever runs it.
import { requestTarget, requestUrl } from '../engine/request';
import type { HttpRequest } from '../engine/types';
import { hostLine, joined, targetOf, type ExchangeOptions } from './options';
import { quoted, quotedWithVariable } from './posixShell';
import { awsVariables, variablesIn, withVariables, type HeaderLine } from './secrets';

/** Linux takes no argument of 128 KiB or more. */
const longestArgument = 120_000;

/**
 * The command that makes a request. A signed one is signed by cURL itself (`--aws-sigv4`), with the credentials of the
 * usual environment variables; the value of a secret header becomes a variable too, and a comment says which.
 *
 * @param request of a Run, before signing.
 */
export function curlOf(request: HttpRequest, options: ExchangeOptions = {}): string {
  const { signed } = options;
  const target = targetOf(request, options);
  const headers = withVariables(linesOf(target, signed !== undefined));
  const url = requestUrl(signed ? { ...target, query: sortedByName(target.query) } : target);
  const { body } = target;
  const isPiped = body !== undefined && new TextEncoder().encode(body).length > longestArgument;
  const parts = [
    `curl${methodOption(target)} ${quoted(url)}`,
    // cURL would else take `/../` and `/./` out of the path.
    ...(/\/\.{1,2}(\/|$)/.test(target.path) ? ['--path-as-is'] : []),
    ...(signed ? signingOptions(signed.region) : []),
    ...headers.map((line) => `-H ${headerWord(line)}`),
    // What cURL itself says of a body is that it is a form.
    ...(body !== undefined && !hasHeader(target, 'content-type') ? [`-H 'Content-Type:'`] : []),
    ...(body === undefined ? [] : isPiped ? ['--data-binary @-'] : [`--data-raw ${quoted(body)}`]),
  ];
  const pipe = isPiped ? `printf %s ${quoted(body)} | ` : '';
  return [...comments(target, headers, signed !== undefined), pipe + parts.join(' \\\n  ')].join('\n');
}

/** GET is what cURL does by itself, and `-X HEAD` would wait for a body that never comes. */
function methodOption({ method, body }: HttpRequest): string {
  if (method === 'GET' && body === undefined) return '';
  return method === 'HEAD' && body === undefined ? ' --head' : ` -X ${quoted(method)}`;
}

function signingOptions(region: string): string[] {
  const { accessKeyId, secretAccessKey, sessionToken } = awsVariables;
  return [
    `--aws-sigv4 ${quoted(`aws:amz:${region}:execute-api`)}`,
    `--user "$${accessKeyId}:$${secretAccessKey}"`,
    // Without a token the line is empty, and cURL leaves the header out.
    `-H "X-Amz-Security-Token: $${sessionToken}"`,
  ];
}

/** The header lines to write. Of a repeated header cURL signs each line by itself, which is not how AWS checks it. */
function linesOf(target: HttpRequest, signed: boolean): HttpRequest['headers'] {
  const lines = [...hostLine(target), ...target.headers];
  return signed ? joined(lines) : lines;
}

function headerWord({ name, value, variable }: HeaderLine): string {
  if (variable !== undefined) return quotedWithVariable(`${name}: `, variable);
  // `Name:` would take the header out; `Name;` sends it empty.
  return quoted(value.trim() === '' ? `${name};` : `${name}: ${value}`);
}

/** Older versions of cURL sign the query in the order written, where the signature wants it sorted by name. */
function sortedByName(query: HttpRequest['query']): HttpRequest['query'] {
  return [...query].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function hasHeader({ headers }: HttpRequest, wanted: string): boolean {
  return headers.some(([name]) => name.toLowerCase() === wanted);
}

/** No quotes, brackets or exclamation marks: some interactive shells read a comment as a command. */
function comments(target: HttpRequest, lines: HeaderLine[], signed: boolean): string[] {
  const { method, body } = target;
  const secrets = variablesIn(lines);
  return [
    ...(signed
      ? [
          `# Signed by curl 7.88 or newer, with the AWS credentials of the environment: ${Object.values(awsVariables).join(', ')}.`,
        ]
      : []),
    ...(signed ? unevenlySigned(target) : []),
    ...(secrets.length > 0 ? [`# Secret, to be set in the environment: ${secrets.join(', ')}.`] : []),
    ...(method === 'HEAD' && body !== undefined ? ['# curl waits for an answer body that HEAD never has.'] : []),
  ];
}

/** What AWS signs in a canonical form that versions of cURL make differently, or not at all. */
function unevenlySigned({ path, query, headers }: HttpRequest): string[] {
  const byName = sortedByName(query).map((pair) => requestTarget({ path: '', query: [pair] }));
  const parts = [
    ...(/[^A-Za-z0-9\-._~/]|\/\/|\/\.{1,2}(\/|$)/.test(path) ? ['such a path'] : []),
    ...(byName.some((pair, index) => pair < (byName[index - 1] ?? '')) ? ['such a query'] : []),
    ...(headers.some(([, value]) => value.trim() === '') ? ['an empty header'] : []),
  ];
  return parts.map((part) => `# Not every version of curl signs ${part} as AWS does: the API may refuse it with 403.`);
}
