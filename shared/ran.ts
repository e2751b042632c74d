// What the editor tells the language server of a run, so that paths into its values can be completed.
import type { Json } from './json';

/** The notification that carries a `Ran`. */
export const ranNotification = 'aslInvoke/ran';

/** The values of a run: redacted, and short enough to be kept for each Task. Absent where the run did not get there. */
export type Ran = {
  /** Of the document. */
  uri: string;
  /** From the document's root to the Task. */
  path: (string | number)[];
  /** The state's input, before InputPath. */
  input?: Json;
  /** The Task's result, before ResultSelector. */
  result?: Json;
  /** The state's output, of a run that succeeded. */
  output?: Json;
};
