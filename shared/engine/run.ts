// The chain: resolveTemplate -> checkParameters -> buildRequest -> sign -> send -> toResult -> toOutput, filled into one Run.
import { credentialsFor, signingFor } from './auth';
import { confirmed } from './confirm';
import { Cancelled, Deadline } from './deadline';
import { isSuccess, outcomeOf, statusFailure } from './failure';
import { notesFor } from './notes';
import { checkParameters } from './parameters';
import { recover, retryFor, waitFor } from './recovery';
import { redact } from './redact';
import { buildRequest } from './request';
import { maxBodyBytes, toResult, withinLimit } from './response';
import { sign } from './sign';
import type { Awaitable, StateOutput } from './state-language';
import { enterState, type Task } from './task';
import type { Callback, Deps, InvokeResult, Run, RunRequest, RunSettings, Stage } from './types';
import { waitForToken } from './wait';
import type { Json } from '../json';

/**
 * Runs one apigateway:invoke Task as Step Functions would, as far as it gets.
 *
 * Never rejects: whatever goes wrong is `Run.failure`, and an abort of `deps.signal` ends it at once with status
 * `cancelled`. The Run holds no credential and no signature.
 */
export async function run(request: RunRequest, settings: RunSettings, deps: Deps): Promise<Run> {
  const taskAt = enterState(request, deps);
  const attempts: NonNullable<Run['attempts']> = [];
  for (;;) {
    const task = taskAt(attempts.length);
    const result = await attempt(task, settings, deps, attempts.length > 0 ? { attempts: [...attempts] } : {});
    const retry = retryFor(result, request.state, deps.random);
    if (result.failure && retry && settings.retry && (await waitFor(retry, result, deps))) {
      attempts.push({ failure: result.failure, retry });
      continue;
    }
    if (result.status === 'failed') await recover(result, task, retry, settings.errorPrefix);
    result.notes = notesFor(result, request.state, settings);
    return result;
  }
}

/** One pass through the chain. Each stage that is reached leaves its value in the Run. */
async function attempt(task: Task, settings: RunSettings, deps: Deps, earlier: Pick<Run, 'attempts'>): Promise<Run> {
  const run: Run = { state: task.name, status: 'failed', input: task.input, notes: [], ...earlier };
  const deadline = new Deadline(settings.timeoutSeconds, deps.signal);
  let reaching: Stage = 'input';
  const stage = <S extends Stage>(name: S, work: () => Awaitable<Exclude<Run[S], undefined>>) => {
    reaching = name;
    const reached = (value: Exclude<Run[S], undefined>): typeof value => {
      run[name] = value;
      deps.onStage?.(name, run);
      return value;
    };
    // Most stages have their value at once; what waits for nothing takes no turn of the event loop.
    const value = deadline.race(work);
    return value instanceof Promise ? value.then(reached) : reached(value);
  };
  const heard = (callback: Callback): void => {
    run.callback = callback;
    deps.onStage?.(run.waiting ? 'submitted' : 'request', run);
  };
  try {
    if (task.token !== undefined) run.taskToken = task.token;
    deps.onStage?.('input', run);
    reaching = 'effectiveInput';
    const language = await deadline.race(task.language);
    const input = await stage('effectiveInput', () => language.effectiveInput());
    const evaluated = await stage('parameters', () => language.parameters(input));
    reaching = 'request';
    const parameters = checkParameters(evaluated, task);
    const request = await stage('request', () => buildRequest(parameters, settings.endpoints));
    reaching = 'response';
    const signingRequest = signingFor(parameters, request, await language.roleArn(input));
    await confirmed(request, signingRequest, deps, deadline);
    // Before the request: whoever gets it may answer before its HTTP response is here.
    const { token } = task;
    const wait = token === undefined ? token : await deadline.race(() => waitForToken(token, deps, deadline, heard));
    const response = await stage('response', async () => {
      const timeout = await language.seconds('TimeoutSeconds', input);
      const heartbeat = wait && (await language.seconds('HeartbeatSeconds', input));
      const credentials = await credentialsFor(parameters, signingRequest, settings, deps);
      deadline.throwIfStopped();
      const signing = credentials && (await sign(request, credentials, deps.now()));
      if (signing) run.signature = signing.signature;
      if (timeout !== undefined) deadline.startTask(timeout);
      if (wait) run.callback = wait.start(timeout, heartbeat);
      const sending = deps.send(signing?.signed ?? request, { signal: deadline.signal, maxBodyBytes });
      return credentials && signing ? redact(await sending, signing.signed, credentials) : sending;
    });
    const called = (): InvokeResult => {
      if (!isSuccess(response.status)) throw statusFailure(response, settings.errorPrefix);
      return toResult(response);
    };
    if (token === undefined) await stage('result', called);
    else {
      await stage('submitted', () => {
        const submitted = called();
        run.waiting = true;
        return submitted;
      });
      deadline.endLocalLimit();
      if (wait) await stage('result', wait.result);
    }
    const { result } = run;
    if (result !== undefined) {
      delete run.waiting;
      const { selected: select } = language;
      const selected = select ? await stage('selected', () => select(result)) : result;
      const leave = ({ output, variables }: StateOutput): Json => {
        if (variables) run.variables = variables;
        // The result itself has been measured.
        return output === selected ? output : withinLimit(output, task.name);
      };
      await stage('output', () => {
        const made = language.output(selected);
        return made instanceof Promise ? made.then(leave) : leave(made);
      });
      if (typeof task.state['Next'] === 'string') run.next = task.state['Next'];
    }
    run.status = 'succeeded';
  } catch (thrown) {
    delete run.waiting;
    if (thrown instanceof Cancelled) run.status = 'cancelled';
    else run.failure = { ...outcomeOf(thrown, settings.errorPrefix), stage: reaching };
  } finally {
    deadline.end();
  }
  return run;
}
