// A run as text to compare: stable, and without what is masked.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runText } from '../../../client/history/runText';
import { sampleRun } from './sampleRun';

it('has every part of a run, line by line', () => {
  const { request, run } = sampleRun();
  assert.equal(
    runText({ request, run: { ...run, output: { done: true }, next: 'Next One' } }),
    `# Outcome

200

# Input

{
  "billId": "1",
  "apiKey": "••••••"
}

# Request

GET https://abc123.execute-api.us-east-1.amazonaws.com/prod/bills?billId=1
TaskToken: ••••••
x-api-key: ••••••

# Response

200 OK
Content-Type: application/json
Set-Cookie: ••••••

{
  "myBills": [
    {
      "billId": "1"
    }
  ],
  "echo": "••••••"
}

# Task result

{
  "Headers": {
    "Content-Type": [
      "application/json"
    ],
    "Set-Cookie": [
      "••••••"
    ]
  },
  "ResponseBody": {
    "myBills": [
      {
        "billId": "1"
      }
    ],
    "echo": "••••••"
  },
  "StatusCode": 200,
  "StatusText": "OK"
}

# State output

{
  "done": true
}

# Next state

Next One
`,
  );
});

it('is the same in whatever order the headers came', () => {
  const { request, run } = sampleRun();
  assert.ok(run.response);
  const turned = { ...run, response: { ...run.response, headers: [...run.response.headers].reverse() } };
  assert.equal(runText({ request, run: turned }), runText({ request, run }));
});

it('of a run that failed before its request', () => {
  const failure = { error: 'States.Runtime', cause: 'no such path', stage: 'parameters' } as const;
  assert.equal(
    runText({ ...sampleRun(), run: { state: 'A', status: 'failed', input: {}, notes: [], failure } }),
    '# Outcome\n\nStates.Runtime\n\n# Error\n\nStates.Runtime\nno such path\n\n# Input\n\n{}\n',
  );
});

it('has no value that is another in each response', () => {
  const { request, run } = sampleRun();
  assert.ok(run.response);
  const at = (seconds: number, id: string) => {
    const passing: [string, string][] = [
      ['Date', `Mon, 23 Nov 2026 18:54:${seconds} GMT`],
      ['x-amzn-RequestId', id],
    ];
    const result = { Headers: Object.fromEntries(passing.map(([name, value]) => [name, [value]])), StatusCode: 200 };
    return runText({ request, run: { ...run, result, response: { ...run.response!, headers: passing } } });
  };
  assert.equal(at(40, '07aac14e-5a2d'), at(48, '8c3c9c11-a25c'));
});
