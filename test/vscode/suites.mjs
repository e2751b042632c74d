// The two suites that need a real VS Code, one after the other, with their counts.
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { resultsDir } from '../../scripts/paths.mjs';
import { temporaryFolder } from '../../scripts/temporary.mjs';
import { runHostSuite } from './hostSuite.mjs';
import { runUiSuite } from './uiSuite.mjs';

const suites = { host: runHostSuite, ui: runUiSuite };

/**
 * dist/ must be built.
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<{ name: string, where: string, counts: import('../counts.mjs').Counts }[]>}
 */
export async function runVsCodeSuites(options) {
  await rm(resultsDir, { recursive: true, force: true });
  const { folder } = await temporaryFolder();
  const results = [];
  for (const [name, run] of Object.entries(suites)) {
    if (options.only && options.only !== name) continue;
    const countsFile = path.join(folder, name);
    const where = await run(options, countsFile);
    // No counts means that VS Code or the page ended before the tests did.
    const counts = await readFile(countsFile, 'utf8').then(JSON.parse, () => ({ passed: 0, failed: 1, skipped: 0 }));
    results.push({ name, where, counts });
  }
  return results;
}
