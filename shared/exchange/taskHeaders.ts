// The headers of a request that a Task can send, and what becomes of the others.
import type { HttpRequest } from '../engine/types';
import type { JsonObject } from '../json';
import { isForbiddenHeader, isSecretHeader } from '../knowledge/headers';
import type { WrittenRequest } from './writtenRequest';

/** What a browser or a tool says of itself and its own page, or works out for each request. */
const ofTheSender =
  /^(:.*|sec-.*|dnt|priority|upgrade-insecure-requests|origin|referer|accept-encoding|content-length)$/i;
const toolNames = /^(curl\/|Mozilla\/|asl-invoke$|vscode-restclient$|httpyac|PostmanRuntime\/)/i;
/** The parts of a signature, which Step Functions makes anew. */
const ofTheSignature = /^(authorization|x-amz-(date|security-token|content-sha256))$/i;

/** Lists by name in their first spelling, whether Step Functions is to sign, and what is left out. */
export function taskHeaders({ request, signed: asked }: Pick<WrittenRequest, 'request' | 'signed'>): {
  signed: boolean;
  headers: JsonObject;
  notes: string[];
} {
  const authorization = valueOf(request, 'authorization');
  const signed = asked || /^AWS4-HMAC-SHA256\b/.test(authorization ?? '');
  const lists = new Map<string, [name: string, values: string[]]>();
  const forbidden = new Set<string>();
  const senders = new Set<string>();
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    if (signed && ofTheSignature.test(name)) continue;
    if (lower === 'authorization') continue; // Has a note of its own.
    if (lower === 'user-agent' && toolNames.test(value)) continue;
    if (isForbiddenHeader(name)) forbidden.add(name);
    else if (ofTheSender.test(name)) senders.add(name);
    else {
      const list = lists.get(lower);
      if (list) list[1].push(value);
      else lists.set(lower, [name, [value]]);
    }
  }
  return {
    signed,
    headers: Object.fromEntries(lists.values()),
    notes: [
      ...(authorization !== undefined && !signed ? [noteOf(authorization)] : []),
      ...(forbidden.size > 0 ? [`Left out, as no Task may send it: ${[...forbidden].join(', ')}.`] : []),
      ...(senders.size > 0 ? [`Left out, as it is about the sender: ${[...senders].join(', ')}.`] : []),
      ...secretNotes([...lists.values()]),
    ],
  };
}

function noteOf(authorization: string): string {
  const scheme = /^(Bearer|Basic|Digest)\b/i.exec(authorization)?.[1];
  const what = scheme === undefined ? 'Authorization' : `Authorization (${scheme})`;
  return `Left out, as no Task may send it: ${what}. A Lambda authorizer can read another header, such as X-Authorization.`;
}

function secretNotes(lists: [name: string, values: string[]][]): string[] {
  const names = lists.filter(([name, values]) => isSecretHeader(name) && values.some((value) => !isPlaceholder(value)));
  if (names.length === 0) return [];
  const list = names.map(([name]) => name).join(', ');
  return [`A definition is no place for a secret: take the value of ${list} from the input or a placeholder.`];
}

function isPlaceholder(value: string): boolean {
  return /\$\{[^}]*\}|\{\{.*\}\}/.test(value);
}

function valueOf({ headers }: HttpRequest, wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}
