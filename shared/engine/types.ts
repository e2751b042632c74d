// The engine's central types: one run of one apigateway:invoke Task, stage by stage.
import type { Json, JsonObject } from '../json';

/** One HTTP request before signing. Everything is already in the form that goes on the wire. */
export type HttpRequest = {
  method: string;
  /** Scheme and authority where the call goes, e.g. `https://abc.execute-api.us-east-1.amazonaws.com` or a mapped `http://127.0.0.1:4010`. */
  origin: string;
  /** The `Host` header: always the API host of the Task, also where `origin` is a mapped endpoint. */
  host: string;
  /** Percent-encoded path, starting with one slash. */
  path: string;
  /** What `path` begins with because the mapped endpoint has a path of its own; absent where it has none. */
  basePath?: string;
  /** Decoded names and values in the order they are sent; a repeated name is a list. */
  query: [name: string, value: string][];
  /** In the order they are sent; a repeated name is a list. */
  headers: [name: string, value: string][];
  body?: string;
};

export type HttpResponse = {
  status: number;
  statusText: string;
  /** Names in the case received, in the order received; a repeated name appears again. */
  headers: [name: string, value: string][];
  /** The body after content decoding (gzip, br, deflate). */
  body: Uint8Array;
  /** True where the body went on beyond `SendOptions.maxBodyBytes`: `body` holds only its beginning. */
  truncated?: true;
  timing: Timing;
};

/** Milliseconds from the start of the call; `phases` says what they were spent on. */
export type Timing = { firstByte: number; total: number; phases?: Phases };

/**
 * Milliseconds of each phase of a call, which together are its total. A connection that was kept from an earlier call
 * has only the last two; an address has no `dns`, plain HTTP no `tls`. Behind a proxy `connect` is the way to it, with
 * its name looked up and the tunnel asked for.
 */
export type Phases = {
  queue?: number;
  dns?: number;
  connect?: number;
  tls?: number;
  /** Waiting, from the sent request to the first byte of the answer. */
  firstByte: number;
  /** Reading the answer, decompression included. */
  download: number;
};

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

/** A task token that is waited for. */
export type CallbackWait = {
  /** Where it can be given back: `http://127.0.0.1:43210`. */
  endpoint: string;
  /** Never rejects; stays open where nobody answers. */
  answer: Promise<CallbackAnswer>;
  /** Ends the wait: the token is dead. */
  close: () => void;
};

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

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** What a run needs to know besides the state itself. */
export type RunRequest = {
  /** The state's name and its object from the definition, e.g. `{ Type: 'Task', Resource: …, Parameters: … }`. */
  name: string;
  state: JsonObject;
  queryLanguage: 'JSONPath' | 'JSONata';
  input: Json;
  /** Workflow variables the state can read. */
  variables?: JsonObject;
  /** Values of the context object that replace the made-up ones, merged over them. */
  context?: JsonObject;
};

/** What the caller decides about runs in general. */
export type RunSettings = {
  /** API host to where it really is: `{"abc.execute-api.us-east-1.amazonaws.com": "http://127.0.0.1:4010"}`. */
  endpoints: Record<string, string>;
  errorPrefix: 'APIGateway' | 'ApiGateway';
  /** Seconds after which a call stops by itself, whatever the Task's own TimeoutSeconds is. A wait for a task token has no such limit. */
  timeoutSeconds: number;
  /** Makes the Task's retries, with their waits. Without it `Run.retry` only tells what Step Functions would do. */
  retry?: boolean;
  /**
   * Signs a `RESOURCE_POLICY` Task with the user's credentials. Without it such a Task fails before anything is sent,
   * because Step Functions authenticates it as the service `states.amazonaws.com`, which a local run cannot do.
   */
  signResourcePolicy?: boolean;
};

/** What the credentials are for. */
export type CredentialsRequest = {
  /** Region of the API host. */
  region: string;
  /** The Task's `Credentials.RoleArn`, where it has one: the role to assume. */
  roleArn?: string;
};

/** Everything impure a run uses comes in here, so that tests replace it. */
export type Deps = {
  send: (request: HttpRequest, options: SendOptions) => Promise<HttpResponse>;
  /** Called only for a Task that must be signed. Throws an Error whose message says what to do and holds no secret. */
  credentials: (request: CredentialsRequest) => Promise<Credentials>;
  now: () => Date;
  /** Like Math.random; also the source of the made-up ids. */
  random: () => number;
  signal?: AbortSignal;
  /** Waits before a retry; a timer where absent. Rejects when the signal aborts. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /**
   * Asked before anything leaves this machine, in each attempt: whether the request may be sent. `signing` is present where
   * it will be signed. False cancels the run. No time limit runs meanwhile.
   */
  confirm?: (request: HttpRequest, signing?: CredentialsRequest) => Promise<boolean>;
  /**
   * Waits for a task token from now on; `onHeartbeat` is called for each heartbeat. Without it a `.waitForTaskToken` Task
   * ends as `waiting` once its call has succeeded. Throws an Error whose message says what to do.
   */
  callback?: (token: string, onHeartbeat: () => void) => Promise<CallbackWait>;
  /** Called after each stage with the run so far, and after each heartbeat with the stage before it. */
  onStage?: (stage: Stage, run: Run) => void;
  /** Called before the wait of a retry that is really made, with the run as the attempt left it. */
  onRetry?: (retry: Retry, run: Run) => void;
};

export type SendOptions = {
  signal: AbortSignal;
  /** No more than this many body bytes are read, before and after content decoding. */
  maxBodyBytes: number;
};
