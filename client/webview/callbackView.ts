// What the panel says while a `.waitForTaskToken` Task waits for its callback.
import type { RunView } from './messages';

/** The section above the stages; empty for a run that does not wait. */
export function callback({ phase }: RunView): string {
  return phase === 'waiting'
    ? '<section class="waiting"><p>The call is made. Step Functions would now <strong>wait</strong> until someone gives the task token back with <code>SendTaskSuccess</code> or <code>SendTaskFailure</code>; the state’s output would come from there.</p></section>'
    : '';
}
