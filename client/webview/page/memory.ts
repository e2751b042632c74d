// What the reader did to the page, kept while the panel is hidden and over runs.
import type { Choice, FromPage } from '../messages';

/** How one content was left. `folded`: rows, each with its text, by which it is known again. */
export type LinesState = { folded: [row: number, text: string][]; scrollTop: number };

/** An answer to a task token that was typed and not sent: the fields by id, and the run it is for. */
export type TypedAnswer = { run: string; fields: Record<string, string> };

export type PageState = {
  choice: Choice;
  search: string;
  lines: Record<string, LinesState>;
  scrollTop: number;
  answer?: TypedAnswer;
  notesOpen: boolean;
};

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const host = acquireVsCodeApi();

export const memory: PageState = host.getState() ?? {
  choice: { tabs: {} },
  search: '',
  lines: {},
  scrollTop: 0,
  notesOpen: true,
};

export const send = (message: FromPage): void => host.postMessage(message);

let saving: ReturnType<typeof setTimeout> | undefined;

/** Keeps what `memory` holds, soon. */
export function remember(): void {
  saving ??= setTimeout(() => {
    saving = undefined;
    host.setState(memory);
  }, 200);
}
