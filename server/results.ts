// The fields of what a Task's call gives, as far as they are known where an expression of the Task reads them.
import { resultFields, type ResultField } from '../shared/knowledge/jsonata';
import type { Spot, State } from './spot';

/**
 * The response's, in ResultSelector and where there is none; behind it, those that it makes. A Task that waits gets what
 * SendTaskSuccess is called with, of which nothing is known.
 */
export function resultFieldsAt({ steps }: Spot, { waits, selected }: State): readonly ResultField[] {
  if (selected && steps[0] !== 'ResultSelector')
    return selected.map((name) => ({ name, type: 'any', summary: 'As `ResultSelector` makes it.' }));
  return waits ? [] : resultFields;
}
