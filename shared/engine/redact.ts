// Takes the caller's secrets out of a response: an API that echoes its request would else bring them into the panel.
import { mask } from './sign';
import type { Credentials, HttpRequest, HttpResponse } from './types';

/** No key of AWS is shorter; the `test` and `dummy` that local emulators are given are words of many answers. */
const shortestKey = 16;

/**
 * The response without the credentials and the signature of its own request, each replaced by `***`. API Gateway itself
 * echoes the session token, in the canonical string of the 403 it gives for a wrong signature.
 */
export function redact(response: HttpResponse, signed: HttpRequest, credentials: Credentials): HttpResponse {
  // latin1 gives back every byte it did not replace as it was, whatever the charset of the body is.
  const body = Buffer.from(response.body.buffer, response.body.byteOffset, response.body.byteLength).toString('latin1');
  const texts = [body, response.statusText, ...response.headers.map(([, value]) => value)];
  const found = secretsOf(signed, credentials).filter(([secret]) => {
    if (secret.length < shortestKey) return false;
    const clue = longestWord(secret);
    return texts.some((text) => text.includes(clue));
  });
  if (found.length === 0) return response;
  const patterns = found.map(([secret, instead]): [RegExp, string] => [spelledAnyhow(secret), instead]);
  const clean = (text: string): string => patterns.reduce((rest, [pattern, by]) => rest.replace(pattern, by), text);
  return {
    ...response,
    statusText: clean(response.statusText),
    headers: response.headers.map(([name, value]) => [name, clean(value)]),
    body: Buffer.from(clean(body), 'latin1'),
  };
}

function secretsOf(signed: HttpRequest, credentials: Credentials): [secret: string, instead: string][] {
  const authorization = signed.headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
  const signature = authorization.slice(authorization.indexOf('Signature=') + 'Signature='.length);
  const { accessKeyId, secretAccessKey, sessionToken = '' } = credentials;
  return [
    ...[authorization, signature, secretAccessKey, sessionToken].map((secret): [string, string] => [secret, '***']),
    [accessKeyId, mask(accessKeyId)],
  ];
}

/** The part of a secret that every spelling of it has, to look for quickly. */
function longestWord(secret: string): string {
  return (secret.match(/[A-Za-z0-9]+/g) ?? []).reduce(
    (longest, word) => (word.length > longest.length ? word : longest),
    '',
  );
}

/** The text as it is, in a URL, and as JSON writers escape it: `/` may stand as `\/`, `%2F` or `\u002f`. */
function spelledAnyhow(text: string): RegExp {
  const spelled = text.replace(/[^A-Za-z0-9]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(2, '0');
    return `(?:\\\\?\\x${hex}|(?:%|\\\\u00)(?:${hex}|${hex.toUpperCase()}))`;
  });
  return new RegExp(spelled, 'g');
}
