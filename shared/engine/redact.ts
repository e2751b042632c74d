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
  const secrets = patterns(signed, credentials);
  const clean = (text: string): string =>
    secrets.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
  // latin1 gives back every byte it did not replace as it was, whatever the charset of the body is.
  const body = Buffer.from(response.body.buffer, response.body.byteOffset, response.body.byteLength).toString('latin1');
  const cleaned = clean(body);
  return {
    ...response,
    statusText: clean(response.statusText),
    headers: response.headers.map(([name, value]) => [name, clean(value)]),
    body: cleaned === body ? response.body : Buffer.from(cleaned, 'latin1'),
  };
}

function patterns(signed: HttpRequest, credentials: Credentials): [secret: RegExp, instead: string][] {
  const authorization = signed.headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
  const signature = authorization.slice(authorization.indexOf('Signature=') + 'Signature='.length);
  const { accessKeyId, secretAccessKey, sessionToken = '' } = credentials;
  const secrets: [string, string][] = [
    ...[authorization, signature, secretAccessKey, sessionToken].map((secret): [string, string] => [secret, '***']),
    [accessKeyId, mask(accessKeyId)],
  ];
  return secrets
    .filter(([secret]) => secret.length >= shortestKey)
    .map(([secret, instead]) => [spelledAnyhow(secret), instead]);
}

/** The text as it is, in a URL, and as JSON writers escape it: `/` may stand as `\/`, `%2F` or `\u002f`. */
function spelledAnyhow(text: string): RegExp {
  const spelled = text.replace(/[^A-Za-z0-9]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(2, '0');
    return `(?:\\\\?\\x${hex}|(?:%|\\\\u00)(?:${hex}|${hex.toUpperCase()}))`;
  });
  return new RegExp(spelled, 'g');
}
