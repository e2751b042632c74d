// Commas, colons and comments around a property: what the tree does not hold but an edit must not lose or double.
import { lineEnd, type Source } from './layout';
import { endOf, type Prop } from './node';

/** Where a property ends, with its colon where it has no value yet. */
export function endOfProp(text: string, prop: Prop): number {
  return prop.value ? endOf(prop) : endOfKey(text, prop.end);
}

/** Where a name that ends at an offset ends with its colon. */
export function endOfKey(text: string, end: number): number {
  return end + (/^\s*:/.exec(text.slice(end, end + 200))?.[0].length ?? 0);
}

/** What follows to the end of the line where that is at most a comma and a comment; undefined where more follows. */
export function restOfLine(
  { text, syntax }: Source,
  offset: number,
): { comma: boolean; comment: boolean; end: number } | undefined {
  const end = lineEnd(text, offset);
  const pattern =
    syntax === 'yaml'
      ? /^[ \t]*(,?)[ \t]*(#.*)?$/
      : /^[ \t]*(,?)[ \t]*((?:\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*)*(?:\/\/.*)?)$/;
  const found = pattern.exec(text.slice(offset, end));
  return found ? { comma: found[1] === ',', comment: Boolean(found[2]), end } : undefined;
}

/** Where the comma between two offsets stands that is no part of a comment, or undefined. */
export function commaBetween({ text, syntax }: Source, start: number, end: number): number | undefined {
  const parts = syntax === 'yaml' ? /#.*|,/g : /\/\/.*|\/\*[^]*?\*\/|,/g;
  for (const part of text.slice(start, end).matchAll(parts)) if (part[0] === ',') return start + part.index;
  return undefined;
}

/** Whether JSON's text between the end of one token and `offset` is inside of a comment there. */
export function endsInComment(text: string, start: number, offset: number): boolean {
  const parts = text.slice(start, offset).matchAll(/\/\/.*|\/\*(?:[^*]|\*(?!\/))*(\*\/)?/g);
  for (const { 0: comment, 1: closed, index } of parts)
    if (closed === undefined && start + index + comment.length === offset) return true;
  return false;
}
