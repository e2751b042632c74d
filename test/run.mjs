// npm test: builds once and runs every test there is, section by section; the last line has the counts over all.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.mjs';
import { runCommand, start } from '../scripts/lifetime.mjs';
import { root } from '../scripts/paths.mjs';
import { ExpectedFailure, say } from '../scripts/progress.mjs';
import { temporaryFolder } from '../scripts/temporary.mjs';
import { inWords, sum } from './counts.mjs';
import { runVsCodeSuites } from './vscode/suites.mjs';

/** @typedef {{ name: string, counts: import('./counts.mjs').Counts, where?: string }} Result */

/** @type {Record<string, { title: string, run: () => Promise<Result[]> }>} */
const sections = {
  unit: { title: 'the source itself', run: () => runNodeTests('unit', '', ['protocol', 'cli', 'vscode']) },
  protocol: { title: 'the built language server over stdio', run: () => runNodeTests('protocol', 'protocol') },
  cli: { title: 'the built command line', run: () => runNodeTests('cli', 'cli') },
  vscode: { title: 'the extension in real VS Code', run: runInVsCode },
};

await runCommand(async () => {
  const wanted = readWanted();
  await build({ production: true });
  /** @type {Result[]} */
  const results = [];
  for (const name of wanted) {
    const section = sections[name];
    say(`\n=== ${name}: ${section?.title}\n`);
    const ran = (await section?.run()) ?? [];
    for (const result of ran) say(`\n${result.name}: ${inWords(result.counts)}`);
    results.push(...ran);
  }
  return summarize(results, wanted);
});

function readWanted() {
  const all = Object.keys(sections);
  try {
    const { values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: all } } });
    for (const name of values.only) if (!(name in sections)) throw new Error(`There is no section ${name}.`);
    return values.only;
  } catch (error) {
    throw new ExpectedFailure(`${/** @type {Error} */ (error).message}\nUsage: npm test -- [--only ${all.join('|')}]`);
  }
}

/**
 * The `*.test.ts` files under a folder of test/, with Node's own test runner.
 * @param {string} name
 * @param {string} folder
 * @param {string[]} except
 * @returns {Promise<Result[]>}
 */
async function runNodeTests(name, folder, except = []) {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const under = path.join(here, folder);
  const files = (existsSync(under) ? await readdir(under, { recursive: true }) : [])
    .filter((file) => file.endsWith('.test.ts') && !except.includes(file.split(path.sep)[0] ?? ''))
    .map((file) => path.join(under, file));
  if (files.length === 0) return [{ name, counts: { passed: 0, failed: 0, skipped: 0 } }];

  const { folder: scratch, remove } = await temporaryFolder();
  const countsFile = path.join(scratch, 'counts');
  const reporters = [
    ['spec', 'stdout'],
    [new URL('counts.mjs', import.meta.url).href, countsFile],
  ].flatMap(([reporter, to]) => ['--test-reporter', `${reporter}`, '--test-reporter-destination', `${to}`]);
  // A file that hangs is ended, and fails.
  const runner = ['--import', 'tsx', '--test', '--test-timeout', '300000', ...reporters];
  const { exited } = start(process.execPath, [...runner, ...files.sort()], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await exited;
  /** @type {import('./counts.mjs').Counts} */
  const counts = await readFile(countsFile, 'utf8').then(JSON.parse, () => ({ passed: 0, failed: 1, skipped: 0 }));
  await remove();
  // A run that fails has a failure, whatever was counted.
  return [{ name, counts: code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts }];
}

/** @returns {Promise<Result[]>} */
async function runInVsCode() {
  const options = {
    version: /** @type {const} */ ('floor'),
    where: undefined,
    grep: undefined,
    only: undefined,
    build: false,
  };
  return (await runVsCodeSuites(options)).map((result) => ({ ...result, name: `vscode/${result.name}` }));
}

/**
 * Says what ran, what did not and why, and the counts over all.
 * @param {Result[]} results
 * @param {string[]} wanted
 */
function summarize(results, wanted) {
  say('\n=== summary\n');
  for (const { name, counts, where } of results) say(`${name}: ${inWords(counts)}${where ? ` (${where})` : ''}`);
  const empty = results.filter(({ counts }) => counts.passed + counts.failed === 0);
  for (const { name } of empty) say(`${name} RAN NO TEST, which is a failure.`);
  for (const name of Object.keys(sections)) if (!wanted.includes(name)) say(`${name}: left out, as asked`);
  const total = sum(results.map(({ counts }) => counts));
  say(inWords(total));
  return total.failed > 0 || empty.length > 0 ? 1 : 0;
}
