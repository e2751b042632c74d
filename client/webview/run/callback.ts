// From a run that waits for its task token to what the panel shows of the wait.
import { exportLine, sendCommand } from '../../../shared/callback/commands';
import type { Callback, Run } from '../../../shared/engine/types';
import { formatTime } from '../format';
import type { CallbackView, Countdown } from '../messages';

/** What can be copied to give the token back; undefined where the run does not wait. */
export function callbackTexts({ waiting, callback, taskToken }: Run): CallbackView['texts'] | undefined {
  if (!waiting || !callback || taskToken === undefined) return undefined;
  const { endpoint } = callback;
  return {
    token: taskToken,
    export: exportLine(endpoint),
    command: sendCommand('success', endpoint, taskToken),
  };
}

/** The wait of a run that goes on; undefined where it does not wait, or nobody would hear an answer. */
export function callbackOf(run: Run, done: boolean): CallbackView | undefined {
  const texts = done ? undefined : callbackTexts(run);
  const { callback } = run;
  if (!texts || !callback) return undefined;
  return {
    texts,
    clocks: clocksOf(callback),
    heartbeats: callback.heartbeats.map((time) => formatTime(new Date(time))).reverse(),
  };
}

function clocksOf({ since, timeoutSeconds, heartbeatSeconds, heartbeats }: Callback): Countdown[] {
  const end = (from: string, seconds: number): string => new Date(Date.parse(from) + seconds * 1000).toISOString();
  return [
    ...(timeoutSeconds === undefined
      ? []
      : [{ field: 'TimeoutSeconds' as const, seconds: timeoutSeconds, ends: end(since, timeoutSeconds) }]),
    ...(heartbeatSeconds === undefined
      ? []
      : [
          {
            field: 'HeartbeatSeconds' as const,
            seconds: heartbeatSeconds,
            ends: end(heartbeats.at(-1) ?? since, heartbeatSeconds),
          },
        ]),
  ];
}
