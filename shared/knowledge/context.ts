// The context object, `$$` in JSONPath and `$states.context` in JSONata: its fields and what they hold.

export type ContextField = {
  /** From the context object on, such as `Execution.Id`. */
  path: string;
  type: 'string' | 'number' | 'any';
  summary: string;
  /** Where the field exists; absent for a field that every state has. */
  only?: string;
};

export const contextFields: readonly ContextField[] = [
  { path: 'Execution.Id', type: 'string', summary: 'ARN of the execution.' },
  { path: 'Execution.Input', type: 'any', summary: 'The input the execution was started with.' },
  { path: 'Execution.Name', type: 'string', summary: 'Name of the execution.' },
  { path: 'Execution.RoleArn', type: 'string', summary: 'ARN of the role the state machine runs with.' },
  {
    path: 'Execution.StartTime',
    type: 'string',
    summary: 'When the execution started, such as `2026-01-31T12:00:00.000Z`.',
  },
  {
    path: 'Execution.RedriveCount',
    type: 'number',
    summary: 'How often the execution was started again after a failure.',
  },
  {
    path: 'Execution.RedriveTime',
    type: 'string',
    summary: 'When the execution was last started again.',
    only: 'executions that were redriven',
  },
  {
    path: 'State.EnteredTime',
    type: 'string',
    summary: 'When the state was entered, such as `2026-01-31T12:00:00.000Z`.',
  },
  { path: 'State.Name', type: 'string', summary: 'Name of the state.' },
  {
    path: 'State.RetryCount',
    type: 'number',
    summary: 'How often the state was tried again; 0 at the first attempt.',
    only: 'Task, Parallel and Map states',
  },
  { path: 'StateMachine.Id', type: 'string', summary: 'ARN of the state machine.' },
  { path: 'StateMachine.Name', type: 'string', summary: 'Name of the state machine.' },
  {
    path: 'Task.Token',
    type: 'string',
    summary: 'The token that SendTaskSuccess or SendTaskFailure must be called with to end the Task.',
    only: 'Tasks whose Resource ends in .waitForTaskToken',
  },
  {
    path: 'Map.Item.Index',
    type: 'number',
    summary: 'Place of the item that this iteration has, from 0.',
    only: 'states inside a Map state',
  },
  {
    path: 'Map.Item.Value',
    type: 'any',
    summary: 'The item that this iteration has.',
    only: 'states inside a Map state',
  },
  {
    path: 'Map.Item.Key',
    type: 'string',
    summary: 'Key of the item, where the Map goes over an object.',
    only: 'states inside a Map state',
  },
  {
    path: 'Map.Item.Source',
    type: 'string',
    summary: 'Where the item came from.',
    only: 'states inside a Distributed Map state',
  },
];
