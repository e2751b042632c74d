// Types of a VS Code session in the browser.
import type { Page } from 'playwright-core';

export type SessionOptions = {
  /** Files to add to the copy of the samples, by path in it. */
  files?: Record<string, string>;
  /** User settings, from the start. */
  settings?: Record<string, unknown>;
  /** Whether the folder is trusted; true unless given. */
  trust?: boolean;
  /** Environment of the extension, beyond the credentials of the sample API; undefined takes a variable away. */
  env?: Record<string, string | undefined>;
  /** Folders of other extensions to install beside ours. */
  extensions?: string[];
};

export type Session = {
  page: Page;
  /** The copy of the samples that is open. */
  folder: string;
  /** Where the sample API for it answers. */
  apiUrl: string;
  close(): Promise<void>;
  /** Adds to the folder's own settings (VS Code in the browser watches those, and not the user's). */
  changeSettings(settings: Record<string, unknown>): Promise<void>;
  /** Every log file of this VS Code, output channels among them. */
  logs(): Promise<{ name: string; text: string }[]>;
  copyLogs(to: string): Promise<void>;
};

export function openSession(options?: SessionOptions): Promise<Session>;

/** Leaves a screenshot and the logs of each open session in test-results/. */
export function keepEvidence(name: string): Promise<void>;

/** Runs a main function, whose result is the exit code, and ends with it all that it started. */
export function runCommand(main: () => Promise<number>): Promise<void>;

/** Where a run leaves what is worth looking at. */
export const resultsDir: string;
