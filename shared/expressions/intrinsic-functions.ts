// What each of the 18 intrinsic functions does with its values.
import { isObject, type Json, type JsonObject } from '../json';
import { hashAlgorithms, maxIntrinsicArrayBytes, maxIntrinsicText, maxRangeItems } from '../knowledge/intrinsics';
import { decodeBase64, encodeBase64, hashText } from './bytes';
import { compact } from './failures';
import { sameJson } from './same-json';
import { seededRandom, uuid } from './randomness';

/** An argument's value; `raw` for a quoted text, with its backslashes. */
export type Given = { value: Json; raw?: string };

/** Why a function refused its arguments. */
export class IntrinsicError extends Error {
  constructor(
    message: string,
    readonly error: 'States.IntrinsicFailure' | 'States.Runtime' = 'States.IntrinsicFailure',
  ) {
    super(message);
  }
}

type Implementation = (given: Given[], random: () => number) => Json;

export const implementations: Record<string, Implementation> = {
  'States.Format': ([template, ...rest]) => format(text('States.Format', template), template?.raw, rest),
  'States.StringToJson': ([given]) => parseJson(text('States.StringToJson', given)),
  'States.JsonToString': ([given]) => compact(valueOf(given)),
  'States.Array': (given) => given.map((item) => item.value),
  'States.ArrayPartition': ([array, size]) => {
    const items = list('States.ArrayPartition', array);
    const step = integer('States.ArrayPartition', size);
    if (step < 1) fail('States.ArrayPartition', 'the size must be a positive number');
    return Array.from({ length: Math.ceil(items.length / step) }, (_, part) =>
      items.slice(part * step, (part + 1) * step),
    );
  },
  'States.ArrayContains': ([array, wanted]) =>
    list('States.ArrayContains', array).some((item) => sameJson(item, valueOf(wanted))),
  'States.ArrayRange': ([first, last, step]) =>
    range(integer('States.ArrayRange', first), integer('States.ArrayRange', last), integer('States.ArrayRange', step)),
  'States.ArrayGetItem': ([array, index]) => {
    const items = list('States.ArrayGetItem', array);
    const place = integer('States.ArrayGetItem', index);
    return items[place] ?? (place in items ? null : fail('States.ArrayGetItem', `the list has no item ${place}`));
  },
  'States.ArrayLength': ([array]) => list('States.ArrayLength', array).length,
  'States.ArrayUnique': ([array]) => {
    const seen: Json[] = [];
    for (const item of list('States.ArrayUnique', array)) {
      if (!seen.some((earlier) => sameJson(earlier, item))) seen.push(item);
    }
    return seen;
  },
  'States.Base64Encode': ([given]) => encodeBase64(short('States.Base64Encode', text('States.Base64Encode', given))),
  'States.Base64Decode': ([given]) =>
    decodeBase64(short('States.Base64Decode', text('States.Base64Decode', given))) ??
    fail('States.Base64Decode', 'the text is not valid Base64'),
  'States.Hash': ([data, algorithm]) => {
    const value = valueOf(data);
    const name = text('States.Hash', algorithm);
    const known = hashAlgorithms.find((candidate) => candidate === name);
    if (!known) return fail('States.Hash', `the algorithm must be one of ${hashAlgorithms.join(', ')}`);
    return hashText(short('States.Hash', typeof value === 'string' ? value : compact(value)), known);
  },
  'States.JsonMerge': ([first, second, deep]) => {
    if (valueOf(deep) !== false)
      fail('States.JsonMerge', 'only a shallow merge is supported: the third argument must be false');
    return { ...object('States.JsonMerge', first), ...object('States.JsonMerge', second) };
  },
  'States.MathRandom': ([start, end, seed], random) => {
    const from = integer('States.MathRandom', start);
    const to = integer('States.MathRandom', end);
    if (from >= to) fail('States.MathRandom', 'the first number must be below the second');
    const draw = seed ? seededRandom(integer('States.MathRandom', seed)) : random;
    return from + Math.floor(draw() * (to - from));
  },
  'States.MathAdd': ([first, second]) => integer('States.MathAdd', first) + integer('States.MathAdd', second),
  'States.StringSplit': ([given, delimiters]) =>
    split(text('States.StringSplit', given), text('States.StringSplit', delimiters)),
  'States.UUID': (_, random) => uuid(random),
};

function fail(name: string, why: string): never {
  throw new IntrinsicError(`Invalid arguments in ${name}: ${why}`);
}

const valueOf = (given: Given | undefined): Json => given?.value ?? null;

function text(name: string, given: Given | undefined): string {
  const value = valueOf(given);
  return typeof value === 'string' ? value : fail(name, `expected a string but found ${compact(value)}`);
}

function short(name: string, value: string): string {
  return value.length <= maxIntrinsicText ? value : fail(name, `a text has at most ${maxIntrinsicText} characters`);
}

/** Recorded for MathAdd: numbers are rounded half up, as Java's Math.round does; JavaScript's does the same. */
function integer(name: string, given: Given | undefined): number {
  const value = valueOf(given);
  if (typeof value !== 'number') return fail(name, `expected a number but found ${compact(value)}`);
  return Math.round(value) + 0;
}

function list(name: string, given: Given | undefined): Json[] {
  const value = valueOf(given);
  if (!Array.isArray(value)) return fail(name, `expected an array but found ${compact(value)}`);
  if (compact(value).length > maxIntrinsicArrayBytes) fail(name, 'the array is larger than 256 KiB');
  return value;
}

function object(name: string, given: Given | undefined): JsonObject {
  const value = valueOf(given);
  return isObject(value) ? value : fail(name, `expected an object but found ${compact(value)}`);
}

/** Recorded: an empty or blank text gives null, and `-0` gives 0. */
function parseJson(value: string): Json {
  if (value.trim() === '') return null;
  try {
    const json = JSON.parse(value) as Json;
    return json === 0 ? 0 : json;
  } catch {
    return fail('States.StringToJson', 'the text is not valid JSON');
  }
}

/** Recorded: the last number is included when a step meets it. */
function range(first: number, last: number, step: number): Json[] {
  if (step === 0) fail('States.ArrayRange', 'the step must not be 0');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > maxRangeItems) fail('States.ArrayRange', `the array has at most ${maxRangeItems} items`);
  return Array.from({ length }, (_, place) => first + place * step);
}

/** Recorded: every character of the second text is a delimiter, and empty pieces are dropped. */
function split(value: string, delimiters: string): string[] {
  const pieces = [''];
  for (const character of value) {
    if (delimiters.includes(character)) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + character);
  }
  return pieces.filter((piece) => piece !== '');
}

function format(template: string, raw: string | undefined, rest: Given[]): string {
  const values = [...rest];
  const count = [...(raw ?? template).matchAll(/\\[^]|\{\}/g)].filter(([mark]) => mark === '{}').length;
  if (count !== rest.length) {
    fail('States.Format', `number of arguments do not match the occurrences of {}: ${count} and ${rest.length}`);
  }
  return (raw ?? template).replace(/\\([^])|\{\}/g, (mark, escaped: string | undefined) =>
    mark === '{}' ? print(values.shift()?.value ?? null) : (escaped ?? mark),
  );
}

/** Recorded: texts stand without quotes, objects and lists as Java prints its maps: `{Arg1=1, Arg2=[]}`. */
function print(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${print(item)}`)
      .join(', ')}}`;
  return String(value);
}
