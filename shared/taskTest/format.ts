// A Task test file, `*.asltest.json`: what Tasks of a definition are given, what the API answered, and what is expected.
import type { Json, JsonObject } from '../json';

/** The whole file. Its schema is schemas/asltest.schema.json. */
export type TaskTestFile = {
  /** The definition or template, relative to this file. */
  definition: string;
  tests: TaskTest[];
};

export type TaskTest = {
  name: string;
  /** The Task by its name, or by its path in nested machines and templates: `Each Order/Get Order`. */
  state: string;
  /** `{}` where absent. */
  input?: Json;
  /** Values of the context object in place of made-up ones. */
  context?: JsonObject;
  /** Workflow variables that the Task can read. */
  variables?: JsonObject;
  /** Values of `${Name}` placeholders. */
  substitutions?: Record<string, string>;
  /** What the API answered. Without it, a test of a Task that makes its call can only run live. */
  response?: RecordedResponse;
  /** How the task token came back, of a `.waitForTaskToken` Task. Without it, an offline
   * test ends with the call. A live test waits for the real answer. */
  answer?: RecordedAnswer;
  expect: Expectation;
};

/** `SendTaskSuccess` with its output, or `SendTaskFailure`. */
export type RecordedAnswer = { output: Json } | { error?: string; cause?: string };

export type RecordedResponse = {
  status: number;
  statusText?: string;
  headers?: Record<string, string | string[]>;
  /** A JSON object or list, or the body's text. */
  body?: Json;
  /** A body that is no text, in place of `body`. */
  bodyBase64?: string;
};

/**
 * What a run must give. Only what is named is compared: of an object the keys that are written, of a list every item.
 */
export type Expectation = {
  status?: 'succeeded' | 'failed';
  parameters?: Json;
  request?: ExpectedRequest;
  result?: Json;
  output?: Json;
  variables?: JsonObject;
  next?: string;
  error?: string;
  cause?: string;
};

export type ExpectedRequest = {
  method?: string;
  /** As the API would be called, query included: `https://abc.execute-api.us-east-1.amazonaws.com/prod/bills?id=7`. */
  url?: string;
  /** By name in any case; a name that is sent several times has a list. */
  headers?: Record<string, string | string[]>;
  /** Parsed where it is JSON. */
  body?: Json;
};
