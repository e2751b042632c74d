// What a command line asks for, read by its options; and what is wrong with it.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../shared/nearest';

/** A mistake of whoever called: its message is all that is printed, and the exit code is 1. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** A wrong argument: `command` adds where the right ones are explained. */
export class Misuse extends UsageError {}

export type Options = NonNullable<ParseArgsConfig['options']>;
export type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; args: string[]; allowPositionals: true; strict: true }>
>;

/**
 * Reads the arguments of a command by its options.
 *
 * @throws Misuse that names the option at fault, and the one that was probably meant.
 */
export function readArgs<const O extends Options>(args: string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw misused(mistakeIn(error, Object.keys(options)));
  }
}

export function misused(message: string): Misuse {
  return new Misuse(message);
}

/** The value where it is one of those allowed. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw misused(`--${option} is ${allowed.join(' or ')}, not '${value}'.`);
  return found;
}

/** The two sides of `NAME=VALUE`. */
export function pair(option: string, text: string, form = 'NAME=VALUE'): [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw misused(`--${option} needs ${form}, not '${text}'.`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The fields that have a value: options that were not given are absent. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** Node's messages in fewer words, with the name that was probably meant. */
function mistakeIn(error: unknown, names: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '(-+)([^']+)'/.exec(message);
  if (unknown) {
    const [, dashes = '', name = ''] = unknown;
    const meant = nearest(name, names);
    return `Unknown option '${dashes}${name}'.${meant === undefined ? '' : ` Did you mean '--${meant}'?`}`;
  }
  const option = /^Option '(?:-\w, )?(--[\w-]+)/.exec(message)?.[1];
  if (option === undefined) return message;
  if (message.includes('does not take')) return `Option '${option}' takes no value.`;
  // `--input -1`: Node takes what begins with a dash for the next option.
  const dash = message.includes('ambiguous') ? ` One that begins with a dash is written '${option}=-…'.` : '';
  return `Option '${option}' needs a value.${dash}`;
}
