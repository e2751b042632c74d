// Takes a property out of a document, with its comma and, where it has lines of its own, with its lines.
import type { TextEdit } from './edit';
import { lineEnd, lineStart, startsLine, type Source } from './layout';
import { ownProps, type ObjectNode, type Prop, type Span } from './node';
import { commaBetween, endOfProp, restOfLine } from './trivia';

/**
 * Takes a property out of its object. A comment on its line goes with it, comments on other lines stay.
 *
 *     { "a": 1, "b": 2, "c": 3 }      not the last one: up to the next name
 *               ^^^^^^^^
 *     { "a": 1, "b": 2 }              the last one: from the comma before it
 *             ^^^^^^^^
 */
export function removeProp(document: Source, object: ObjectNode, prop: Prop): TextEdit {
  const { text } = document;
  // A property that an alias or a merge key brings in is removed where it is written.
  const home = prop.from ?? object.anchor ?? object;
  const own = ownProps(home);
  const index = own.findIndex(({ keySpan }) => keySpan.start === prop.keySpan.start);
  const [previous, following] = [own[index - 1], own[index + 1]];
  const span: Span = { start: prop.keySpan.start, end: endOfProp(text, prop) };
  if (!previous && !following) return cut(onlyOne(document, home, span), home.block ? '{}' : '');
  const lines = linesOf(document, span);
  const rest = { start: span.start, end: following ? beforeNext(document, span.end, following) : span.end };
  if (home.block) return cut(lines ?? rest);
  if (following) return cut(hasComma(document, lines, span) ? lines : rest);
  return removeLast(document, previous ? endOfProp(text, previous) : span.start, span, lines);
}

/** Where the next property begins, with the comments before it that do not stand on the line of the one that goes. */
function beforeNext(document: Source, end: number, { keySpan }: Prop): number {
  const { text, syntax } = document;
  const comma = commaBetween(document, end, keySpan.start);
  const from = comma === undefined ? end : comma + 1;
  const own = restOfLine(document, from)?.end ?? from;
  const comments = syntax === 'yaml' ? /#/ : /\/[/*]/;
  const kept = text.slice(own, keySpan.start).search(comments);
  return kept === -1 ? keySpan.start : own + kept;
}

/** The last property: the comma before it goes, unless another one behind it takes its place. */
function removeLast(document: Source, previousEnd: number, span: Span, lines: Span | undefined): TextEdit {
  const { text } = document;
  if (hasComma(document, lines, span)) return cut(lines);
  const comma = commaBetween(document, previousEnd, span.start);
  const between = text.slice(comma === undefined ? previousEnd : comma + 1, span.start);
  const isBlank = comma === undefined || text.slice(previousEnd, comma).trim() === '';
  const hasComment = /\S/.test(between);
  return {
    span: { start: isBlank ? previousEnd : comma, end: lines ? lineEnd(text, span.end) : span.end },
    // A comment between the two stays, and so does the end of its line where a brace follows.
    text: !hasComment ? '' : lines ? between.trimEnd() : between,
  };
}

/** All of the object, so that no lonely blanks stay inside; only the property where a comment stands there as well. */
function onlyOne({ text }: Source, home: ObjectNode, span: Span): Span {
  if (home.block) return span;
  const inside = { start: home.start + 1, end: home.unclosed ? span.end : home.end - 1 };
  const around = text.slice(inside.start, span.start) + text.slice(span.end, inside.end);
  return around.replace(',', '').trim() === '' ? inside : span;
}

/** The whole lines of a property that shares them with nothing but its comma and a comment. */
function linesOf(document: Source, { start, end }: Span): Span | undefined {
  const { text } = document;
  if (!startsLine(text, start) || !restOfLine(document, end)) return undefined;
  const behind = text.indexOf('\n', lineEnd(text, end)) + 1;
  if (behind > 0) return { start: lineStart(text, start), end: behind };
  return { start: Math.max(0, lineStart(text, start) - 1), end: text.length };
}

function hasComma(document: Source, lines: Span | undefined, { end }: Span): lines is Span {
  return lines !== undefined && restOfLine(document, end)?.comma === true;
}

function cut(span: Span, text = ''): TextEdit {
  return { span, text };
}
