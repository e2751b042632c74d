// What a run is given: the state and its input, the settings, and everything impure it uses.
import type { Json, JsonObject } from '../json';
import type { HttpRequest, HttpResponse } from './http';
import type { CallbackAnswer, Retry, Run, Stage } from './types';

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** A task token that is waited for. */
export type CallbackWait = {
  /** Where it can be given back: `http://127.0.0.1:43210`. */
  endpoint: string;
  /** Never rejects; stays open where nobody answers. */
  answer: Promise<CallbackAnswer>;
  /** Ends the wait: the token is dead. */
  close: () => void;
};

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
