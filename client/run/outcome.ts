// How a run ended, in a word: the lens, the history and the log say the same.
import type { Run } from '../../shared/engine/types';
import { formatDuration } from '../webview/format';

export type Outcome = {
  kind: 'succeeded' | 'failed' | 'waiting' | 'cancelled';
  /** `200`, `403`, `States.Timeout`, `Cancelled`. */
  status: string;
  /** Milliseconds of the call; absent where there was no response. */
  duration?: number;
};

/** The outcome of a run that is done. */
export function outcomeOf({ status, waiting, failure, response }: Run): Outcome {
  // Of a call that Step Functions made nobody tells the time.
  const duration = response && response.timing.total > 0 && { duration: response.timing.total };
  if (status === 'cancelled') return { kind: 'cancelled', status: 'Cancelled' };
  // A status that is an error says it shorter than the error's name; a failure after a 2XX has only its name.
  const isStatus =
    response &&
    (!failure || failure.stage === 'result' || failure.stage === 'submitted') &&
    !/^States\./.test(failure?.error ?? '');
  return {
    kind: waiting ? 'waiting' : status,
    status: isStatus ? String(response.status) : (failure?.error ?? 'Succeeded'),
    ...duration,
  };
}

/** `200 · 123 ms`. */
export function inWords({ status, duration }: Outcome): string {
  return duration === undefined ? status : `${status} · ${formatDuration(duration)}`;
}

/** The icon of an outcome and the theme colour that goes with it. */
export const outcomeIcons: Readonly<Record<Outcome['kind'], { icon: string; color?: string }>> = {
  succeeded: { icon: 'pass', color: 'testing.iconPassed' },
  failed: { icon: 'error', color: 'testing.iconFailed' },
  waiting: { icon: 'watch', color: 'testing.iconQueued' },
  cancelled: { icon: 'circle-slash', color: 'testing.iconSkipped' },
};
