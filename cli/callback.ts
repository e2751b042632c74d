// The wait for a task token on the command line: the endpoint, and what is said on standard error meanwhile.
import { exportLine, sendCommand } from '../shared/callback/commands';
import { createCallbackEndpoint, type CallbackEndpoint } from '../shared/callback/endpoint';
import { longestTimer } from '../shared/engine/deadline';
import { LocalFailure } from '../shared/engine/local-failure';
import type { CallbackWait, Deps, Run } from '../shared/engine/types';
import { printable, type Output } from './terminal';

export type TokenWaits = {
  callback: NonNullable<Deps['callback']>;
  /** Says what a run waits for when it begins to, and each heartbeat. */
  onStage: NonNullable<Deps['onStage']>;
  /** Ends when whoever gave the token back has the answer. */
  close: () => Promise<void>;
};

/**
 * @param port 0 for any that is free.
 * @param limitSeconds ends a wait, whatever the Task's own times are; without it only those do.
 */
export function waitForTokens(port: number, err: Output, limitSeconds?: number): TokenWaits {
  let endpoint: Promise<CallbackEndpoint> | undefined;
  let told: string | undefined;
  let heard: string | undefined;
  const say = (lines: string[]): void => void err.write(`${lines.map((line) => err.colors.dim(line)).join('\n')}\n`);
  return {
    callback: async (token, onHeartbeat) => {
      const wait = (await (endpoint ??= open(port))).waitFor(token, onHeartbeat);
      return limitSeconds === undefined ? wait : limited(wait, limitSeconds);
    },
    onStage: (_stage, run) => {
      const { state, callback, taskToken, waiting } = run;
      if (!callback || taskToken === undefined || !waiting) return;
      if (told !== taskToken) {
        told = taskToken;
        heard = undefined;
        say(waitLines(state, taskToken, callback, limitSeconds));
      }
      const newest = callback.heartbeats.at(-1);
      if (newest !== heard) say([`Heartbeat at ${newest}`]);
      heard = newest;
    },
    close: async () => (await endpoint?.catch(() => undefined))?.close(),
  };
}

/** The wait, ended after that time by a failure of this machine alone. */
function limited(wait: CallbackWait, seconds: number): CallbackWait {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    const cause = `Nobody gave the task token back within ${seconds} s (--callback-timeout); Step Functions would wait on.`;
    if (seconds * 1000 <= longestTimer)
      timer = setTimeout(() => reject(new LocalFailure('ASLInvoke.Timeout', cause)), seconds * 1000);
  });
  const answer = Promise.race([wait.answer, over]);
  // The time may be over before the call is, when nobody looks at the answer yet.
  answer.catch(() => undefined);
  return {
    ...wait,
    answer,
    close: () => {
      clearTimeout(timer);
      wait.close();
    },
  };
}

function waitLines(
  state: string,
  token: string,
  { endpoint, timeoutSeconds, heartbeatSeconds }: NonNullable<Run['callback']>,
  limitSeconds = Infinity,
): string[] {
  const most = Math.min(timeoutSeconds ?? Infinity, limitSeconds);
  const until = most === Infinity ? 'until it is given back' : `at most ${most} s`;
  const beats = heartbeatSeconds === undefined ? '' : `, with a heartbeat every ${heartbeatSeconds} s`;
  return [
    printable(`${state} waits for its task token ${until}${beats} (Ctrl-C cancels). To give it back:`),
    `  ${exportLine(endpoint)}`,
    `  ${printable(sendCommand('success', endpoint, token))}`,
  ];
}

async function open(port: number): Promise<CallbackEndpoint> {
  try {
    return await createCallbackEndpoint({ port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'it is taken' : message;
    throw new Error(`No task token could come back to port ${port}: ${reason}. --callback-port names another.`, { cause: error }); // prettier-ignore
  }
}
