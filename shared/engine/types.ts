// The engine's central types: one run of one apigateway:invoke Task, stage by stage; with those of what goes in and out.
import type { Json, JsonObject } from '../json';
import type { HttpRequest, HttpResponse } from './http';

export type * from './given';
export type * from './http';

/** What Step Functions makes of the HTTP response: the result of a Task that waits for no token. */
export type InvokeResult = {
  Headers: Record<string, string[]>;
  ResponseBody: Json;
  StatusCode: number;
  StatusText: string;
};

/** What Step Functions gives when a Task fails: the error name that Retry and Catch match, and the cause as a string. */
export type StateError = { error: string; cause: string };

/** What was signed, never the signature. */
export type Signature = {
  /** The access key id with its middle left out: `AKIA***MPLE`. */
  accessKeyId: string;
  /** `<date>/<region>/execute-api/aws4_request`. */
  credentialScope: string;
  /** Lower-case names. */
  signedHeaders: string[];
  /** What was hashed to be signed, with `***` in place of the session token and of other secret headers. */
  canonicalRequest: string;
};

/** A failure and where it happened. */
export type Failure = StateError & {
  /** The stage that was not reached. */
  stage: Stage;
  /** True for a failure that only a local run has (no credentials, the local time limit): Step Functions would not report it. */
  local?: true;
  /** True for the `States.Timeout` of a missed heartbeat, which Retry and Catch also know as `States.HeartbeatTimeout`. */
  heartbeat?: true;
};

/** A retry that Step Functions makes, or would make, after a failure. */
export type Retry = {
  /** Index into the state's `Retry`. */
  retrier: number;
  /** Which retry of this retrier it is, from 1. */
  attempt: number;
  /** The retrier's MaxAttempts. */
  maxAttempts: number;
  /** The wait before it, with back-off, MaxDelaySeconds and jitter applied. */
  waitSeconds: number;
};

/** The catcher that takes a failure which is not retried any more. */
export type Caught = {
  /** Index into the state's `Catch`. */
  catcher: number;
  next: string;
};

/** The stages of a run in order; `Run` holds the value of each stage reached. */
export type Stage =
  'input' | 'effectiveInput' | 'parameters' | 'request' | 'response' | 'submitted' | 'result' | 'selected' | 'output';

/**
 * How whoever has a task token answers: with the Task's result, or with a failure. SendTaskFailure need give neither error
 * nor cause.
 */
export type CallbackAnswer = { output: Json } | { error?: string; cause?: string };

/** The wait for a task token, as far as it is. Times are ISO 8601. */
export type Callback = {
  endpoint: string;
  /** When the clocks of TimeoutSeconds and HeartbeatSeconds began: the request was sent. */
  since: string;
  timeoutSeconds?: number;
  heartbeatSeconds?: number;
  /** When heartbeats came: the newest hundred, the newest last. */
  heartbeats: string[];
};

/** How one run went, as far as it got. Holds no credential and no signature, so that any part of it can be shown or stored. */
export type Run = {
  state: string;
  /** `failed` also where a catcher took the failure: the Task failed, the machine goes on. */
  status: 'succeeded' | 'failed' | 'cancelled';
  /** True for a `.waitForTaskToken` Task whose call succeeded and whose token nobody has given back: no result, no output yet. */
  waiting?: true;
  input: Json;
  /** After InputPath. */
  effectiveInput?: Json;
  /** After Parameters or Arguments were evaluated. */
  parameters?: Json;
  request?: HttpRequest;
  /** Present when the request was signed. */
  signature?: Signature;
  response?: HttpResponse;
  /** What a `.waitForTaskToken` Task's call gave: not its result, which comes with the answer to its token. */
  submitted?: InvokeResult;
  /** The Task's result: an InvokeResult, or whatever answered the task token. */
  result?: Json;
  /** After ResultSelector. */
  selected?: Json;
  /** The state's output, with ResultPath and OutputPath (or Output) applied; the catcher's where the failure was caught. */
  output?: Json;
  /** The workflow variables after Assign, of the state or of the catcher; absent where there is none. */
  variables?: JsonObject;
  /** The next state, or the catcher's; absent where the state ends the machine, or where the run failed uncaught. */
  next?: string;
  failure?: Failure;
  /** The retry Step Functions would make first; absent where none is left. */
  retry?: Retry;
  /** The catcher that takes the failure once no retry is left; `output`, `variables` and `next` are its own. */
  caught?: Caught;
  /** Earlier attempts of this run, where `RunSettings.retry` asked for the retries: each failure and the retry made after it. */
  attempts?: { failure: Failure; retry: Retry }[];
  /** The task token the request carried, in a `.waitForTaskToken` Task. */
  taskToken?: string;
  /** Present where the run really waits, or waited, for the token. */
  callback?: Callback;
  /** What Step Functions would do differently from this local run; only what applies to it. */
  notes: string[];
};
