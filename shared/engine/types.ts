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
  timing: Timing;
};

/** Milliseconds from the start of the call. */
export type Timing = { firstByte: number; total: number };

/** What Step Functions gives as the Task's result. */
export type InvokeResult = {
  Headers: Record<string, string[]>;
  ResponseBody: Json;
  StatusCode: number;
  StatusText: string;
};

/** What Step Functions gives when a Task fails: the error name that Retry and Catch match, and the cause as a string. */
export type StateError = { error: string; cause: string };

/** The stages of a run in order; `Run` holds the value of each stage reached. */
export type Stage =
  'input' | 'effectiveInput' | 'parameters' | 'request' | 'response' | 'result' | 'selected' | 'output';

/** How one run went, as far as it got. Holds no credential and no signature, so that any part of it can be shown or stored. */
export type Run = {
  state: string;
  status: 'succeeded' | 'failed' | 'cancelled';
  input: Json;
  /** After InputPath. */
  effectiveInput?: Json;
  /** After Parameters or Arguments were evaluated. */
  parameters?: Json;
  request?: HttpRequest;
  /** Present when the request was signed: what was signed, never the signature. */
  signature?: { accessKeyId: string; credentialScope: string; signedHeaders: string[] };
  response?: HttpResponse;
  result?: InvokeResult;
  /** After ResultSelector. */
  selected?: Json;
  /** The state's output, with ResultPath and OutputPath (or Output) applied. */
  output?: Json;
  /** The next state; absent where the state ends the machine, or where the run failed uncaught. */
  next?: string;
  failure?: StateError & { stage: Stage };
  /** The task token the request carried, in a `.waitForTaskToken` Task. */
  taskToken?: string;
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

export type RunSettings = {
  /** API host to where it really is: `{"abc.execute-api.us-east-1.amazonaws.com": "http://127.0.0.1:4010"}`. */
  endpoints: Record<string, string>;
  errorPrefix: 'APIGateway' | 'ApiGateway';
  /** Seconds after which a local run stops by itself, whatever the Task's own TimeoutSeconds is. */
  timeoutSeconds: number;
};

/** Everything impure a run uses comes in here, so that tests replace it. */
export type Deps = {
  send: (request: HttpRequest, options: SendOptions) => Promise<HttpResponse>;
  /** Called only for a Task that must be signed. Throws an Error whose message says what to do. */
  credentials: () => Promise<Credentials>;
  now: () => Date;
  /** Like Math.random; also the source of the made-up ids. */
  random: () => number;
  signal?: AbortSignal;
  /** Called after each stage with the run so far. */
  onStage?: (stage: Stage, run: Run) => void;
};

export type SendOptions = {
  signal: AbortSignal;
  /** No more than this many body bytes are read, before and after content decoding. */
  maxBodyBytes: number;
};
