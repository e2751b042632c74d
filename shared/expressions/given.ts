// An argument of an intrinsic function, read as the type the function needs.
import { isObject, type Json, type JsonObject } from '../json';
import { maxIntrinsicArrayBytes, maxIntrinsicText } from '../knowledge/intrinsics';
import { compact } from './failures';

/** An argument's value; `raw` for a quoted text, with its backslashes. */
export type Given = { value: Json; raw?: string };

/** Why an intrinsic function refused its arguments. The start of the message is recorded, the reason behind it ours. */
export class InvalidArguments extends Error {}

/** Reads one argument of `States.<name>`. Each reader throws InvalidArguments for a value of another type. */
export function given(name: string, argument: Given | undefined) {
  const value = argument?.value ?? null;
  const refuse = (why: string): never => {
    throw new InvalidArguments(`Invalid arguments in States.${name}: ${why}`);
  };
  const expect = (type: string): never => refuse(`expected ${type} but found ${shortened(compact(value))}`);

  const int32 = (round: (number: number) => number): number => {
    if (typeof value !== 'number') return expect('a number');
    const whole = round(value) + 0;
    if (Math.abs(whole + 0.5) > 2 ** 31) refuse(`${value} is no 32-bit integer`);
    return whole;
  };
  const text = (): string => (typeof value === 'string' ? value : expect('a string'));

  return {
    text,
    shortText: (): string => {
      const read = text();
      if (read.length > maxIntrinsicText) refuse(`a text has at most ${maxIntrinsicText} characters`);
      return read;
    },
    list: (): Json[] => {
      if (!Array.isArray(value)) return expect('an array');
      if (new TextEncoder().encode(JSON.stringify(value)).length > maxIntrinsicArrayBytes) {
        refuse('the array is larger than 256 KiB');
      }
      return value;
    },
    object: (): JsonObject => (isObject(value) ? value : expect('an object')),
    /** Recorded for MathAdd: half rounds up, as Java's Math.round does; JavaScript's does the same. */
    rounded: (): number => int32(Math.round),
    /** Seen on AWS for every other number: the fraction is cut off, though the documentation says rounded. */
    truncated: (): number => int32(Math.trunc),
  };
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
