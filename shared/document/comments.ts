// The comments inside of a value, which what takes its place must not lose.
import type { Source } from './layout';
import { ownProps, type Node } from './node';
import { restOfLine } from './trivia';

/** The comments of a list or an object at any depth, and of a YAML text over several lines that of its first line. */
export function commentsIn(document: Source, node: Node): string[] {
  const found: string[] = [];
  collect(document, node, found);
  return found;
}

function collect(document: Source, node: Node, found: string[]): void {
  const { text, syntax } = document;
  if (node.kind === 'scalar') {
    const source = text.slice(node.start, node.end);
    const comment = syntax === 'yaml' ? /^[|>][^\n#]*[ \t](#.*)/.exec(source)?.[1] : undefined;
    if (comment !== undefined) found.push(comment.trimEnd());
    return;
  }
  // An alias has none: those of its anchor stay there.
  if (node.anchor) return;
  let end = node.start;
  const pass = (part: { start: number; end: number }): void => {
    between(document, end, part.start, found);
    end = Math.max(end, part.end);
  };
  const below = (value: Node): void => {
    between(document, end, value.start, found);
    collect(document, value, found);
    end = Math.max(end, value.end);
  };
  if (node.kind === 'array') for (const item of node.items) below(item);
  else
    for (const { keySpan, value } of ownProps(node)) {
      pass(keySpan);
      if (value) below(value);
    }
  between(document, end, node.end, found);
}

/** Between two tokens nothing but blanks, signs and comments stands. */
function between({ text, syntax }: Source, start: number, end: number, found: string[]): void {
  const comments = syntax === 'yaml' ? /(?<=^|\s)#.*/g : /\/\/.*|\/\*(?:[^*]|\*(?!\/))*\*\//g;
  // A `#` directly behind a token is none, and what decides stands before it.
  const from = Math.max(0, start - 1);
  for (const { 0: comment, index } of text.slice(from, end).matchAll(comments))
    if (from + index >= start) found.push(comment.trimEnd());
}

/**
 * The comments in a form that fits behind a value that ends at `end`, with the blank before them: on the same line, in
 * JSON those to the end of a line as closed ones. Undefined where no comment can stand there.
 */
export function commentsBehind(document: Source, comments: readonly string[], end: number): string | undefined {
  if (comments.length === 0) return '';
  if (document.syntax === 'yaml') {
    const rest = restOfLine(document, end);
    return rest && !rest.comma ? comments.map((comment) => ` ${comment}`).join('') : undefined;
  }
  const closed = comments.map((comment) => (comment.startsWith('//') ? `/* ${comment.slice(2).trim()} */` : comment));
  return closed.some((comment) => comment.slice(2, -2).includes('*/'))
    ? undefined
    : closed.map((comment) => ` ${comment}`).join('');
}
