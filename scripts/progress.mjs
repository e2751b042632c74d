// What a command tells the person who waits for it: steps as they happen, and failures in one clear line.

/** A failure that is nobody's bug (no network, nothing to open): told in one line with the way out, without a stack trace. */
export class ExpectedFailure extends Error {}

/** @param {string} line */
export const say = (line) => void process.stdout.write(`${line}\n`);

/**
 * Tells the start and the end of a piece of work, and every few seconds that it still goes on.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const start = Date.now();
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1);
  say(`- ${label} ...`);
  const heartbeat = setInterval(() => say(`  ${label}: still at it (${seconds()} s)`), 10_000);
  try {
    const result = await work();
    say(`  done (${seconds()} s)`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}
