// What host and page of the result panel say to each other: plain data, nothing secret.
import type { Phases, Stage } from '../../shared/engine/types';
import type { DifferentLine, PlaceInTask, Remedy } from '../../shared/explanation/explanation';

/** How a run looks while it goes on and when it is over. Everything is text ready to show. */
export type RunView = {
  /** Tells runs apart. */
  id: string;
  /** The state's name. */
  task: string;
  /** The file it stands in, for people. */
  file: string;
  /** Who ran it: this machine, or Step Functions itself. */
  where: 'local' | 'aws';
  /** Present in a run of the history: when it was, and sentences on what it lacks. */
  recorded?: { asOf: string; lines: string[] };
  phase: 'running' | 'succeeded' | 'failed' | 'waiting' | 'cancelled';
  /** `200 OK`, `APIGateway.403`, `Running…`. */
  status: string;
  /** Method and URL, once there is a request. */
  call?: { method: string; url: string; sentTo?: string };
  /** Short facts beside the status: when, time, size, identity. */
  facts: { label: string; value: string }[];
  /** The way of the run, in order. */
  stages: StageView[];
  /** Where the time of the call went; empty until there is a response. */
  timing: TimingPart[];
  problem?: Problem;
  /** Present while the run waits for its task token. */
  callback?: CallbackView;
  /** Attempts that failed before this one, where the retries are made. */
  attempts: string[];
  /** How Step Functions would differ from this local run; of a run on AWS, what it is. */
  notes: string[];
  /** What can be done with it now, in the order of the toolbar. */
  actions: Action[];
  /** What can be copied. */
  copies: CopyFormat[];
  /** What the run can be kept as. */
  keeps: KeepFormat[];
};

/** A step on the way of a run; `next` is what comes after the state. */
export type StageId = Stage | 'next';

export type StageView = {
  id: StageId;
  title: string;
  /** What it is, or why it is as it is: a sentence without full stop. */
  hint: string;
  state: StageState;
};

/** `same`: reached, and as the stage before. `pending`: not yet reached. `skipped`: never reached. */
export type StageState = 'done' | 'same' | 'running' | 'failed' | 'pending' | 'skipped';

/** Milliseconds of one part of a call. */
export type TimingPart = { phase: keyof Phases; label: string; milliseconds: number };

export type Problem = {
  /** The error name as Retry and Catch match it. */
  error: string;
  cause: string;
  /** The other spelling AWS has been seen to give. */
  alsoSpelled?: string;
  /** What it means: one or two sentences with `code` and **bold**, as in `evidence` and `steps`. */
  explanation?: string;
  /** What in the answer says so. */
  evidence?: string[];
  /** What to do, the most promising first. */
  steps?: string[];
  /** The parameter or field of the Task at fault. */
  at?: PlaceInTask;
  /** An edit of the Task that is likely to help; `remedyEdits` of shared/document writes it. */
  remedy?: Remedy;
  /** After a signature mismatch: how the server's canonical request differs; empty where only the key can be wrong. */
  signature?: DifferentLine[];
  /** What Retry and Catch of the state make of it. */
  handling: string[];
};

/** A wait for a task token. */
export type CallbackView = {
  /** The token, and what one types into a shell to give it back. */
  texts: { token: string; export: string; command: string };
  clocks: Countdown[];
  /** Times of day, the newest first. */
  heartbeats: string[];
};

/** A clock that ends the Task: `ends` is an ISO 8601 time. */
export type Countdown = { field: 'TimeoutSeconds' | 'HeartbeatSeconds'; seconds: number; ends: string };

export type CallbackText = keyof CallbackView['texts'];

/** What a person answers to a task token: `output` is JSON text. */
export type AnswerByHand = { output: string } | { error?: string; cause?: string };

/** What the page can ask for about a run as a whole. */
export type Action = 'runAgain' | 'runWithRetries' | 'editInput' | 'cancel' | 'saveBody' | 'compare' | 'runOnAws';

export type CopyFormat = 'body' | 'result' | 'output' | 'curl' | 'http';

/** As what a run can be kept: a Task test, the mock of TestState, a case of a MockConfigFile. */
export type KeepFormat = 'saveAsTest' | 'copyTestStateMock' | 'saveMockConfig';

/** A text of a run that can be shown, copied and opened: `request` and `response` are the raw messages. */
export type ContentId = Stage | 'requestBody' | 'responseBody' | 'variables';

/** The parts of a request or response, each behind a tab. */
export type Tab = 'body' | 'headers' | 'raw';

/** What the reader chose to see, kept while runs come and go. */
export type Choice = {
  /** Absent: the stage that says most. `outcome` is that of the run at which it was chosen. */
  stage?: { id: StageId; outcome: 'failed' | 'other' };
  /** The tab of the request and of the response. */
  tabs: { request?: Tab; response?: Tab };
};

/** The one stage in sight. */
export type Shown = { stage: StageId; tab?: Tab; content?: ContentId; body: Body };

/** `cutFrom`: characters of the whole, where the text is only its beginning. */
export type Body =
  | { kind: 'json' | 'http' | 'text'; text: string; cutFrom?: number }
  /** `text` is its hex dump, `bytes` the size of the whole. */
  | { kind: 'hex'; text: string; bytes: number; type: string }
  | { kind: 'image'; type: string; base64: string; bytes: number }
  | { kind: 'headers'; rows: [name: string, value: string][] }
  | { kind: 'none'; says: string };

export type ToPage =
  | { type: 'show'; view: RunView; shown: Shown }
  | { type: 'copied' }
  /** An answer by hand was not one. */
  | { type: 'refused'; message: string };

export type FromPage =
  /** The page is new, or its reader chose something else. */
  | { type: 'ready' | 'choose'; choice: Choice }
  | { type: 'act'; action: Action }
  | { type: 'copyAs'; format: CopyFormat }
  | { type: 'keep'; format: KeepFormat }
  | { type: 'copy' | 'open'; content: ContentId }
  | { type: 'copyCallback'; text: CallbackText }
  | { type: 'answer'; answer: AnswerByHand }
  /** Makes the edit that the problem offers. */
  | { type: 'remedy' }
  /** To the Task in its document. */
  | { type: 'goToTask' };
