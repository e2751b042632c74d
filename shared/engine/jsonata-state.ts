// A Task whose query language is JSONata: Arguments, Output, Assign, and expressions in TimeoutSeconds and Credentials.
import type { resolveJsonata } from '../expressions/jsonata';
import type { JsonataScope } from '../expressions/scope';
import { isObject, type Json, type JsonObject } from '../json';
import type { StateLanguage, StateOutput, StateScope } from './state-language';

/** The steps of a JSONata Task. The evaluation is handed in, because it is a part of the bundle that is loaded on first use. */
export function jsonataState(
  { name, state, input: rawInput, at, random, now }: StateScope,
  evaluate: typeof resolveJsonata,
): StateLanguage {
  const scope = at(rawInput);
  const resolve = (field: string, template: Json, more: Partial<JsonataScope> = {}, expected?: 'number' | 'object') =>
    evaluate(template, { ...scope, ...more }, { state: name, field, random, now, ...(expected && { expected }) });

  /** Output and Assign see the same values: those at entry, and the result or the error. */
  const outcome = async (
    fields: JsonObject,
    prefix: string,
    plain: Json,
    more: Partial<JsonataScope>,
  ): Promise<StateOutput> => {
    const { Output: output, Assign: assign } = fields;
    const given = output === undefined ? plain : await resolve(`${prefix}Output`, output, more);
    if (assign === undefined) return { output: given };
    const assigned = await resolve(`${prefix}Assign`, assign, more);
    return { output: given, variables: { ...scope.variables, ...(isObject(assigned) ? assigned : {}) } };
  };

  return {
    effectiveInput: () => scope.input,

    parameters: (input) => {
      const template = state['Arguments'];
      return template === undefined ? input : resolve('Arguments', template);
    },

    seconds: async (field) => {
      const seconds = state[field];
      if (seconds === undefined) return undefined;
      const value = typeof seconds === 'string' ? await resolve(field, seconds, {}, 'number') : seconds;
      return typeof value === 'number' && value > 0 ? value : undefined;
    },

    roleArn: async () => {
      const credentials = state['Credentials'];
      const resolved = credentials === undefined ? undefined : await resolve('Credentials', credentials);
      const roleArn = isObject(resolved) ? resolved['RoleArn'] : undefined;
      return typeof roleArn === 'string' ? roleArn : undefined;
    },

    output: (result) => outcome(state, '', result, { result }),

    caught: (catcher, index, errorOutput) => outcome(catcher, `Catch[${index}]/`, errorOutput, { errorOutput }),
  };
}
