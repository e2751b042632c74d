// A Task whose query language is JSONPath: InputPath, Parameters, ResultSelector, ResultPath, OutputPath, Assign.
import {
  applyAssign,
  applyInputPath,
  applyOutputPath,
  applyResultPath,
  applyResultSelector,
  readPathField,
} from '../expressions/dataflow';
import { failureIn } from '../expressions/failures';
import { resolveTemplate } from '../expressions/template';
import { isObject, type Json, type JsonObject } from '../json';
import type { StateLanguage, StateOutput, StateScope } from './state-language';

/** The steps of a JSONPath Task. */
export function jsonPathState({ name, state, input: rawInput, at, random }: StateScope): StateLanguage {
  const selector = state['ResultSelector'];
  const template = (field: string, input: Json): Json | undefined => {
    const value = state[field];
    return value === undefined ? undefined : resolveTemplate(value, at(input), { state: name, field, random });
  };
  const assign = (fields: JsonObject, result: Json): Pick<StateOutput, 'variables'> =>
    fields['Assign'] === undefined
      ? {}
      : { variables: applyAssign(fields['Assign'], at(result), { state: name, random }) };

  return {
    effectiveInput: () => applyInputPath(state['InputPath'], at(rawInput), name),

    parameters: (input) => template('Parameters', input) ?? input,

    seconds: (field, input) => {
      const path = state[`${field}Path`];
      if (path === undefined) return seconds(state[field]);
      const value = seconds(readPathField(`${field}Path`, path, at(input), name));
      if (value !== undefined) return value;
      throw failureIn(
        name,
        'States.Runtime',
        `The ${field}Path parameter does not reference a positive number: '${JSON.stringify(path)}'`,
      );
    },

    roleArn: (input) => {
      const credentials = template('Credentials', input);
      const roleArn = isObject(credentials) ? credentials['RoleArn'] : undefined;
      return typeof roleArn === 'string' ? roleArn : undefined;
    },

    ...(selector !== undefined && {
      selected: (result: Json) => applyResultSelector(selector, at(result), { state: name, random }),
    }),

    output: (result) => {
      const merged = applyResultPath(state['ResultPath'], rawInput, result, name);
      return { output: applyOutputPath(state['OutputPath'], at(merged), name), ...assign(state, result) };
    },

    caught: (catcher, _, errorOutput) => ({
      output: applyResultPath(catcher['ResultPath'], rawInput, errorOutput, name),
      ...assign(catcher, errorOutput),
    }),
  };
}

function seconds(value: Json | undefined): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}
