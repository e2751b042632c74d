// Times candidates against each other in one process, alternating them, so that only ratios need to be believed.

/**
 * @template {Record<string, () => unknown>} T
 * @param {T} candidates
 * @param {{ rounds?: number }} [options]
 * @returns {Promise<Record<keyof T, number>>} median milliseconds of one call
 */
export async function alternate(candidates, { rounds = 15 } = {}) {
  const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, /** @type {number[]} */ ([])]));
  for (let round = -3; round < rounds; round++)
    for (const [name, call] of Object.entries(candidates)) {
      const start = performance.now();
      await call();
      if (round >= 0) times[name]?.push(performance.now() - start);
    }
  return /** @type {any} */ (Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)])));
}

/** @param {number[]} list */
export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {number} value */
export const ratio = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
