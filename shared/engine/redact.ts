// Takes the caller's secrets out of a response: an API that echoes its request would else bring them into the panel.
import { mask } from './sign';
import type { Credentials, HttpRequest, HttpResponse } from './types';

/**
 * The response without the credentials and the signature of its own request, each replaced by `***`. API Gateway itself
 * echoes the session token, in the canonical string of the 403 it gives for a wrong signature.
 */
export function redact(response: HttpResponse, signed: HttpRequest, credentials: Credentials): HttpResponse {
  const secrets = spellings(signed, credentials);
  const clean = (text: string): string =>
    secrets.reduce((rest, [secret, instead]) => rest.replaceAll(secret, instead), text);
  const body = Buffer.from(response.body.buffer, response.body.byteOffset, response.body.byteLength);
  const hit = secrets.some(([secret]) => body.includes(secret, 0, 'latin1'));
  return {
    ...response,
    statusText: clean(response.statusText),
    headers: response.headers.map(([name, value]) => [name, clean(value)]),
    // latin1 gives back every byte it did not replace as it was, whatever the charset of the body is.
    body: hit ? Buffer.from(clean(body.toString('latin1')), 'latin1') : response.body,
  };
}

function spellings(signed: HttpRequest, credentials: Credentials): [secret: string, instead: string][] {
  const authorization = signed.headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
  const signature = authorization.slice(authorization.indexOf('Signature=') + 'Signature='.length);
  const secrets = [authorization, signature, credentials.secretAccessKey, credentials.sessionToken ?? ''];
  return [
    ...secrets
      .filter((secret) => secret !== '')
      .flatMap((secret) => forms(secret).map((form) => [form, '***'] as [string, string])),
    [credentials.accessKeyId, mask(credentials.accessKeyId)],
  ];
}

/** A secret as it is, in a URL, and as JSON writers escape it. */
function forms(secret: string): string[] {
  const escaped = secret.replace(/[/+=&'<>]/g, (character) =>
    character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [...new Set([secret, encodeURIComponent(secret), secret.replaceAll('/', '\\/'), escaped])];
}
