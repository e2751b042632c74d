// Reads JSON with comments into the tree, keeping all it can of a text that is being typed.
import { createScanner, SyntaxKind, ScanError } from 'jsonc-parser';
import type { ArrayNode, Node, ObjectNode, Prop, ScalarNode } from './node';
import type { ReadResult, SyntaxProblem } from './document';

/** Deeper documents are cut off there: Step Functions accepts far fewer levels, and the reader stays off the stack's end. */
const deepest = 1000;

/** What the scanner finds wrong inside a token. */
const scanErrors: Partial<Record<ScanError, string>> = {
  [ScanError.UnexpectedEndOfString]: 'The string is not closed.',
  [ScanError.UnexpectedEndOfNumber]: 'A digit is missing in the number.',
  [ScanError.InvalidUnicode]: 'Four hexadecimal digits are expected behind \\u.',
  [ScanError.InvalidEscapeCharacter]: 'JSON has no such escape in a string: a backslash is written \\\\.',
  [ScanError.InvalidCharacter]: 'A control character in a string must be escaped: a tab is \\t.',
};

/**
 * Reads a JSON text; never throws. jsonc-parser scans the tokens, the recovery is ours: a key without a colon or value
 * keeps its place and swallows nothing behind it, a missing comma or brace is passed over, a bare `${Name}` is a value.
 * Comments and a comma at the end are no problems: tools that deploy definitions take them out.
 */
export function readJson(text: string): ReadResult {
  const scanner = createScanner(text, true);
  const problems: SyntaxProblem[] = [];
  let depth = 0;

  const problem = (message: string): void => {
    problems.push({
      message,
      start: scanner.getTokenOffset(),
      end: scanner.getTokenOffset() + Math.max(1, scanner.getTokenLength()),
    });
  };
  const next = (): SyntaxKind => scanner.scan();
  /** Reports what is wrong inside the token at hand. */
  const checkToken = (): void => {
    const message = scanErrors[scanner.getTokenError()];
    if (message !== undefined) problem(message);
  };
  const is = (kind: SyntaxKind): boolean => scanner.getToken() === kind;
  const span = (): { start: number; end: number } => ({
    start: scanner.getTokenOffset(),
    end: scanner.getTokenOffset() + scanner.getTokenLength(),
  });

  function readValue(): Node | undefined {
    switch (scanner.getToken()) {
      case SyntaxKind.OpenBraceToken:
        return nested(readObject);
      case SyntaxKind.OpenBracketToken:
        return nested(readArray);
      case SyntaxKind.StringLiteral:
        return scalar(scanner.getTokenValue());
      case SyntaxKind.NumericLiteral:
        return scalar(Number(scanner.getTokenValue()));
      case SyntaxKind.TrueKeyword:
        return scalar(true);
      case SyntaxKind.FalseKeyword:
        return scalar(false);
      case SyntaxKind.NullKeyword:
        return scalar(null);
      case SyntaxKind.Unknown:
        return readPlaceholder();
      default:
        return undefined;
    }
  }

  function scalar(value: ScalarNode['value']): ScalarNode {
    checkToken();
    const node: ScalarNode = { kind: 'scalar', value, ...span() };
    next();
    return node;
  }

  /** `${Name}` without quotes, as definition substitutions allow: a value that only deployment knows. */
  function readPlaceholder(): ScalarNode | undefined {
    const start = scanner.getTokenOffset();
    const source = /^\$\{[^}"\n]*\}/.exec(text.slice(start, start + 300))?.[0];
    if (source === undefined) return undefined;
    scanner.setPosition(start + source.length);
    next();
    return { kind: 'scalar', value: source, opaque: true, start, end: start + source.length };
  }

  function nested<T extends Node>(read: () => T): T | undefined {
    if (depth === deepest) {
      problem(`Nested deeper than ${deepest} levels.`);
      scanner.setPosition(text.length);
      next();
      return undefined;
    }
    depth++;
    const node = read();
    depth--;
    return node;
  }

  function readObject(): ObjectNode {
    const node: ObjectNode = { kind: 'object', props: [], start: scanner.getTokenOffset(), end: text.length };
    next();
    // Behind a property without a value, a comma is as good as none: one slip is reported once.
    let before: 'nothing' | 'comma' | 'property' | 'half a property' = 'nothing';
    for (;;) {
      if (is(SyntaxKind.CloseBraceToken)) {
        node.end = span().end;
        next();
        return node;
      }
      // A closing bracket belongs to an array further out: this object was never closed.
      if (is(SyntaxKind.EOF) || is(SyntaxKind.CloseBracketToken)) {
        problem('A closing brace is missing.');
        node.end = is(SyntaxKind.EOF) ? text.length : scanner.getTokenOffset();
        node.unclosed = true;
        return node;
      }
      if (is(SyntaxKind.CommaToken)) {
        if (before === 'nothing' || before === 'comma') problem('A property is missing before the comma.');
        before = 'comma';
        next();
      } else if (is(SyntaxKind.StringLiteral)) {
        if (before === 'property') problem('A comma is missing.');
        const prop = readProp();
        node.props.push(prop);
        before = prop.value ? 'property' : 'half a property';
      } else {
        problem('A property name in quotes is expected.');
        next();
      }
    }
  }

  function readProp(): Prop {
    const prop: Prop = { key: scanner.getTokenValue(), keySpan: span() };
    checkToken();
    next();
    if (!is(SyntaxKind.ColonToken)) {
      problem('A colon is missing.');
      return prop;
    }
    next();
    // `"Method": "Path": "x"`: while Method's value is being typed, the next string is the next key.
    if (is(SyntaxKind.StringLiteral) && isKeyAhead()) {
      problem('A value is missing.');
      return prop;
    }
    const value = readValue();
    if (value) prop.value = value;
    else problem('A value is missing.');
    return prop;
  }

  /** Whether the string at the scanner is followed by a colon and stands on a later line than the text before it. */
  function isKeyAhead(): boolean {
    const { start, end } = span();
    return /^\s*:/.test(text.slice(end, end + 40)) && /\n\s*$/.test(text.slice(Math.max(0, start - 200), start));
  }

  function readArray(): ArrayNode {
    const node: ArrayNode = { kind: 'array', items: [], start: scanner.getTokenOffset(), end: text.length };
    next();
    let before: 'nothing' | 'comma' | 'value' = 'nothing';
    for (;;) {
      if (is(SyntaxKind.CloseBracketToken)) {
        node.end = span().end;
        next();
        return node;
      }
      if (is(SyntaxKind.EOF) || is(SyntaxKind.CloseBraceToken)) {
        problem('A closing bracket is missing.');
        node.end = is(SyntaxKind.EOF) ? text.length : scanner.getTokenOffset();
        return node;
      }
      if (is(SyntaxKind.CommaToken)) {
        if (before !== 'value') problem('A value is missing before the comma.');
        before = 'comma';
        next();
        continue;
      }
      if (before === 'value') problem('A comma is missing.');
      const item = readValue();
      if (item) node.items.push(item);
      else {
        problem('A value is expected.');
        next();
      }
      before = 'value';
    }
  }

  if (text.startsWith('\ufeff')) scanner.setPosition(1);
  next();
  const root = is(SyntaxKind.EOF) ? undefined : readValue();
  if (!is(SyntaxKind.EOF)) problem('Nothing more is expected here.');
  return { root, problems };
}
