// Parameters refused as a Task starts: the recorded sentence, with every reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StateFailure } from '../../../shared/expressions/scope';
import { checkParameters } from '../../../shared/engine/parameters';
import type { Json, JsonObject } from '../../../shared/json';
import cases from './parameters.cases.json';

type Case = {
  name: string;
  parameters: JsonObject;
  without?: string[];
  queryLanguage?: 'JSONPath' | 'JSONata';
  reasons?: string;
};

const base = { ApiEndpoint: 'abc123.execute-api.us-east-1.amazonaws.com', Method: 'GET' };

for (const { name, parameters, without = [], queryLanguage = 'JSONPath', reasons } of cases as Case[]) {
  test(`parameters ${name}`, () => {
    const kept = Object.entries({ ...base, ...parameters }).filter(([key]) => !without.includes(key));
    const given = Object.fromEntries(kept);
    const check = (): JsonObject => checkParameters(given, { name: 'ApiGatewayInvoke', queryLanguage });
    if (reasons === undefined) assert.equal(check(), given);
    else assert.throws(check, refusal(given, reasons));
  });
}

test('parameters that are no object', () => {
  for (const given of [null, 'x', [], 1] as Json[])
    assert.throws(
      () => checkParameters(given, { name: 'ApiGatewayInvoke', queryLanguage: 'JSONPath' }),
      refusal(given, 'The value must be a JSON object'),
    );
});

function refusal(parameters: Json, reasons: string): (error: unknown) => boolean {
  const cause =
    "An error occurred while executing the state 'ApiGatewayInvoke' (entered at the event id #2). " +
    `The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [${reasons}]`;
  return (error) => {
    assert.ok(error instanceof StateFailure);
    assert.equal(error.cause, cause);
    assert.equal(error.error, 'States.Runtime');
    return true;
  };
}
