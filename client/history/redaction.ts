// What of a run must not be written down: header values that are masked on screen, and task tokens, wherever they stand.
import type { Run, RunRequest } from '../../shared/engine/types';
import { isObject, type Json } from '../../shared/json';
import { maskHeader } from '../webview/mask';

/** What stands in the place of a secret. */
export const mask = '••••••';

/** Shorter secrets are replaced only where they are the whole text: else every `1` of a run would go. */
const shortestPart = 6;

/** The values of this run that are masked on screen, longest first, and its task token. */
export function secretsOf(request: RunRequest, run: Run): string[] {
  const lists: [name: string, value: string][] = [
    ...(run.request?.headers ?? []),
    ...(run.request?.query ?? []),
    ...(run.response?.headers ?? []),
    ...headersIn(run.submitted?.Headers),
    ...headersIn(fieldOf(run.result, 'Headers')),
    ...headersIn(fieldOf(run.parameters, 'Headers')),
    ...headersIn(fieldOf(run.parameters, 'QueryParameters')),
    // A run that failed before its parameters were evaluated has its secrets in the definition alone.
    ...literalsOf(headersIn(fieldOf(request.state['Parameters'], 'Headers'))),
    ...literalsOf(headersIn(fieldOf(request.state['Arguments'], 'Headers'))),
  ];
  const masked = lists.filter(([name, value]) => maskHeader(name, value) !== value).map(([, value]) => value);
  const given = fieldOf(request.context?.['Task'], 'Token');
  const tokens = [run.taskToken, given].filter((token) => typeof token === 'string');
  return [...new Set([...masked, ...tokens])].filter(Boolean).sort((a, b) => b.length - a.length);
}

/** A copy of plain data in which every secret is replaced by `mask`, in texts and in keys. */
export function withoutSecrets<T extends Json>(value: T, secrets: readonly string[]): T {
  if (secrets.length === 0) return value;
  const clean = (text: string): string =>
    secrets.includes(text)
      ? mask
      : secrets.reduce((rest, secret) => (secret.length < shortestPart ? rest : rest.replaceAll(secret, mask)), text);
  const visit = (value: Json): Json => {
    if (typeof value === 'string') return clean(value);
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), visit(inner)]));
  };
  return visit(value) as T;
}

function fieldOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) ? value[name] : undefined;
}

/** An expression is no secret, what it gives may be one. */
function literalsOf(entries: [name: string, value: string][]): [string, string][] {
  return entries.filter(([name, value]) => !name.endsWith('.$') && !value.startsWith('{%'));
}

/** Names and values of an object of lists, as headers and query parameters are. */
function headersIn(value: Json | undefined): [string, string][] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).flatMap((item): [string, string][] =>
      typeof item === 'string' ? [[name, item]] : [],
    ),
  );
}
