// Which proxy a call goes through: the rules of HTTP_PROXY, HTTPS_PROXY and NO_PROXY, without reading the environment.
import { isIP } from 'node:net';
import { LocalFailure } from './local-failure';

/** Values as in the variables `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`; user and password may stand in the address. */
export type ProxySettings = { http?: string; https?: string; no?: string };

/**
 * The proxy for a call, or undefined for none. Loopback is never proxied: that is where mapped endpoints are.
 *
 * @throws LocalFailure `ASLInvoke.Settings` where the proxy that applies is not an http or https address.
 */
export function proxyFor(url: URL, { http, https, no = '' }: ProxySettings): URL | undefined {
  const address = url.protocol === 'https:' ? (https ?? http) : http;
  if (!address || isLoopback(url.hostname) || isExcepted(url, no)) return undefined;
  // A proxy is often given as host:port alone.
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  // The address is not repeated: it may hold a password.
  if (proxy === undefined || !/^https?:$/.test(proxy.protocol))
    throw new LocalFailure('ASLInvoke.Settings', 'The proxy that is set is not an http or https address.');
  return proxy;
}

/** The proxy settings among environment variables; as elsewhere, the names in lower case come first. */
export function proxyFromVariables(env: Readonly<Record<string, string | undefined>>): ProxySettings {
  const of = (name: string): string | undefined => env[name.toLowerCase()] || env[name] || undefined;
  const [http, https, no] = [of('HTTP_PROXY'), of('HTTPS_PROXY'), of('NO_PROXY')];
  return { ...(http && { http }), ...(https && { https }), ...(no && { no }) };
}

/** The headers that a proxy wants with CONNECT. */
export function proxyHeaders({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/** `example.com`, `.example.com` and `*.example.com` mean the name and all below it; `:port` narrows it; `*` means all. */
function isExcepted({ hostname, port, protocol }: URL, no: string): boolean {
  const ownPort = port || (protocol === 'https:' ? '443' : '80');
  const name = hostname.toLowerCase();
  return no
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, host = entry, onlyPort = ownPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      const domain = host.replace(/^\*?\./, '');
      return onlyPort === ownPort && (name === domain || name.endsWith(`.${domain}`));
    });
}

function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) === 4) return bare.startsWith('127.');
  return bare === '::1' || bare === 'localhost' || bare.endsWith('.localhost');
}
