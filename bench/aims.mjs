// What is aimed at, and how far one run got: the end of what the benchmark says.

/**
 * Ratios, but for `answers` (milliseconds, the slowest of all) and `bundle` (KB); absent where it was not measured.
 * @typedef {Partial<Record<(typeof aims)[number][0], number>>} Results
 */

/** Of a result: what it is about, the aim in words, and the number to reach. */
const aims = /** @type {const} */ ([
  ['jsonKey', 'keystroke at 1 MB of JSON', '2 x the echo server', 2],
  ['yamlKey', 'keystroke at 1 MB of YAML', '5 x the echo server', 5],
  ['jsonCheck', 'full check of 1 MB of JSON', '1.3 x parseTree', 1.3],
  ['fasterThanAws', 'the same', "10 x faster than AWS Toolkit's service", 10],
  ['yamlCheck', 'full check of 1 MB of YAML', '1.1 x parseDocument', 1.1],
  ['answers', 'completion and hover at 1 MB, the slowest', '1 ms', 1],
  ['unsigned', 'unsigned call', '1.2 x raw undici', 1.2],
  ['signed', 'signed call', '1.85 x raw undici', 1.85],
  ['start', 'spawn to initialized', '1.15 x the echo server', 1.15],
  ['jsonMemory', 'memory at 1 MB of JSON', '1.5 x the echo server', 1.5],
  ['yamlMemory', 'memory at 1 MB of YAML', '2 x the echo server', 2],
  ['bundle', 'server bundle', '350 KB', 350],
]);

/** @param {Results} results @returns {string[]} a Markdown table */
export function aimLines(results) {
  const rows = aims.map(([name, what, aim, limit]) => {
    const value = results[name];
    if (value === undefined) return `| ${what} | ${aim} | not measured |`;
    const isReached = name === 'fasterThanAws' ? value >= limit : value <= limit;
    return `| ${what} | ${aim} | ${isReached ? 'reached' : '**missed**'}: ${value < 100 ? value.toFixed(2) : value.toFixed(0)} |`;
  });
  return ['| what | aim | this run |', '| --- | --- | --- |', ...rows];
}
