// When a request needs a yes before it is sent: it may change something, and its host has not been confirmed.
import type { HttpRequest } from '../../shared/engine/types';

/** Which requests are asked about: those that may change something, none, or all. */
export type ConfirmHosts = 'nonGet' | 'never' | 'always';

/** Methods that only read. */
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The host that a request goes to, with its port; the mapped one where the API host is mapped. */
export function hostOf({ origin }: Pick<HttpRequest, 'origin'>): string {
  return new URL(origin).host;
}

/** Whether to ask. What goes to this machine itself is never asked about, nor a host on the list. */
export function needsConfirmation(
  request: Pick<HttpRequest, 'origin' | 'method'>,
  mode: ConfirmHosts,
  confirmed: readonly string[],
): boolean {
  if (mode === 'never' || confirmed.includes(hostOf(request)) || isLoopback(new URL(request.origin).hostname))
    return false;
  return mode === 'always' || !reading.has(request.method.toUpperCase());
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
