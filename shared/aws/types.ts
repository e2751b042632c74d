// What is asked of Step Functions itself and what it answers, as plain data without the SDK's types.
import type { Credentials, Deps, HttpRequest, HttpResponse, RunRequest } from '../engine/types';
import type { Json, JsonObject } from '../json';

/** How Step Functions is reached. Everything impure comes in here, so that tests replace it. */
export type AwsAccess = {
  /** Throws an Error whose message says what to do and holds no secret. */
  credentials: () => Promise<Credentials>;
  /** The engine's own sender: the same proxy and certificates as for the calls of local runs. */
  send: Deps['send'];
  /** Without it the region of the profile, or of the AWS configuration, counts. */
  region?: string;
  /** The profile whose region and endpoint count where none is given. */
  profile?: string;
  /** Where Step Functions is, in place of AWS's own host: an http or https address. */
  endpoint?: string;
  signal?: AbortSignal;
};

/** What TestState takes in place of calling the API: a result of any form, or an error. */
export type Mock = { result: Json } | { error: string; cause: string };

/** DEBUG tells every stage, TRACE the HTTP request and response too: documented for HTTP Tasks alone. */
export const inspectionLevels = ['DEBUG', 'TRACE'] as const;
export type InspectionLevel = (typeof inspectionLevels)[number];

/** One state to be tested. */
export type TestRequest = {
  run: RunRequest;
  /** The role that Step Functions takes on; needed unless there is a mock. */
  roleArn?: string;
  mock?: Mock;
  /** How much TestState is asked to tell; `DEBUG` where absent. */
  inspectionLevel?: InspectionLevel;
};

/** What TestState told, with its JSON read. Absent is what it did not tell: a state that failed early has few stages. */
export type AwsRun = {
  status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  input?: Json;
  effectiveInput?: Json;
  /** After Parameters, or Arguments in JSONata. */
  parameters?: Json;
  result?: Json;
  /** After ResultSelector. */
  selected?: Json;
  output?: Json;
  /** Of a TRACE, where the service tells them. */
  request?: HttpRequest;
  response?: HttpResponse;
  variables?: JsonObject;
  next?: string;
  error?: string;
  cause?: string;
  /** The retrier that would take the failure, by index, and the seconds before it. */
  retrier?: number;
  waitSeconds?: number;
  /** The catcher that took the failure, by index. */
  catcher?: number;
};

/** One remark of Step Functions about a definition. */
export type AwsFinding = {
  severity: 'ERROR' | 'WARNING';
  /** `SCHEMA_VALIDATION_FAILED`, `MISSING_TRANSITION_TARGET`, … */
  code: string;
  message: string;
  /** `/States/Get Bills/Parameters`; absent where the remark is about the whole. */
  location?: string;
};

export type ValidationRequest = { definition: string; type: 'STANDARD' | 'EXPRESS' };

export type Validation = {
  result: 'OK' | 'FAIL';
  findings: AwsFinding[];
  /** There were more findings than Step Functions tells at once. */
  truncated: boolean;
};

/** Where a call really went. */
export type Called = { region: string; origin: string };
