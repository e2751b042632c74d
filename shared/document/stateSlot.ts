// Where in a document another state can stand, and the edits that put it there.
import type { Json } from '../json';
import type { Syntax } from './document';
import type { TextEdit } from './edit';
import { insertProp } from './insert';
import { columnOf, lineEnd, lineStart, type Source } from './layout';
import { endOf, ownProps, valueOf, type Node, type ObjectNode, type Prop } from './node';
import { languageOf, type QueryLanguage } from './tasks';

/** A place among the states of a machine. */
export type StateSlot = {
  states: ObjectNode;
  /** The state before the place; absent before the first. */
  after?: Prop;
  /** The offset is between two states, where a state could be typed; else inside the state `after`, or elsewhere. */
  exact: boolean;
  /** The query language of the machine. */
  language: QueryLanguage;
  /** Names of the states there are. */
  names: ReadonlySet<string>;
};

/** The place in the innermost `States` around an offset; the first machine's where it is outside of all. */
export function stateSlotAt(document: Source & { root: Node | undefined }, offset: number): StateSlot | undefined {
  const slots = [...machinesBelow(document.root, 'JSONPath')].map(
    ({ states, language }): StateSlot & { holds: boolean } => {
      const props = ownProps(states);
      const after = props.findLast((prop) => prop.keySpan.start < offset);
      const isBetween = after === undefined || endOf(after) <= offset;
      const holds = isInside(document, states, offset);
      const names = new Set(props.map(({ key }) => key));
      return {
        states,
        ...(after && { after }),
        exact: holds && isBetween && isFree(document, states, after, offset),
        language,
        names,
        holds,
      };
    },
  );
  const slot = slots.findLast(({ exact }) => exact) ?? slots.findLast(({ holds }) => holds) ?? slots[0];
  if (!slot) return undefined;
  const { holds, ...found } = slot;
  const last = ownProps(slot.states).at(-1);
  return holds || !last ? found : { ...found, after: last };
}

/** Puts a state at the place. A blank line that the cursor stands on gives way to it. */
export function insertState(
  document: Source,
  { states, after }: StateSlot,
  name: string,
  state: Json,
  cursor?: number,
): TextEdit[] {
  const written = insertProp(document, states, name, state, after);
  // Behind the last state a comma that was typed already now stands before the new one, which needs none itself.
  const isLast = after === undefined || after === ownProps(states).at(-1);
  const insertion = { ...written, text: isLast ? written.text.replace(/,$/, '') : written.text };
  const blank = cursor === undefined ? undefined : blankLineAt(document.text, cursor);
  if (!blank || blank.end <= insertion.span.start || insertion.span.end > blank.end) return [insertion];
  if (blank.start > insertion.span.end) return [insertion, { span: blank, text: '' }];
  return [{ span: { start: Math.min(blank.start, insertion.span.start), end: blank.end }, text: insertion.text }];
}

/** Every machine below a node, the outer ones first. */
function* machinesBelow(
  node: Node | undefined,
  inherited: QueryLanguage,
): Generator<{ states: ObjectNode; language: QueryLanguage }> {
  if (node?.kind === 'array') for (const item of node.items) yield* machinesBelow(item, inherited);
  if (node?.kind !== 'object') return;
  const language = languageOf(node, inherited);
  const states = valueOf(node, 'States');
  if (states?.kind === 'object') yield { states, language };
  for (const { value } of node.props) yield* machinesBelow(value, language);
}

/** Between the braces; in a YAML block, down to where the next thing stands. */
function isInside({ text }: { text: string; syntax: Syntax }, states: ObjectNode, offset: number): boolean {
  if (!states.block) return states.start < offset && (states.unclosed ? offset <= states.end : offset < states.end);
  if (offset < states.start) return false;
  return offset <= states.end || text.slice(states.end, offset).trim() === '';
}

/** In a YAML block only a line of its own is free, at the column of the states; in JSON any place between two. */
function isFree({ text }: Source, states: ObjectNode, after: Prop | undefined, offset: number): boolean {
  const between = text.slice(after ? endOf(after) : states.start + (states.block ? 0 : 1), offset);
  if (!states.block) return /^[\s,]*$/.test(between);
  const line = text.slice(lineStart(text, offset), lineEnd(text, offset));
  return line.trim() === '' && /^\s*$/.test(between) && columnOf(text, offset) === columnOf(text, states.start);
}

/** The line of an offset with the line break before it, where nothing else stands on it. */
function blankLineAt(text: string, offset: number): { start: number; end: number } | undefined {
  const [start, end] = [lineStart(text, offset), lineEnd(text, offset)];
  if (start === 0 || text.slice(start, end).trim() !== '') return undefined;
  return { start: lineEnd(text, start - 1), end };
}
