// What one segment of an indefinite path picks from several values: wildcards, slices, unions, filters and `..`.
import { isObject, type Json } from '../json';
import type { Segment } from './jsonpath';
import { matches } from './jsonpath-match';

type Step = (segment: Segment, value: Json) => Json | undefined;

/** Thrown when a path such as `$..*..*..*` would visit more values than any run can use. */
export class TooManyValues extends Error {}

const mostVisits = 2_000_000;

/**
 * The values the segment picks, in the document's order. `step` takes a segment that leads to one value.
 * `scanning` applies the segment to each value and to everything below it, as behind `..`. Throws TooManyValues.
 */
export function select(segment: Segment, values: Json[], step: Step, scanning: boolean): Json[] {
  const picked: Json[] = [];
  let visits = 0;
  for (const value of values) {
    if (!scanning) {
      pickFrom(segment, value, step, picked);
      continue;
    }
    for (const below of descendants(value)) {
      if (++visits + picked.length > mostVisits) throw new TooManyValues();
      // Jayway tests each object below by itself, so a list's items are not picked a second time through the list.
      if (segment.kind !== 'filter' || isObject(below)) pickFrom(segment, below, step, picked);
    }
  }
  return picked;
}

function pickFrom(segment: Segment, value: Json, step: Step, picked: Json[]): void {
  switch (segment.kind) {
    case 'wildcard':
      append(picked, children(value));
      break;
    case 'indexes':
      if (Array.isArray(value))
        append(
          picked,
          segment.indexes.flatMap((index) => itemAt(value, index)),
        );
      break;
    case 'slice':
      // Both ends may count from the end, as in Jayway.
      if (Array.isArray(value)) append(picked, value.slice(segment.from, segment.to));
      break;
    case 'filter':
      append(
        picked,
        (Array.isArray(value) ? value : [value]).filter((item) => matches(segment.test, item)),
      );
      break;
    case 'scan':
      break;
    default: {
      const next = step(segment, value);
      if (next !== undefined) picked.push(next);
    }
  }
}

/** A loop, because a spread of 100,000 arguments overflows the stack. */
function append(picked: Json[], more: Json[]): void {
  for (const value of more) picked.push(value);
}

function itemAt(list: Json[], index: number): Json[] {
  const item = list.at(index);
  return item === undefined ? [] : [item];
}

function children(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

/** The value and all below it, parents first, in the document's order; without recursion, so that depth does not matter. */
function* descendants(value: Json): Generator<Json> {
  const waiting = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    append(waiting, children(next).toReversed());
  }
}
