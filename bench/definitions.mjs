// Makes valid definitions of a given size, with the mix of Tasks, handlers and values that real ones have.

/** @param {number} bytes @returns {object} a state machine whose compact JSON has about that many bytes */
export function definition(bytes) {
  /** @type {Record<string, object>} */
  const states = {};
  let size = 60;
  for (let index = 0; size < bytes; index++) {
    const [name, state] = stateAt(index);
    states[name] = state;
    size += JSON.stringify(state, null, 2).length + 40;
  }
  return { Comment: 'Generated', StartAt: 'State 0', States: states };
}

/** @param {number} index @returns {[string, object]} */
function stateAt(index) {
  const name = `State ${index}`;
  const Next = `State ${index + 1}`;
  if (index % 12 === 11) return [name, { Type: 'Pass', Result: { index, list: [1, 2, 3] }, Next }];
  return [
    name,
    {
      Type: 'Task',
      Resource: 'arn:aws:states:::apigateway:invoke',
      Parameters: {
        ApiEndpoint: 'abc123def4.execute-api.eu-central-1.amazonaws.com',
        Method: index % 3 === 0 ? 'GET' : 'POST',
        Headers: { 'X-Correlation-Id.$': 'States.Array($$.Execution.Name)', Accept: ['application/json'] },
        Stage: 'prod',
        'Path.$': `States.Format('orders/{}/items/${index}', $.order.id)`,
        QueryParameters: { page: [String(index)], tag: ['a', 'b'] },
        ...(index % 3 !== 0 && {
          RequestBody: { 'order.$': '$.order', note: 'generated', nested: { a: [1, 2, { b: true }] } },
        }),
        AuthType: index % 2 === 0 ? 'NO_AUTH' : 'IAM_ROLE',
      },
      ResultPath: '$.answer',
      Retry: [
        { ErrorEquals: ['APIGateway.429', 'ApiGateway.429'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next }],
      Next,
    },
  ];
}

export const sizes = { '10 KB': 10_000, '100 KB': 100_000, '1 MB': 1_000_000 };
