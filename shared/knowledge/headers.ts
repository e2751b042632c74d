// HTTP request headers of a Task: the names that are not permitted, and common ones worth offering.
import { remembered } from '../remember';

/** Header names that the integration does not permit, as the page spells them. */
export const forbiddenHeaders = [
  'Authorization',
  'Connection',
  'Content-md5',
  'Expect',
  'Host',
  'Max-Forwards',
  'Proxy-Authenticate',
  'Server',
  'TE',
  'Transfer-Encoding',
  'Trailer',
  'Upgrade',
  'Via',
  'Www-Authenticate',
] as const;

/** No header may begin with one of these. */
export const forbiddenHeaderPrefixes = ['X-Forwarded', 'X-Amz', 'X-Amzn'] as const;

/**
 * Says why the integration refuses a header name, or undefined where it permits it.
 * Compares without regard to case, as the service does when a definition is saved.
 */
export const whyHeaderIsForbidden = remembered((name: string): string | undefined => {
  const lower = name.toLowerCase();
  const listed = forbiddenHeaders.find((header) => header.toLowerCase() === lower);
  if (listed !== undefined) return `The header '${name}' is not permitted in an API Gateway Task.`;
  // X-Amzn also begins with X-Amz: name the longest prefix, the one the reader sees.
  const prefix = [...forbiddenHeaderPrefixes].reverse().find((start) => lower.startsWith(start.toLowerCase()));
  if (prefix === undefined) return undefined;
  return `The header '${name}' is not permitted in an API Gateway Task: names that begin with ${prefix} are reserved.`;
});

/** True where the integration refuses the header name. */
export function isForbiddenHeader(name: string): boolean {
  return whyHeaderIsForbidden(name) !== undefined;
}

const secretName = /^(x-api-key|cookie|set-cookie)$|secret|password|authorization|api-?key|(^|-)token$/i;

/** True where a header's value is for nobody to read. A task token is none: that of a local run is made up. */
export function isSecretHeader(name: string): boolean {
  return secretName.test(name) && !/^x?-?task-?token$/i.test(name);
}

/** A header people set on API calls, with the values most often given; all are permitted. */
export type CommonHeader = { name: string; summary: string; values?: string[] };

export const commonHeaders: CommonHeader[] = [
  {
    name: 'Content-Type',
    summary: 'Media type of RequestBody. API Gateway assumes `application/json` where it is absent.',
    values: ['application/json', 'application/x-amz-json-1.1'],
  },
  { name: 'Accept', summary: 'Media types the caller understands.', values: ['application/json', 'text/plain', '*/*'] },
  { name: 'Accept-Language', summary: 'Languages the caller prefers.', values: ['en'] },
  { name: 'Cache-Control', summary: 'Asks API Gateway to skip its cache.', values: ['max-age=0'] },
  { name: 'If-Match', summary: 'Entity tag the resource must still have.' },
  { name: 'If-None-Match', summary: 'Entity tag the resource must no longer have.' },
  {
    name: 'Idempotency-Key',
    summary:
      'Lets the API recognise a repeated request. A retried Task sends the same key when it comes from its input.',
  },
  {
    name: 'x-api-key',
    summary: 'The API key of a method that requires one. Better from a placeholder than as a literal.',
  },
  {
    name: 'X-Authorization',
    summary: 'Where a Lambda authorizer can read its token: `Authorization` itself is not permitted.',
  },
  { name: 'X-Correlation-Id', summary: 'Ties the request to the execution; `$$.Execution.Name` is a good value.' },
  {
    name: 'TaskToken',
    summary: 'Carries the task token of a `.waitForTaskToken` Task to whoever answers it.',
  },
];
