// The expression a cursor is in: which language it is in, what stands before the cursor, what it can read.
import type { Span } from '../shared/document/node';
import { outerQuote, type Spot, type State } from './spot';

export type Expression = {
  /** A payload expression is a path or an intrinsic call; a reference path leads to one place. */
  form: 'path' | 'reference' | 'payload' | 'jsonata';
  /** What `$` or `$states` gives there: the state's input, the result of the call, its error. */
  reads: 'input' | 'result' | 'error';
  /** From its beginning to the cursor, without the escapes of JSON and YAML. */
  before: string;
  /** The name around the cursor, dots and `$` included, and the part of it before the cursor. */
  word: Span;
  typed: string;
  /** The value has no quotes yet and needs them. */
  quotes: boolean;
};

const inputPaths = ['InputPath', 'OutputPath'];
const referencePaths = ['ResultPath', 'TimeoutSecondsPath', 'HeartbeatSecondsPath'];

/** The expression at an offset that has the given spot, or undefined where none stands or could. */
export function expressionAt(text: string, spot: Spot, offset: number): Expression | undefined {
  const kind = spot.state && kindOf(spot, spot.state);
  return kind && spot.on !== 'key' ? expressionOf(text, spot, kind, offset) : undefined;
}

/** The expression of that kind at an offset of the span; undefined where none has begun. */
export function expressionOf(
  text: string,
  spot: Pick<Spot, 'span' | 'form'>,
  kind: Kind,
  offset: number,
): Expression | undefined {
  const quote = outerQuote(text, spot);
  const start = spot.span.start + (spot.form === 'block' ? blockHeaderAt(text, spot.span.start) : 0) + quote.length;
  if (offset < start) return undefined;
  const source = unescaped(text.slice(start, offset), quote);
  const before = kind.form === 'jsonata' ? insideOf(source) : source;
  if (before === undefined) return undefined;
  const typed = /[\w$.]*$/.exec(before)?.[0] ?? '';
  const rest = /^[\w$.]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const word = { start: offset - typed.length, end: offset + rest.length };
  return { ...kind, before, typed, word, quotes: quote === '' && spot.form !== 'block' };
}

export type Kind = Pick<Expression, 'form' | 'reads'>;

function kindOf(spot: Spot, state: State): Kind | undefined {
  return state.language === 'JSONata' ? jsonataKind(spot) : jsonPathKind(spot);
}

function jsonPathKind({ steps, on, key = '' }: Spot): Kind | undefined {
  if (on !== 'value') return undefined;
  const [field, , inCatch] = steps;
  const isCaught = field === 'Catch';
  if (steps.length === 0 || (isCaught && steps.length === 2)) {
    if (inputPaths.includes(key)) return { form: 'path', reads: key === 'OutputPath' ? 'result' : 'input' };
    return referencePaths.includes(key) ? { form: 'reference', reads: 'input' } : undefined;
  }
  if (!key.endsWith('.$')) return undefined;
  if (isCaught) return inCatch === 'Assign' ? { form: 'payload', reads: 'error' } : undefined;
  if (field === 'ResultSelector' || field === 'Assign') return { form: 'payload', reads: 'result' };
  return field === 'Parameters' || field === 'Credentials' ? { form: 'payload', reads: 'input' } : undefined;
}

function jsonataKind({ steps, key = '' }: Spot): Kind | undefined {
  // Output is a string or an object: a field of the state, or the way into it.
  const [field, , inCatch] = [...steps, key];
  if (field === 'Catch')
    return inCatch === 'Output' || inCatch === 'Assign' ? { form: 'jsonata', reads: 'error' } : undefined;
  if (field === 'Output' || field === 'Assign') return { form: 'jsonata', reads: 'result' };
  const takesInput = ['Arguments', 'Credentials', 'TimeoutSeconds', 'HeartbeatSeconds'].includes(String(field));
  return takesInput ? { form: 'jsonata', reads: 'input' } : undefined;
}

/** How far it is from the `|` or `>` of a block scalar to its first word; 0 for a string of another kind. */
export function blockHeaderAt(text: string, start: number): number {
  return /^[|>][-+\d]*[ \t]*(?:#.*)?\r?\n\s*/.exec(text.slice(start, start + 500))?.[0].length ?? 0;
}

/** What stands behind `{%`, unless `%}` has ended it before the cursor. */
function insideOf(source: string): string | undefined {
  if (!source.startsWith('{%') || /%\}/.test(source)) return undefined;
  return source.slice(2);
}

/** Enough of the unescaping to tell quotes and backslashes of the expression itself. */
function unescaped(source: string, quote: string): string {
  if (quote === '"') return source.replace(/\\(["\\/])/g, '$1');
  return quote === "'" ? source.replaceAll("''", "'") : source;
}
