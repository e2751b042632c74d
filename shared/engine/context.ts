// The context object of a local run: made-up values where the user gave none.
import { isObject, type Json, type JsonObject } from '../json';

export function contextFor(run: {
  name: string;
  input: Json;
  given: JsonObject | undefined;
  token: string | undefined;
  random: () => number;
  entered: Date;
  retryCount: number;
}): JsonObject {
  const time = run.entered.toISOString();
  const arn = (kind: string, name: string): string => `arn:aws:states:us-east-1:123456789012:${kind}:${name}`;
  const made: JsonObject = {
    Execution: {
      Id: arn('execution', 'local:local'),
      Input: run.input,
      Name: 'local',
      RoleArn: 'arn:aws:iam::123456789012:role/local',
      StartTime: time,
      RedriveCount: 0,
    },
    StateMachine: { Id: arn('stateMachine', 'local'), Name: 'local' },
    State: { Name: run.name, EnteredTime: time, RetryCount: run.retryCount },
    ...(run.token === undefined ? {} : { Task: { Token: run.token } }),
  };
  return merge(made, run.given ?? {});
}

function merge(under: JsonObject, over: JsonObject): JsonObject {
  const merged = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isObject(below) && isObject(value) ? merge(below, value) : value;
  }
  return merged;
}
