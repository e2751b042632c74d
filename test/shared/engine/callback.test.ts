// Runs that wait for their task token: answers of every kind, both clocks, retries, and tokens that are dead.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { run } from '../../../shared/engine/run';
import type {
  CallbackAnswer,
  Deps,
  HttpResponse,
  Run,
  RunRequest,
  RunSettings,
  Stage,
} from '../../../shared/engine/types';
import type { Json, JsonObject } from '../../../shared/json';

const settings: RunSettings = { endpoints: {}, errorPrefix: 'APIGateway', timeoutSeconds: 60 };
const start = Date.parse('2026-11-23T12:00:00.000Z');

const response = (status = 200): HttpResponse => ({
  status,
  statusText: 'OK',
  headers: [],
  body: Buffer.from('{"taken":true}'),
  timing: { firstByte: 1, total: 2 },
});

const waiting = (fields: JsonObject = {}, queryLanguage: RunRequest['queryLanguage'] = 'JSONPath'): RunRequest => {
  const payload = { ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com', Method: 'POST' };
  const token =
    queryLanguage === 'JSONPath'
      ? { Parameters: { ...payload, RequestBody: { 'token.$': '$$.Task.Token' } } }
      : { Arguments: { ...payload, RequestBody: { token: '{% $states.context.Task.Token %}' } } };
  const Resource = 'arn:aws:states:::apigateway:invoke.waitForTaskToken';
  return { name: 'Wait', state: { Type: 'Task', Resource, ...token, ...fields }, queryLanguage, input: { in: 1 } };
};

/** Someone who holds the tokens, and a wire that gives these statuses one after another. */
function world(...statuses: number[]) {
  const tokens: string[] = [];
  const closed: string[] = [];
  const seen: { stage: Stage; waiting: boolean; heartbeats: number }[] = [];
  let sent = 0;
  let settle: (answer: CallbackAnswer) => void = () => undefined;
  let beat: () => void = () => undefined;
  let onSend: () => void = () => undefined;
  let onSubmitted: (() => void) | undefined;
  const deps: Deps = {
    send: () => {
      onSend();
      return Promise.resolve(response(statuses[sent++] ?? 200));
    },
    credentials: () => Promise.reject(new Error('not asked for')),
    now: () => new Date(),
    random: Math.random,
    wait: () => Promise.resolve(),
    callback: (token, onHeartbeat) => {
      tokens.push(token);
      beat = onHeartbeat;
      const answer = new Promise<CallbackAnswer>((resolve) => (settle = resolve));
      return Promise.resolve({ endpoint: 'http://127.0.0.1:1', answer, close: () => closed.push(token) });
    },
    onStage: (stage, { waiting: waits = false, callback }) => {
      seen.push({ stage, waiting: waits, heartbeats: callback?.heartbeats.length ?? 0 });
      if (stage === 'submitted') onSubmitted?.();
    },
  };
  return {
    deps,
    tokens,
    closed,
    seen,
    sent: () => sent,
    answer: (answer: CallbackAnswer) => settle(answer),
    beat: () => beat(),
    whenSent: (act: () => void) => void (onSend = act),
    whenSubmitted: (act: () => void) => void (onSubmitted = act),
  };
}

/** A run whose token is answered once its call is made. */
async function answered(answer: CallbackAnswer, request = waiting(), more: Partial<RunSettings> = {}): Promise<Run> {
  const { deps, whenSubmitted, answer: give } = world();
  whenSubmitted(() => give(answer));
  return run(request, { ...settings, ...more }, deps);
}

test('the answer is the result, of any kind of JSON; what the call gave is not', async () => {
  for (const output of [{ approved: true }, 'yes', 0, null, false, [] as Json]) {
    const result = await answered({ output }, waiting({ Next: 'Then' }));
    assert.equal(result.status, 'succeeded');
    assert.equal(result.waiting, undefined);
    assert.deepEqual(result.submitted?.ResponseBody, { taken: true });
    assert.deepEqual([result.result, result.output, result.next], [output, output, 'Then']);
  }
});

test('ResultSelector, ResultPath, OutputPath and Assign apply to the answer', async () => {
  const result = await answered(
    { output: { by: 'Mary', more: 1 } },
    waiting({ ResultSelector: { 'who.$': '$.by' }, ResultPath: '$.approval', Assign: { 'who.$': '$.who' } }),
  );
  assert.deepEqual(result.selected, { who: 'Mary' });
  assert.deepEqual(result.output, { in: 1, approval: { who: 'Mary' } });
  assert.deepEqual(result.variables, { who: 'Mary' });
});

test('JSONata sees the answer as $states.result', async () => {
  const state = { Output: '{% $states.result.by %}', Assign: { by: '{% $states.result.by %}' } };
  const result = await answered({ output: { by: 'Mary' } }, waiting(state, 'JSONata'));
  assert.deepEqual([result.output, result.variables], ['Mary', { by: 'Mary' }]);
});

test('while it waits the run says so, and with what', async () => {
  const { deps, seen, tokens, whenSubmitted, answer, closed } = world();
  let during: Run | undefined;
  whenSubmitted(() => setImmediate(() => answer({ output: 1 })));
  const onStage: Deps['onStage'] = (stage, now) => {
    deps.onStage?.(stage, now);
    if (stage === 'submitted') during = { ...now };
  };
  const result = await run(waiting({ TimeoutSeconds: 600, HeartbeatSeconds: 60 }), settings, { ...deps, onStage });
  assert.equal(during?.waiting, true);
  assert.equal(during.taskToken, tokens[0]);
  const { since, ...callback } = during.callback ?? { since: '' };
  assert.match(since, /^\d{4}-\d\d-\d\dT/);
  assert.deepEqual(callback, {
    endpoint: 'http://127.0.0.1:1',
    timeoutSeconds: 600,
    heartbeatSeconds: 60,
    heartbeats: [],
  });
  assert.deepEqual(
    seen.map(({ stage }) => stage),
    ['input', 'effectiveInput', 'parameters', 'request', 'response', 'submitted', 'result', 'output'],
  );
  assert.deepEqual(closed, tokens);
  assert.match(result.notes.join('\n'), /comes back to http:\/\/127\.0\.0\.1:1/);
});

test('an answer before the HTTP response counts', async () => {
  const { deps, whenSent, answer, beat } = world();
  whenSent(() => {
    beat();
    answer({ output: 'fast' });
  });
  const result = await run(waiting(), settings, deps);
  assert.deepEqual([result.status, result.result], ['succeeded', 'fast']);
  assert.equal(result.callback?.heartbeats.length, 1);
});

test('a failure goes to Retry and Catch by its name', async () => {
  const state = waiting({
    Retry: [{ ErrorEquals: ['Bills.Busy'] }],
    Catch: [{ ErrorEquals: ['Bills.Full'], Next: 'Sorry', ResultPath: '$.error' }],
  });
  const full = await answered({ error: 'Bills.Full', cause: 'No room' }, state);
  assert.deepEqual(full.failure, { error: 'Bills.Full', cause: 'No room', stage: 'result' });
  assert.deepEqual(full.output, { in: 1, error: { Error: 'Bills.Full', Cause: 'No room' } });
  assert.deepEqual([full.status, full.waiting, full.next], ['failed', undefined, 'Sorry']);
  assert.equal((await answered({ error: 'Bills.Busy' }, state)).retry?.retrier, 0);
});

test('a failure without a name: Error and Cause are null, as recorded, and States.ALL takes it', async () => {
  const result = await answered(
    {},
    waiting({
      Catch: [
        { ErrorEquals: ['Other'], Next: 'X' },
        { ErrorEquals: ['States.ALL'], Next: 'Any' },
      ],
    }),
  );
  assert.deepEqual(result.caught, { catcher: 1, next: 'Any' });
  assert.deepEqual(result.output, { Error: null, Cause: null });
});

test('an answer over the limit of a state’s data', async () => {
  const result = await answered({ output: 'é'.repeat(200_000) });
  assert.equal(result.failure?.error, 'States.DataLimitExceeded');
});

test('a call that fails waits for nothing, and its token is dead', async () => {
  const { deps, tokens, closed } = world(500);
  const result = await run(waiting(), settings, deps);
  assert.deepEqual([result.failure?.error, result.failure?.stage], ['APIGateway.500', 'submitted']);
  assert.deepEqual(closed, tokens);
});

test('a retry has a new token, and the old one is dead', async () => {
  const { deps, tokens, closed, whenSubmitted, answer } = world();
  let asked = 0;
  whenSubmitted(() => answer(asked++ === 0 ? { error: 'Busy' } : { output: 2 }));
  const request = waiting({ Retry: [{ ErrorEquals: ['Busy'] }] });
  const result = await run(request, { ...settings, retry: true }, deps);
  assert.equal(result.result, 2);
  assert.equal(new Set(tokens).size, 2);
  assert.deepEqual(closed, tokens);
  assert.equal(result.taskToken, tokens[1]);
});

test('an endpoint that cannot be opened is a local failure: nothing is sent', async () => {
  const { deps, sent } = world();
  const callback = () => Promise.reject(new Error('Port 4015 is taken.'));
  const result = await run(waiting({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'X' }] }), settings, {
    ...deps,
    callback,
  });
  assert.deepEqual(result.failure, {
    error: 'ASLInvoke.Callback',
    cause: 'Port 4015 is taken.',
    local: true,
    stage: 'response',
  });
  assert.equal(sent(), 0);
  assert.equal(result.caught, undefined);
});

test('a Task that waits for nothing opens nothing', async () => {
  const { deps, tokens } = world();
  const { state } = waiting();
  const result = await run({ ...waiting(), state: { ...state, Resource: 'arn:aws:states:::apigateway:invoke', Parameters: { ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com', Method: 'GET' } } }, settings, deps); // prettier-ignore
  assert.equal(result.status, 'succeeded');
  assert.deepEqual(tokens, []);
});

/** Lets everything happen that is due at once. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** A run under a clock that only `after` moves; it has made its call and waits. */
async function underClock(
  request: RunRequest,
  use: (at: {
    after: (seconds: number) => Promise<void>;
    over: () => boolean;
    beat: () => void;
    cancel: () => void;
  }) => Promise<void>,
): Promise<Run> {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: start });
  try {
    const { deps, beat, seen } = world();
    const controller = new AbortController();
    let over = false;
    const running = run(request, settings, { ...deps, signal: controller.signal }).finally(() => (over = true));
    for (let turn = 0; turn < 1000 && !seen.some(({ stage }) => stage === 'submitted'); turn++) await settled();
    await use({
      after: async (seconds) => {
        mock.timers.tick(seconds * 1000);
        await settled();
      },
      over: () => over,
      beat,
      cancel: () => controller.abort(),
    });
    return await running;
  } finally {
    mock.timers.reset();
  }
}

test('TimeoutSeconds counts from the start of the Task, heartbeats or not; the local limit is for the call alone', async () => {
  const result = await underClock(
    waiting({ TimeoutSeconds: 100, HeartbeatSeconds: 40 }),
    async ({ after, over, beat }) => {
      for (const _ of [1, 2, 3]) {
        await after(30);
        beat();
      }
      await after(9.9);
      assert.equal(over(), false, 'not yet');
      await after(0.2);
      assert.equal(over(), true);
    },
  );
  assert.deepEqual(result.failure, { error: 'States.Timeout', cause: '', stage: 'result' });
  assert.deepEqual(result.callback?.heartbeats, [
    '2026-11-23T12:00:30.000Z',
    '2026-11-23T12:01:00.000Z',
    '2026-11-23T12:01:30.000Z',
  ]);
  assert.equal(result.waiting, undefined);
});

const catching = (...names: string[]): JsonObject => ({
  HeartbeatSeconds: 10,
  Catch: names.map((name) => ({ ErrorEquals: [name], Next: name })),
});

test('a missed heartbeat ends as States.Timeout; Catch knows it by both names, in its own order', async () => {
  for (const [catchers, taken] of [
    [['States.TaskFailed', 'States.HeartbeatTimeout', 'States.Timeout'], 'States.HeartbeatTimeout'],
    [['States.Timeout', 'States.HeartbeatTimeout'], 'States.Timeout'],
    [['States.TaskFailed', 'States.ALL'], 'States.ALL'],
  ] as const) {
    const result = await underClock(waiting(catching(...catchers)), async ({ after, beat }) => {
      await after(9);
      beat();
      await after(9);
      await after(2);
    });
    assert.deepEqual(result.failure, { error: 'States.Timeout', cause: '', heartbeat: true, stage: 'result' });
    assert.equal(result.next, taken);
  }
});

test('States.HeartbeatTimeout takes no other timeout', async () => {
  const request = waiting({ ...catching('States.HeartbeatTimeout'), HeartbeatSeconds: 20, TimeoutSeconds: 10 });
  const result = await underClock(request, ({ after }) => after(11));
  assert.deepEqual([result.failure?.error, result.caught], ['States.Timeout', undefined]);
});

test('HeartbeatSecondsPath and an expression are read', async () => {
  const byPath = { ...waiting({ HeartbeatSecondsPath: '$.every' }), input: { every: 7 } };
  const byExpression = waiting({ HeartbeatSeconds: '{% 3 + 4 %}' }, 'JSONata');
  for (const request of [byPath, byExpression]) {
    const result = await underClock(request, async ({ after, over }) => {
      await after(6.9);
      assert.equal(over(), false);
      await after(0.2);
    });
    assert.equal(result.failure?.heartbeat, true);
    assert.equal(result.callback?.heartbeatSeconds, 7);
  }
  const wrong = await run({ ...byPath, input: { every: 'x' } }, settings, world().deps);
  assert.equal(wrong.failure?.error, 'States.Runtime');
  assert.match(wrong.failure.cause, /The HeartbeatSecondsPath parameter does not reference a positive number/);
});

test('without either clock it waits as long as nobody cancels', async () => {
  const result = await underClock(waiting(), async ({ after, over, cancel }) => {
    await after(86_400);
    assert.equal(over(), false);
    cancel();
    await settled();
    assert.equal(over(), true);
  });
  assert.deepEqual([result.status, result.waiting], ['cancelled', undefined]);
});

test('only the newest hundred heartbeats are kept', async () => {
  const result = await underClock(waiting({ TimeoutSeconds: 1000 }), async ({ after, beat }) => {
    for (let index = 0; index < 150; index++) {
      await after(0.01);
      beat();
    }
    await after(1000);
  });
  assert.equal(result.callback?.heartbeats.length, 100);
  assert.equal(result.callback.heartbeats.at(-1), '2026-11-23T12:00:01.500Z');
});
