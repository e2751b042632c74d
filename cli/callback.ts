// The wait for a task token on the command line: the endpoint, and what is said on standard error meanwhile.
import { exportLine, sendCommand } from '../shared/callback/commands';
import { createCallbackEndpoint, type CallbackEndpoint } from '../shared/callback/endpoint';
import type { Deps, Run } from '../shared/engine/types';
import { printable, type Output } from './terminal';

export type TokenWaits = {
  callback: NonNullable<Deps['callback']>;
  /** Says what a run waits for when it begins to, and each heartbeat. */
  onStage: NonNullable<Deps['onStage']>;
  /** Ends when whoever gave the token back has the answer. */
  close: () => Promise<void>;
};

/** @param port 0 for any that is free. */
export function waitForTokens(port: number, err: Output): TokenWaits {
  let endpoint: Promise<CallbackEndpoint> | undefined;
  let told: string | undefined;
  let heard: string | undefined;
  const say = (lines: string[]): void => void err.write(`${lines.map((line) => err.colors.dim(line)).join('\n')}\n`);
  return {
    callback: async (token, onHeartbeat) => (await (endpoint ??= open(port))).waitFor(token, onHeartbeat),
    onStage: (_stage, run) => {
      const { callback, taskToken, waiting } = run;
      if (!callback || taskToken === undefined || !waiting) return;
      if (told !== taskToken) {
        told = taskToken;
        heard = undefined;
        say(waitLines(taskToken, callback));
      }
      const newest = callback.heartbeats.at(-1);
      if (newest !== heard) say([`Heartbeat at ${newest}`]);
      heard = newest;
    },
    close: async () => (await endpoint?.catch(() => undefined))?.close(),
  };
}

function waitLines(
  token: string,
  { endpoint, timeoutSeconds, heartbeatSeconds }: NonNullable<Run['callback']>,
): string[] {
  const until = timeoutSeconds === undefined ? 'until it is given back' : `at most ${timeoutSeconds} s`;
  const beats = heartbeatSeconds === undefined ? '' : `, with a heartbeat every ${heartbeatSeconds} s`;
  return [
    `Waiting for the task token ${until}${beats} (Ctrl-C cancels). To give it back:`,
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
