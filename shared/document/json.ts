// Reads JSON with comments into the tree, keeping all it can of a text that is being typed.
import { JsonScanner, type Token } from './jsonScanner';
import { ArrayNode, ObjectNode, Prop, ScalarNode, type Node } from './node';
import { depthOfStates, Origin } from './placed';
import type { ReadResult, SyntaxProblem } from './document';

/** Deeper documents are cut off there: Step Functions accepts far fewer levels, and the reader stays off the stack's end. */
const deepest = 1000;

/** Where a text stands that is part of a larger one: its first place, what that moves with, and how deep it is in there. */
export type Part = { start: number; origin: Origin; depth: number };

/**
 * Reads a JSON text; never throws. The recovery: a key without a colon or value
 * keeps its place and swallows nothing behind it, a missing comma or brace is passed over, a bare `${Name}` is a value.
 * Comments and a comma at the end are no problems: tools that deploy definitions take them out.
 */
export function readJson(text: string, part: Part = { start: 0, origin: new Origin(), depth: 0 }): ReadResult {
  const scanner = new JsonScanner(text);
  const problems: SyntaxProblem[] = [];
  const base = part.start;
  let { origin, depth } = part;

  const problem = (message: string): void => {
    const start = base + scanner.start;
    problems.push({ message, start, end: Math.max(start + 1, base + scanner.end) });
  };
  const next = (): void => scanner.next();
  /** Reports what is wrong inside the token at hand. */
  const checkToken = (): void => {
    if (scanner.mistake !== undefined) problem(scanner.mistake);
  };
  const is = (token: Token): boolean => scanner.token === token;

  function readValue(): Node | undefined {
    switch (scanner.token) {
      case '{':
        return nested(readObject);
      case '[':
        return nested(readArray);
      case 'string':
        return scalar(scanner.value);
      case 'number':
        return scalar(Number(scanner.value));
      case 'true':
        return scalar(true);
      case 'false':
        return scalar(false);
      case 'null':
        return scalar(null);
      case 'unknown':
        return readPlaceholder();
      default:
        return undefined;
    }
  }

  function scalar(value: ScalarNode['value']): ScalarNode {
    checkToken();
    const node = new ScalarNode(origin, base + scanner.start, base + scanner.end, value);
    next();
    return node;
  }

  /** `${Name}` without quotes, as definition substitutions allow: a value that only deployment knows. */
  function readPlaceholder(): ScalarNode | undefined {
    const { start } = scanner;
    const source = /^\$\{[^}"\n]*\}/.exec(text.slice(start, start + 300))?.[0];
    if (source === undefined) return undefined;
    const node = new ScalarNode(origin, base + start, base + start + source.length, source);
    node.opaque = true;
    scanner.goTo(start + source.length);
    return node;
  }

  function nested<T extends Node>(read: () => T): T | undefined {
    if (depth === deepest) {
      problem(`Nested deeper than ${deepest} levels.`);
      scanner.goTo(text.length);
      return undefined;
    }
    depth++;
    const node = read();
    depth--;
    return node;
  }

  function readObject(): ObjectNode {
    const node = new ObjectNode(origin, base + scanner.start, base + text.length, []);
    next();
    // Behind a property without a value, a comma is as good as none: one slip is reported once.
    let before: 'nothing' | 'comma' | 'property' | 'half a property' = 'nothing';
    for (;;) {
      if (is('}')) {
        node.endAt(base + scanner.end);
        next();
        return node;
      }
      // A closing bracket belongs to an array further out: this object was never closed.
      if (is('end') || is(']')) {
        problem('A closing brace is missing.');
        node.endAt(base + scanner.start);
        node.unclosed = true;
        return node;
      }
      if (is(',')) {
        if (before === 'nothing' || before === 'comma') problem('A property is missing before the comma.');
        before = 'comma';
        next();
      } else if (is('string')) {
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
    const around = origin;
    // What an edit before it moves as a whole.
    if (depth <= depthOfStates) origin = new Origin(base + scanner.start);
    const prop = new Prop(origin, base + scanner.start, base + scanner.end, scanner.value, undefined);
    checkToken();
    next();
    prop.value = readPropValue();
    origin = around;
    return prop;
  }

  function readPropValue(): Node | undefined {
    if (!is(':')) {
      problem('A colon is missing.');
      return undefined;
    }
    next();
    // `"Method": "Path": "x"`: while Method's value is being typed, the next string is the next key.
    const value = is('string') && isKeyAhead() ? undefined : readValue();
    if (!value) problem('A value is missing.');
    return value;
  }

  /** Whether the string at the scanner is followed by a colon and stands on a later line than the text before it. */
  function isKeyAhead(): boolean {
    const { start, end } = scanner;
    return scanner.signBehind(end) === ':' && /\n\s*$/.test(text.slice(Math.max(0, start - 200), start));
  }

  function readArray(): ArrayNode {
    const node = new ArrayNode(origin, base + scanner.start, base + text.length, []);
    next();
    let before: 'nothing' | 'comma' | 'value' = 'nothing';
    for (;;) {
      if (is(']')) {
        node.endAt(base + scanner.end);
        next();
        return node;
      }
      if (is('end') || is('}')) {
        problem('A closing bracket is missing.');
        node.endAt(base + scanner.start);
        return node;
      }
      if (is(',')) {
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

  scanner.goTo(text.startsWith('\ufeff') ? 1 : 0);
  const root = is('end') ? undefined : readValue();
  if (!is('end')) problem('Nothing more is expected here.');
  return { root, problems };
}
