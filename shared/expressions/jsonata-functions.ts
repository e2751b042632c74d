// The functions of Step Functions' JSONata: those it adds to the language, and those that must not use the clock, chance
// or unbounded time of their own.
import type { Json } from '../json';
import { hashAlgorithms } from '../knowledge/intrinsics';
import { hashText } from './bytes';
import { LimitReached, maxSequence } from './jsonata-limits';
import { javaRandom, uuid } from './randomness';

/** Every function that an expression can call: JSONata's own without $eval, which Step Functions refuses, and the six it adds. */
export const functionNames = new Set(
  (
    'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match ' +
    'contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt ' +
    'power random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse each error ' +
    'assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent ' +
    'decodeUrl toMillis fromMillis clone now millis partition range hash uuid parse'
  ).split(' '),
);

type Focus = { environment: { lookup(name: string): unknown }; createSequence?: () => unknown[] };

export type OwnFunction = {
  name: string;
  /** jsonata's notation for the types of arguments and result. */
  signature: string;
  /** Called with whatever passes the signature. */
  implementation: (this: Focus, ...args: never[]) => unknown;
};

/** Seen on AWS: $range gives at most so many items. */
const maxRangeItems = 360_145;

/** The functions for one expression; `now` is read once, as $now() and $millis() stay the same within an expression. */
export function ownFunctions(random: () => number, now: () => Date): OwnFunction[] {
  const started = now().getTime();
  return [
    // Seen on AWS: a missing size gives one part, size 0 and an empty list give nothing, fractions are cut off.
    { name: 'partition', signature: '<an?:a>', implementation: partition },
    // Recorded: the end is included, and a single number stands without a list. Seen on AWS: no step, no result.
    { name: 'range', signature: '<nnn?:x>', implementation: range },
    { name: 'hash', signature: '<ss?:s>', implementation: hash },
    { name: 'uuid', signature: '<:s>', implementation: () => uuid(random) },
    // Recorded: there is no $randomSeeded. Seen on AWS: $random(42) is java.util.Random's first number for 42.
    {
      name: 'random',
      signature: '<n?:n>',
      implementation: (seed?: number) => (seed === undefined ? random() : javaRandom(seed).nextDouble()),
    },
    { name: 'parse', signature: '<s?:x>', implementation: parse },
    { name: 'shuffle', signature: '<a:a>', implementation: (list?: unknown[]) => list && shuffled(list, random) },
    { name: 'millis', signature: '<:n>', implementation: () => started },
    {
      name: 'now',
      signature: '<s?s?:s>',
      implementation(this: Focus, picture?: string, zone?: string) {
        const fromMillis = this.environment.lookup('fromMillis') as { implementation: (...args: unknown[]) => unknown };
        return fromMillis.implementation(started, picture, zone);
      },
    },
    // jsonata's own pad fills any width before anything can stop it.
    { name: 'pad', signature: '<s-ns?:s>', implementation: pad },
    // jsonata's own compares every item with every other, for minutes where the list is long.
    { name: 'distinct', signature: '<x:x>', implementation: distinct },
  ];
}

function partition(list: Json[] | undefined, size?: number): Json[][] | undefined {
  if (list === undefined || list.length === 0) return undefined;
  const step = Math.trunc(size ?? list.length);
  if (step < 0) throw invalid('Second argument must be zero or greater');
  if (step === 0) return undefined;
  return Array.from({ length: Math.ceil(list.length / step) }, (_, part) => list.slice(part * step, (part + 1) * step));
}

function range(...args: (number | undefined)[]): number | number[] | undefined {
  const [start, end, step] = args.map((argument) => (argument === undefined ? undefined : Math.trunc(argument)));
  if (start === undefined || end === undefined || !step) return undefined;
  const length = Math.floor((end - start) / step) + 1;
  if (length > maxRangeItems) throw new LimitReached(LimitReached.memory);
  if (length < 1) return undefined;
  return length === 1 ? start : Array.from({ length }, (_, place) => start + place * step);
}

function hash(text: string | undefined, algorithm: string | undefined): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined;
  const known = hashAlgorithms.find((candidate) => candidate === algorithm);
  if (!known) throw invalid(`Unsupported hash algorithm '${algorithm}'; there are ${hashAlgorithms.join(', ')}`);
  return hashText(text, known);
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('Invalid JSON');
  }
}

function shuffled(list: unknown[], random: () => number): unknown[] {
  const cards = Array.from(list);
  for (let last = cards.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [cards[last], cards[other]] = [cards[other], cards[last]];
  }
  return cards;
}

function pad(text: string | undefined, width: number, filling?: string): string | undefined {
  if (text === undefined) return undefined;
  const missing = Math.abs(Math.trunc(width)) - Array.from(text).length;
  if (missing > maxSequence * 8) throw new LimitReached(LimitReached.memory);
  if (missing <= 0) return text;
  const fill = Array.from(filling ? filling : ' ');
  const padding = Array.from({ length: missing }, (_, place) => fill[place % fill.length]).join('');
  return width > 0 ? text + padding : padding + text;
}

function distinct(this: Focus, list: unknown): unknown {
  if (!Array.isArray(list) || list.length < 2) return list;
  const isSequence = (list as { sequence?: boolean }).sequence === true;
  const found = (isSequence && this.createSequence?.()) || [];
  const seen = new Set<unknown>();
  for (const item of list as unknown[]) {
    const key =
      typeof item === 'object' && item !== null ? canonical(item) : typeof item === 'string' ? `"${item}` : item;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(item);
  }
  return found;
}

/** A value's JSON with the keys in order. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value));
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`).join()}}`;
}

/** An error with the code that Step Functions gives to the failures of its own functions. */
function invalid(message: string): Error & { code: string } {
  return Object.assign(new Error(message), { code: 'D3137' });
}
