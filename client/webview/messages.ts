// What host and page of the result panel say to each other: plain data, nothing secret.
import type { DifferentLine, PlaceInTask, Remedy } from '../../shared/explanation/explanation';

/** How a run looks while it goes on and when it is over. Everything is text ready to show. */
export type RunView = {
  /** The state's name. */
  task: string;
  /** The file it stands in, for people. */
  file: string;
  phase: 'running' | 'succeeded' | 'failed' | 'waiting' | 'cancelled';
  /** `200 OK`, `APIGateway.403`, `Running…`. */
  status: string;
  /** Method and URL, once there is a request. */
  call?: { method: string; url: string; sentTo?: string };
  /** Short facts beside the status: time, size. */
  facts: { label: string; value: string }[];
  problem?: Problem;
  /** Attempts that failed before this one, where the retries are made. */
  attempts: string[];
  sections: Section[];
  /** How Step Functions would differ from this local run. */
  notes: string[];
};

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
  /** A retrier matches: the retries can be made. */
  canRetry: boolean;
};

export type Section = {
  id: SectionId;
  title: string;
  /** A word on what this is, shown beside the title. */
  hint?: string;
  syntax: 'json' | 'http' | 'text';
  text: string;
  /** Shown unfolded at first. */
  open: boolean;
  /** Bytes of the whole, where `text` is only its beginning. */
  cutFrom?: number;
};

export type SectionId =
  'result' | 'submitted' | 'output' | 'request' | 'response' | 'input' | 'effectiveInput' | 'parameters' | 'selected';

export type ToPage = { type: 'show'; view: RunView };

export type FromPage =
  | { type: 'ready' }
  | { type: 'runAgain'; retry: boolean }
  | { type: 'cancel' }
  | { type: 'copy'; section: SectionId }
  | { type: 'open'; section: SectionId };
