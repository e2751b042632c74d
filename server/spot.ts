// Where something is being typed, as far as completion cares: told by the tree, or in block YAML by the lines.
import { read, type AslDocument } from '../shared/document/document';
import { payloadKey } from '../shared/document/known';
import { endOf, propOf, stringOf, type Node, type Path, type Span } from '../shared/document/node';
import type { QueryLanguage, Task } from '../shared/document/tasks';
import { commaBetween, endsInComment } from '../shared/document/trivia';
import { parseResource } from '../shared/knowledge/resource';
import { cursorAt, type Cursor } from './cursor';
import { taskAt } from './place';
import { spotInYaml } from './yamlSpot';

export type State = {
  language: QueryLanguage;
  /** Its Resource ends in .waitForTaskToken. */
  waits: boolean;
  inMap: boolean;
  resultPath?: string | undefined;
  /** The names that its ResultSelector makes; absent where it has none. */
  selected?: readonly string[] | undefined;
};

export type Spot = {
  /** From the state to the object or list that is typed in. Outside of Tasks, from the root. */
  steps: Path;
  on: Cursor['on'];
  /** On a value: its key. */
  key?: string;
  /** What stands there; what a completion replaces. */
  span: Span;
  /** Names (without `.$`) or items that stand beside it. */
  present: ReadonlySet<string>;
  /** Type of the state, where a Resource is typed. */
  type?: string | undefined;
  /** The Task; absent outside of any. */
  state?: State;
  /** JSON and YAML's brackets, or YAML lines. */
  form: 'json' | 'flow' | 'block';
  /** What must come before the text in YAML lines: a blank behind a colon, a dash, both, or neither. */
  lead?: string;
  /** The blanks that a line of YAML lacks, to stand in the column of its neighbours; negative for too many. */
  shift?: number;
  /** In brackets: where the property or item before ends, when no comma follows it yet. */
  commaAt?: number;
};

/** The quote that the value at a spot begins with; empty for one without. */
export function outerQuote(text: string, { span }: Pick<Spot, 'span'>): string {
  return /["']/.exec(text.charAt(span.start))?.[0] ?? '';
}

/** The spot of an offset, or undefined where nothing of a state machine is typed. */
export function spotAt(document: AslDocument, offset: number): Spot | undefined {
  if (document.syntax === 'yaml') {
    const spot = spotInYaml(document, offset);
    if (spot !== 'brackets') return spot;
  }
  const task = taskAt(document.tasks, offset);
  const cursor = cursorAt(document.text, task?.node ?? rootOf(document, offset), offset);
  if (!cursor || (document.syntax === 'json' && isInComment(document.text, cursor, offset))) return undefined;
  return spotOf(document, cursor, task, offset);
}

/** Between what the tree holds there may be comments, in which nothing is typed for us. */
function isInComment(text: string, cursor: Cursor, offset: number): boolean {
  const container = cursor.on === 'key' ? cursor.object : cursor.container;
  let before = container.start + 1;
  const pass = (end: number): void => {
    if (end <= offset) before = Math.max(before, end);
  };
  if (container.kind === 'array') for (const item of container.items) pass(item.end);
  else
    for (const prop of container.props) {
      pass(prop.end);
      pass(endOf(prop));
    }
  return endsInComment(text, before, offset);
}

/** A document in which no Task was found is read only where its text may come to hold one. */
function rootOf(document: AslDocument, offset: number): Node | undefined {
  if (document.root) return document.root;
  const { text } = document;
  const isTyped = /["'{,\s]Resource["']?\s*:[^,\n]*$/.test(text.slice(Math.max(0, offset - 200), offset));
  return isTyped || /\bStates["']?\s*:/.test(text) ? read(text, document.syntax).root : undefined;
}

function spotOf(document: AslDocument, cursor: Cursor, task: Task | undefined, offset: number): Spot | undefined {
  const { path: steps, on, span } = cursor;
  const container = cursor.on === 'key' ? cursor.object : cursor.container;
  const form = document.syntax === 'json' ? 'json' : container.block ? 'block' : 'flow';
  // Of a block the lines have told already, but for a text that goes over several of them.
  if (form === 'block' && (cursor.on === 'key' || cursor.node?.kind !== 'scalar')) return undefined;
  const before = form === 'block' ? undefined : endBefore(cursor);
  const needsComma = before !== undefined && commaBetween(document, before, span.start) === undefined;
  // Directly behind a value nothing begins: `"Headers": {}|`.
  if (needsComma && before === span.start) return undefined;
  return {
    steps,
    on,
    ...(cursor.on === 'value' && { key: cursor.prop.key, type: stringOf(propOf(cursor.container, 'Type')?.value) }),
    span: form === 'json' ? onOneLine(document.text, span) : withoutOpenQuote(document.text, span, offset),
    present: presentAt(cursor),
    ...(task && { state: stateOf(task) }),
    form,
    ...(needsComma && { commaAt: before }),
  };
}

/** Where the property or item before the one at the cursor ends. */
function endBefore(cursor: Cursor): number | undefined {
  const ends =
    cursor.on === 'key'
      ? cursor.object.props.filter((prop) => prop !== cursor.prop).map(endOf)
      : cursor.on === 'item'
        ? cursor.container.items.filter((item) => item !== cursor.node).map(({ end }) => end)
        : [];
  return ends.findLast((end) => end <= cursor.span.start);
}

/** What is known of a Task, whether or not the text around the cursor can be read. */
export function stateOf(task: Task): State {
  return {
    language: task.language,
    waits: task.resource.pattern === 'waitForTaskToken',
    inMap: task.path.includes('ItemProcessor') || task.path.includes('Iterator'),
    resultPath: stringOf(propOf(task.node, 'ResultPath')?.value),
    selected: namesIn(propOf(task.node, 'ResultSelector')?.value),
  };
}

/** The state of a Resource as text, or undefined for another integration. */
export function stateOfResource(resource: string, task: Task | undefined, language?: QueryLanguage): State | undefined {
  const parsed = parseResource(resource);
  if (!parsed) return undefined;
  const known = task && stateOf(task);
  return {
    language: language ?? known?.language ?? 'JSONPath',
    waits: parsed.pattern === 'waitForTaskToken',
    inMap: known?.inMap ?? false,
    resultPath: known?.resultPath,
    selected: known?.selected,
  };
}

function namesIn(node: Node | undefined): string[] | undefined {
  return node && (node.kind === 'object' ? node.props.map(({ key }) => nameOf(key)) : []);
}

function presentAt(cursor: Cursor): Set<string> {
  if (cursor.on === 'item') {
    const others = cursor.container.items.filter((item) => item !== cursor.node).map(stringOf);
    return new Set(others.filter((item) => item !== undefined));
  }
  if (cursor.on === 'value') return new Set();
  return new Set(cursor.object.props.filter((prop) => prop !== cursor.prop).map(({ key }) => nameOf(key)));
}

/** A key's name without `.$`. */
export function nameOf(key: string): string {
  return payloadKey(key, 'JSONPath').name;
}

/** A string that is not closed reaches to the end of its line at most: what follows is not part of it. */
function onOneLine(text: string, { start, end }: Span): Span {
  const line = text.slice(start, end).indexOf('\n');
  return { start, end: line === -1 ? end : start + line };
}

/**
 * Between brackets of YAML, a quote that is still open takes in what follows it: what is typed ends before that.
 *
 *     { Method: "G|, Stage: prod }
 */
function withoutOpenQuote(text: string, span: Span, offset: number): Span {
  const first = onOneLine(text, span);
  const source = text.slice(span.start, span.end);
  const isQuoted = /^["']/.test(source);
  // A quote that ends on a later line, or right before a word, is more likely the one that begins the next text.
  const isClosed =
    /^(?:"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\n]|'')*')$/.test(source) && !/[^\s,}\]:]/.test(text.charAt(span.end));
  if (!isQuoted || isClosed || offset > first.end) return first;
  const rest = text.slice(offset, first.end);
  const end = offset + (/^[^,}\]]*/.exec(rest)?.[0] ?? '').trimEnd().length;
  return { start: first.start, end };
}
