// The expression at an offset with the state it stands in: in a Task of ours, or in any state that may follow one.
import type { AslDocument } from '../../shared/document/document';
import type { ArrayNode, ObjectNode } from '../../shared/document/node';
import { cursorAt } from '../cursor';
import { expressionAt, expressionOf, type Expression, type Kind } from '../expression';
import { taskAt } from '../place';
import { spotAt, type Spot } from '../spot';
import { stateAt, type StateAt } from './stateAt';

export type Found = { expression: Expression; state: StateAt; spot: Spot };

/** Undefined where no expression stands or could. */
export function expressionWithState(document: AslDocument, offset: number): Found | undefined {
  const spot = spotAt(document, offset);
  if (!spot?.state) return elsewhere(document, offset);
  const expression = expressionAt(document.text, spot, offset);
  const task = taskAt(document.tasks, offset);
  const state = task && stateAt(document, task.path);
  return expression && state && { expression, state: { ...state, steps: spot.steps }, spot };
}

/** In a state of another kind, which reads its input. */
function elsewhere(document: AslDocument, offset: number): Found | undefined {
  const cursor = cursorAt(document.text, document.root, offset);
  if (!cursor || cursor.on === 'key' || (cursor.node && cursor.node.kind !== 'scalar')) return undefined;
  const state = stateAt(document, cursor.path);
  const key = cursor.on === 'value' ? cursor.prop.key : '';
  const kind = state && kindOf(state, key);
  if (!kind) return undefined;
  const spot: Spot = {
    steps: state.steps,
    on: cursor.on,
    span: cursor.span,
    present: new Set(),
    form: formOf(document, cursor.container),
  };
  const expression = expressionOf(document.text, spot, kind, offset);
  return expression && { expression, state, spot };
}

function formOf({ syntax }: AslDocument, container: ObjectNode | ArrayNode): Spot['form'] {
  return syntax === 'json' ? 'json' : container.block ? 'block' : 'flow';
}

/** Fields whose `$` is the input of the state. */
const templates = ['Parameters', 'ItemSelector', 'Credentials'];

function kindOf({ language, steps: [field] }: StateAt, key: string): Kind | undefined {
  if (language === 'JSONata') return { form: 'jsonata', reads: 'input' };
  const isPath = key === 'Variable' || (key.endsWith('Path') && key !== 'ResultPath' && key !== 'OutputPath');
  if (isPath && (field === undefined || field === 'Choices')) return { form: 'path', reads: 'input' };
  return key.endsWith('.$') && templates.includes(String(field)) ? { form: 'payload', reads: 'input' } : undefined;
}
