// Brings what a run found out into the document: where a parameter stands, and the edits of a repair.
import type { ParameterPlace, PlaceInTask, Remedy } from '../explanation/explanation';
import type { Json } from '../json';
import type { AslDocument } from './document';
import { replaceValue, type TextEdit } from './edit';
import type { PlacedTask } from './embedded';
import { insertProps, type Entry } from './insert';
import { hasKnownKeys, isUnknown, parameterOf, parametersIn, type Parameter } from './known';
import type { Source } from './layout';
import { propOf, type ObjectNode, type Prop, type Span } from './node';
import { removeProp } from './remove';
import type { Task } from './tasks';

/**
 * Where a place of the Task stands in the document: the value, or the name where the value takes several lines; the name
 * of Parameters (or of the state) where the Task has no such thing.
 */
export function spanOfPlace(document: AslDocument, placed: PlacedTask, at: PlaceInTask): Span {
  const span = 'field' in at ? fieldSpan(placed.task, at.field) : parameterSpan(placed.task, at);
  return mapOf(document, placed)?.toOuter(span) ?? span;
}

function fieldSpan(task: Task, field: string): Span {
  const prop = propOf(task.node, field) ?? propOf(task.node, `${field}Path`);
  return prop ? propSpan(prop) : task.nameSpan;
}

function parameterSpan(task: Task, place: ParameterPlace): Span {
  const holder = parameterOf(task, place.parameter);
  const found = (place.name === undefined ? undefined : entryOf(task, holder, place.name)) ?? holder;
  return found ? propSpan(found.prop) : (task.payload?.keySpan ?? task.nameSpan);
}

function propSpan({ keySpan, value }: Prop): Span {
  return value?.kind === 'scalar' ? { start: value.start, end: value.end } : keySpan;
}

/**
 * The edits of a repair, as edits of the whole document. Undefined where they would overwrite what only a run or a
 * deployment knows (an expression, a placeholder), or could not be written there.
 */
export function remedyEdits(document: AslDocument, placed: PlacedTask, remedy: Remedy): TextEdit[] | undefined {
  const { task, home } = placed;
  const object = task.parameters;
  if (!object || !hasKnownKeys(object)) return undefined;
  const sets = setEdits(home, task, object, remedy.set ?? []);
  const removals = (remedy.remove ?? []).flatMap((place) => {
    const holder = parameterOf(task, place.parameter);
    const found = place.name === undefined ? holder : entryOf(task, holder, place.name);
    return found ? [removeProp(home, found.object, found.prop)] : [];
  });
  if (!sets || sets.length + removals.length === 0) return undefined;
  return outerEdits(document, placed, [...sets, ...removals]);
}

/** What is there gets another value; what is not goes in with one edit for each object. */
function setEdits(
  home: Source,
  task: Task,
  object: ObjectNode,
  sets: NonNullable<Remedy['set']>,
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const added = new Map<ObjectNode, Entry[]>();
  const add = (to: ObjectNode, entry: Entry): unknown => added.set(to, [...(added.get(to) ?? []), entry]);
  for (const { parameter, name, value } of sets) {
    const holder = parameterOf(task, parameter);
    if (!holder) add(object, [parameter, name === undefined ? value : { [name]: value }]);
    else if (name === undefined) {
      if (!isLiteral(holder)) return undefined;
      edits.push(replaced(home, holder, value));
    } else {
      const inside = holder.prop.value;
      if (holder.isExpression || inside?.kind !== 'object' || !hasKnownKeys(inside)) return undefined;
      const entry = entryOf(task, holder, name);
      if (!entry) add(inside, [name, value]);
      else if (isLiteral(entry)) edits.push(replaced(home, entry, value));
      else return undefined;
    }
  }
  return [...edits, ...[...added].map(([to, entries]) => insertProps(home, to, entries))];
}

/** An entry of Headers, whatever the case of its name, or of QueryParameters. */
function entryOf(task: Task, holder: Parameter | undefined, name: string): Parameter | undefined {
  const inside = holder?.prop.value;
  if (holder?.isExpression || inside?.kind !== 'object') return undefined;
  const same =
    holder?.name === 'Headers'
      ? (other: string) => other.toLowerCase() === name.toLowerCase()
      : (other: string) => other === name;
  return parametersIn(inside, task.language).find((parameter) => same(parameter.name));
}

function isLiteral({ isExpression, prop }: Parameter): boolean {
  const { value } = prop;
  if (isExpression || !value || isUnknown(value)) return false;
  return value.kind !== 'array' || value.items.every((item) => !isUnknown(item));
}

function replaced(home: Source, { prop }: Parameter, value: Json): TextEdit {
  return replaceValue(home, prop.value ?? prop.keySpan, value);
}

function mapOf(document: AslDocument, { home }: PlacedTask): AslDocument['embedded'][number]['map'] | undefined {
  return document.embedded.find((embedded) => embedded.document === home)?.map;
}

function outerEdits(document: AslDocument, placed: PlacedTask, edits: TextEdit[]): TextEdit[] | undefined {
  const map = mapOf(document, placed);
  if (!map) return edits;
  const outer = edits.flatMap((edit) => map.toOuterEdit(edit) ?? []);
  return outer.length === edits.length ? outer : undefined;
}
