// Counts of tests: a reporter for Node's test runner that writes them to its destination, and their sum in words.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Passed to `node --test` as a second reporter.
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* writeCounts(events) {
  /** @type {Record<string, number>} */
  const totals = {};
  for await (const { type, data } of events) {
    // The runner's last words of the whole run: "tests 12", "pass 11", ...
    const total = type === 'test:diagnostic' && data.nesting === 0 && /^(\w+) (\d+)$/.exec(data.message);
    if (total) totals[total[1]] = Number(total[2]);
  }
  const { pass = 0, fail = 0, cancelled = 0, skipped = 0, todo = 0 } = totals;
  yield JSON.stringify({ passed: pass, failed: fail + cancelled, skipped: skipped + todo });
}

/** @param {Counts[]} all @returns {Counts} */
export const sum = (all) =>
  all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/** @param {Counts} counts */
export const inWords = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
