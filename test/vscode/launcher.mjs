#!/usr/bin/env node
// Stands in for the desktop program where there is none: takes its arguments, runs the extension tests in VS Code in a headless browser, and
// ends with their outcome.
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import { endOnSignals, runCommand } from '../../scripts/lifetime.mjs';
import { launchBrowser, newPage } from '../../scripts/vscode/browser.mjs';
import { startVsCodeServer } from '../../scripts/vscode/server.mjs';
import { versions } from '../../scripts/vscode/versions.mjs';

const longestRun = 15 * 60_000;

const args = process.argv.slice(2);
/** @param {string} name */
const option = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const needed = (/** @type {string | undefined} */ value) =>
  value ?? fail('expected a folder and the options of an extension test run');

// What started it may be killed, and could then not tell.
endOnSignals({ withParent: true });
await runCommand(async () => {
  const server = await startVsCodeServer({
    vscode: process.env.ASL_INVOKE_VSCODE === 'latest' ? versions.latest : versions.floor,
    dataDir: path.dirname(needed(option('user-data-dir'))),
    trust: args.includes('--disable-workspace-trust'),
    offline: true,
    testDriver: true,
  });
  const page = await newPage(await launchBrowser());
  /** @type {Promise<number>} */
  const outcome = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  /** @type {Promise<string>} */
  const failure = new Promise((resolve) => {
    page.once('crash', () => resolve('the page crashed'));
    server.exited.then(() => resolve(`the server ended:\n${server.log.text}`));
    setTimeout(() => resolve('the tests did not end'), longestRun);
  });
  const pageLog = path.join(server.folders.logs, 'page.log');
  let inTests = false;
  await page.exposeFunction(
    'codeAutomationLog',
    async (/** @type {string} */ type, /** @type {unknown[]} */ values) => {
      const line = format(...values);
      const [, word, file] = /^ASL-INVOKE-TESTS (\w+) ?(.*)$/.exec(line) ?? [];
      if (word) inTests = word !== 'end';
      if (word === 'failure' && file) await page.screenshot({ path: file });
      else if (!word && inTests) (type === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
      // What VS Code itself has to say is for whoever looks into a failure.
      else if (!word) await appendFile(pageLog, `${line}\n`);
    },
  );
  const remote = (/** @type {string | undefined} */ file) => `vscode-remote://${server.authority}${needed(file)}`;
  await page.goto(
    server.address(needed(args.find((arg) => !arg.startsWith('-'))), [
      ['extensionDevelopmentPath', remote(option('extensionDevelopmentPath'))],
      ['extensionTestsPath', remote(option('extensionTestsPath'))],
    ]),
  );
  const end = await Promise.race([outcome, failure]);
  if (typeof end === 'number') return end;
  console.error(`VS Code in the browser: ${end}`);
  return 1;
});

/** @param {string} why @returns {never} */
function fail(why) {
  throw new Error(why);
}
