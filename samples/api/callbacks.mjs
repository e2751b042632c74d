// Gives task tokens back as a worker in AWS would: a heartbeat, and a moment later SendTaskSuccess or SendTaskFailure.
import { sampleCredentials } from './credentials.mjs';

/** @typedef {{ output: unknown } | { error: string, cause: string }} TaskAnswer */

/**
 * @typedef {object} Callbacks
 * @property {(taskToken: string, answer: TaskAnswer) => boolean} answer says whether the token will be given back
 * @property {() => void} close gives no token back any more
 */

/** As if someone had to look at the bill first. */
const heartbeatAfter = 300;
const answerAfter = 1500;

/**
 * @param {string | undefined} endpoint where the tokens go; without it none is given back
 * @param {((line: string) => void) | undefined} log gets a line for each call that failed; never a token
 * @returns {Callbacks}
 */
export const createCallbacks = (endpoint, log) => {
  /** @type {Set<NodeJS.Timeout>} */
  const timers = new Set();

  /** @type {(milliseconds: number, work: () => Promise<void>) => void} */
  const later = (milliseconds, work) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work().catch((error) => log?.(`task token: ${error instanceof Error ? error.name : 'not given back'}`));
    }, milliseconds);
    timers.add(timer);
  };

  return {
    answer: (taskToken, answer) => {
      if (!endpoint) return false;
      later(heartbeatAfter, () => send(endpoint, 'SendTaskHeartbeat', { taskToken }));
      later(answerAfter, () =>
        'output' in answer
          ? send(endpoint, 'SendTaskSuccess', { taskToken, output: JSON.stringify(answer.output) })
          : send(endpoint, 'SendTaskFailure', { taskToken, ...answer }),
      );
      return true;
    },
    close: () => timers.forEach((timer) => clearTimeout(timer)),
  };
};

/**
 * One call of the AWS SDK for Step Functions, which is large and loaded by the first.
 *
 * @param {string} endpoint
 * @param {'SendTaskHeartbeat' | 'SendTaskSuccess' | 'SendTaskFailure'} operation
 * @param {any} input
 * @returns {Promise<void>}
 */
const send = async (endpoint, operation, input) => {
  // Its notice about the end of Node 20 is for those who choose the SDK, not for those who try the samples.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const sfn = await import('@aws-sdk/client-sfn');
  // The client marks its credentials with where they come from: it gets a copy.
  const client = new sfn.SFNClient({ endpoint, region: 'us-east-1', credentials: { ...sampleCredentials } });
  try {
    await client.send(new sfn[`${operation}Command`](input));
  } finally {
    client.destroy();
  }
};
