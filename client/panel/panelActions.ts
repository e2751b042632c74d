// What the buttons of a panel do beyond the panel itself; a button is there where its action is.
import type { Remedy } from '../../shared/explanation/explanation';
import type { TaskRun } from '../run/taskRuns';
import type { Action, AnswerByHand, CopyFormat, KeepFormat } from '../webview/messages';
import type { Abilities } from '../webview/runView';

export type PanelActions = {
  /** Runs the Task as it is now; `retry` makes its retries. */
  runAgain: (taskRun: TaskRun, retry: boolean) => void;
  /** Shows the document at the Task. */
  goToTask: (taskRun: TaskRun) => void;
  /** Gives the task token back by hand. Rejects with what is wrong with the answer. */
  answer: (taskRun: TaskRun, answer: AnswerByHand) => Promise<void>;
  /** Lets the input be edited, then runs. */
  editInput?: (taskRun: TaskRun) => void;
  /** Compares with another run. */
  compare?: (taskRun: TaskRun) => void;
  /** Runs the Task on AWS. */
  runOnAws?: (taskRun: TaskRun) => void;
  /** The request in a form for other programs. */
  copyAs?: (taskRun: TaskRun, format: 'curl' | 'http') => string | undefined;
  /** Makes the edit that a `Problem` offered. */
  applyRemedy?: (taskRun: TaskRun, remedy: Remedy) => void;
  /** Keeps the run for tests. */
  saveAsTest?: (taskRun: TaskRun) => void;
  copyTestStateMock?: (taskRun: TaskRun) => void;
  saveMockConfig?: (taskRun: TaskRun) => void;
};

const keepFormats: readonly KeepFormat[] = ['saveAsTest', 'copyTestStateMock', 'saveMockConfig'];

/** What a panel with these actions offers. */
export function abilitiesOf(offered: PanelActions): Abilities {
  const { editInput, compare, runOnAws, copyAs, applyRemedy } = offered;
  const actions: Action[] = ['runAgain', 'runWithRetries', 'cancel', 'saveBody'];
  if (editInput) actions.push('editInput');
  if (compare) actions.push('compare');
  if (runOnAws) actions.push('runOnAws');
  const copies: CopyFormat[] = ['body', 'result', 'output'];
  if (copyAs) copies.push('curl', 'http');
  const keeps = keepFormats.filter((format) => offered[format] !== undefined);
  return {
    actions: new Set(actions),
    copies: new Set(copies),
    keeps: new Set(keeps),
    remedy: applyRemedy !== undefined,
  };
}
