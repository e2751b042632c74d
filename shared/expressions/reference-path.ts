// Reference Paths: the paths that name one place, so that ResultPath can write there.
import { isObject, type Json } from '../json';
import { parsePath, type JsonPath, type Segment } from './jsonpath';
import { compact, failureIn } from './failures';
import type { Fault } from './reader';
import type { StateFailure } from './scope';

/**
 * Reads a Reference Path: only names and indexes, none of `@ , : ? * ..`.
 * Never throws: a text that is none gives the message and the offset of the failing character.
 */
export function parseReferencePath(text: string): { ok: true; path: JsonPath } | Fault {
  const parsed = parsePath(text);
  if (!parsed.ok) return parsed;
  const wrong = parsed.path.segments.findIndex(({ kind }) => kind !== 'name' && kind !== 'index');
  if (wrong === -1) return parsed;
  return {
    ok: false,
    message: 'A Reference Path names one place: only names and indexes are allowed',
    offset: parsed.path.offsets[wrong] ?? 0,
  };
}

/** Reads the path of a ResultPath: a Reference Path into the input, never into the context object or a variable. */
export function parseResultPath(text: string): { ok: true; path: JsonPath } | Fault {
  const parsed = parseReferencePath(text);
  if (!parsed.ok || parsed.path.root.kind === 'input') return parsed;
  return {
    ok: false,
    message: "ResultPath starts with '$.'; it cannot write to the context object or a variable",
    offset: 1,
  };
}

/**
 * A copy of `input` with `value` at the path; parents that are missing are made. Never changes `input`.
 * Throws the StateFailure `States.ResultPathMatchFailure` where the path leads through something that is no object,
 * or to an index that the list does not have.
 */
export function setAt(path: JsonPath, input: Json, value: Json, state: string): Json {
  const holders: Json[] = [];
  let current: Json = input;
  for (const segment of path.segments) {
    holders.push(current);
    const child = childAt(segment, current);
    if (child === undefined) throw mismatch(path, input, state);
    current = child;
  }
  let result = value;
  for (const [place, segment] of [...path.segments.entries()].reverse()) {
    result = replaced(segment, holders[place] ?? {}, result);
  }
  return result;
}

/** What is at one step of the path, an empty object where it is yet to be made; undefined where nothing can be made. */
function childAt(segment: Segment, holder: Json): Json | undefined {
  if (segment.kind === 'name') {
    if (!isObject(holder)) return undefined;
    return Object.hasOwn(holder, segment.name) ? holder[segment.name] : {};
  }
  return segment.kind === 'index' && Array.isArray(holder) ? holder.at(segment.index) : undefined;
}

function replaced(segment: Segment, holder: Json, child: Json): Json {
  // Spread and computed keys define properties, so that a name such as `__proto__` is a plain key.
  if (segment.kind === 'name' && isObject(holder)) return { ...holder, [segment.name]: child };
  if (segment.kind === 'index' && Array.isArray(holder)) return holder.with(segment.index, child);
  return child;
}

function mismatch(path: JsonPath, input: Json, state: string): StateFailure {
  const text = `$${path.segments.map((segment) => (segment.kind === 'name' ? `.${segment.name}` : segment.kind === 'index' ? `[${segment.index}]` : '')).join('')}`;
  return failureIn(
    state,
    'States.ResultPathMatchFailure',
    `Unable to apply the ResultPath '${text}' to the input '${compact(input)}'`,
  );
}
