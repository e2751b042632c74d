// Reads JSON with comments into the tree, keeping all it can of a text that is being typed.
import { JsonScanner, type Token } from './jsonScanner';
import { OpenValues } from './openValues';
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
  return new JsonReader(text, part).read();
}

class JsonReader {
  private readonly scanner: JsonScanner;
  private readonly problems: SyntaxProblem[] = [];
  private readonly base: number;
  private origin: Origin;
  private depth: number;
  /** What was read of the objects and lists that are still open. */
  private readonly openProps = new OpenValues<Prop>();
  private readonly openItems = new OpenValues<Node>();

  constructor(
    private readonly text: string,
    { start, origin, depth }: Part,
  ) {
    this.scanner = new JsonScanner(text);
    this.base = start;
    this.origin = origin;
    this.depth = depth;
  }

  read(): ReadResult {
    this.scanner.goTo(this.text.startsWith('\ufeff') ? 1 : 0);
    const root = this.is('end') ? undefined : this.readValue();
    if (!this.is('end')) this.problem('Nothing more is expected here.');
    return { root, problems: this.problems };
  }

  private problem(message: string): void {
    const start = this.base + this.scanner.start;
    this.problems.push({ message, start, end: Math.max(start + 1, this.base + this.scanner.end) });
  }

  private next(): void {
    this.scanner.next();
  }

  private is(token: Token): boolean {
    return this.scanner.token === token;
  }

  /** Reports what is wrong inside the token at hand. */
  private checkToken(): void {
    if (this.scanner.mistake !== undefined) this.problem(this.scanner.mistake);
  }

  private readValue(): Node | undefined {
    const { token, value } = this.scanner;
    switch (token) {
      case '{':
      case '[':
        return this.readNested(token);
      case 'string':
        return this.scalar(value);
      case 'number':
        return this.scalar(Number(value));
      case 'true':
        return this.scalar(true);
      case 'false':
        return this.scalar(false);
      case 'null':
        return this.scalar(null);
      case 'unknown':
        return this.readPlaceholder();
      default:
        return undefined;
    }
  }

  private scalar(value: ScalarNode['value']): ScalarNode {
    this.checkToken();
    const { start, end } = this.scanner;
    this.next();
    return new ScalarNode(this.origin, this.base + start, this.base + end, value);
  }

  /**
   * `${Name}` without quotes, as definition substitutions allow: a value that only deployment knows. A name has no
   * blanks: of `${Na }`, where one is being typed, the brace is the object's. `${ Name }` is Terraform's way.
   */
  private readPlaceholder(): ScalarNode | undefined {
    const { start } = this.scanner;
    const ahead = this.text.slice(start, start + 300);
    const whole = /^\$\{(?:[ \t]+[^{}"\s]+[ \t]*|[^{}"\s]*)\}/.exec(ahead)?.[0];
    const source = whole ?? /^\$\{[\w.:-]*/.exec(ahead)?.[0];
    if (source === undefined) return undefined;
    const node = new ScalarNode(this.origin, this.base + start, this.base + start + source.length, source);
    node.opaque = true;
    const message = 'The closing brace of a placeholder is missing.';
    if (whole === undefined) this.problems.push({ message, start: node.start, end: node.end });
    this.scanner.goTo(start + source.length);
    return node;
  }

  private readNested(opening: '{' | '['): Node | undefined {
    if (this.depth === deepest) {
      this.problem(`Nested deeper than ${deepest} levels.`);
      this.scanner.goTo(this.text.length);
      return undefined;
    }
    this.depth++;
    const node = opening === '{' ? this.readObject() : this.readArray();
    this.depth--;
    return node;
  }

  private readObject(): ObjectNode {
    const { origin, openProps } = this;
    const start = this.base + this.scanner.start;
    const first = openProps.count;
    this.next();
    // Behind a property without a value, a comma is as good as none: one slip is reported once.
    let before: 'nothing' | 'comma' | 'property' | 'half a property' = 'nothing';
    for (;;) {
      if (this.is('}')) {
        const node = new ObjectNode(origin, start, this.base + this.scanner.end, openProps.takeFrom(first));
        this.next();
        return node;
      }
      // A closing bracket belongs to an array further out: this object was never closed.
      if (this.is('end') || this.is(']')) {
        this.problem('A closing brace is missing.');
        const node = new ObjectNode(origin, start, this.base + this.scanner.start, openProps.takeFrom(first));
        node.unclosed = true;
        return node;
      }
      if (this.is(',')) {
        if (before === 'nothing' || before === 'comma') this.problem('A property is missing before the comma.');
        before = 'comma';
        this.next();
      } else if (this.is('string')) {
        if (before === 'property') this.problem('A comma is missing.');
        const prop = this.readProp();
        openProps.push(prop);
        before = prop.value ? 'property' : 'half a property';
      } else {
        this.problem('A property name in quotes is expected.');
        this.next();
      }
    }
  }

  private readProp(): Prop {
    const around = this.origin;
    const { start, end, value } = this.scanner;
    // What an edit before it moves as a whole.
    if (this.depth <= depthOfStates) this.origin = new Origin(this.base + start);
    const prop = new Prop(this.origin, this.base + start, this.base + end, value, undefined);
    this.checkToken();
    this.next();
    prop.value = this.readPropValue();
    this.origin = around;
    return prop;
  }

  private readPropValue(): Node | undefined {
    if (!this.is(':')) {
      this.problem('A colon is missing.');
      return undefined;
    }
    this.next();
    // `"Method": "Path": "x"`: while Method's value is being typed, the next string is the next key.
    const value = this.is('string') && this.isKeyAhead() ? undefined : this.readValue();
    if (!value) this.problem('A value is missing.');
    return value;
  }

  /** Whether the string at the scanner is followed by a colon and stands on a later line than the text before it. */
  private isKeyAhead(): boolean {
    const { start, end } = this.scanner;
    return this.scanner.signBehind(end) === ':' && /\n\s*$/.test(this.text.slice(Math.max(0, start - 200), start));
  }

  private readArray(): ArrayNode {
    const { origin, openItems } = this;
    const start = this.base + this.scanner.start;
    const first = openItems.count;
    this.next();
    let before: 'nothing' | 'comma' | 'value' = 'nothing';
    for (;;) {
      if (this.is(']')) {
        const node = new ArrayNode(origin, start, this.base + this.scanner.end, openItems.takeFrom(first));
        this.next();
        return node;
      }
      if (this.is('end') || this.is('}')) {
        this.problem('A closing bracket is missing.');
        const node = new ArrayNode(origin, start, this.base + this.scanner.start, openItems.takeFrom(first));
        node.unclosed = true;
        return node;
      }
      if (this.is(',')) {
        if (before !== 'value') this.problem('A value is missing before the comma.');
        before = 'comma';
        this.next();
        continue;
      }
      if (before === 'value') this.problem('A comma is missing.');
      const item = this.readValue();
      if (item) openItems.push(item);
      else {
        this.problem('A value is expected.');
        this.next();
      }
      before = 'value';
    }
  }
}
