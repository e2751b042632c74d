// The definitions that a person can begin with: a call, the same with a mistake to mend, and a call that waits for its token.
import type { Json, JsonObject } from '../../shared/json';

/** Which definition to begin with. */
export type DefinitionKind = 'call' | 'mistake' | 'callback';

const call = {
  // The host stands for the person's own: what is typed first takes its place.
  ApiEndpoint: 'example.execute-api.us-east-1.amazonaws.com',
  Method: 'GET',
  Stage: 'prod',
  Path: 'bills',
};

/** The value that the person replaces first. */
export const endpointToReplace = call.ApiEndpoint;

const tasks: Record<DefinitionKind, JsonObject> = {
  call: {
    Type: 'Task',
    Resource: 'arn:aws:states:::apigateway:invoke',
    Parameters: { ...call, AuthType: 'NO_AUTH' },
    End: true,
  },
  mistake: {
    Type: 'Task',
    Resource: 'arn:aws:states:::apigateway:invoke',
    // A header's value is a list: the slip that people make most.
    Parameters: { ...call, Headers: { Accept: 'application/json' }, AuthType: 'NO_AUTH' },
    End: true,
  },
  callback: {
    Type: 'Task',
    Resource: 'arn:aws:states:::apigateway:invoke.waitForTaskToken',
    Parameters: {
      ...call,
      Method: 'POST',
      Path: 'bills/add',
      Headers: { 'TaskToken.$': 'States.Array($$.Task.Token)' },
      RequestBody: { billId: 'my-new-bill' },
      AuthType: 'NO_AUTH',
    },
    TimeoutSeconds: 300,
    End: true,
  },
};

/** A whole definition with one Task, as JSON in the usual layout. */
export function definitionText(kind: DefinitionKind): string {
  const name = kind === 'callback' ? 'Call API and Wait' : 'Call API';
  const definition: Json = { StartAt: name, States: { [name]: tasks[kind] } };
  return `${JSON.stringify(definition, null, 2)}\n`;
}
