// The value of a `.$` key as text: a path or an intrinsic function call. For the editor as well as for a run.
import { parseIntrinsic, type IntrinsicCall } from './intrinsic-parse';
import { parsePath, type JsonPath } from './jsonpath';
import type { Fault } from './reader';

export type PayloadExpression = { kind: 'path'; path: JsonPath } | { kind: 'call'; call: IntrinsicCall };

/**
 * Reads the value of a `.$` key: a path where it starts with `$`, else an intrinsic function call.
 * Never throws: any other text gives the message and the offset of the failing character.
 */
export function parsePayloadExpression(text: string): { ok: true; expression: PayloadExpression } | Fault {
  if (text.startsWith('$')) {
    const parsed = parsePath(text);
    return parsed.ok ? { ok: true, expression: { kind: 'path', path: parsed.path } } : parsed;
  }
  const parsed = parseIntrinsic(text);
  return parsed.ok ? { ok: true, expression: { kind: 'call', call: parsed.call } } : parsed;
}
