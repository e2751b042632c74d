// VS Code in the browser for one test: own server, own page, own copy of the samples with own sample API, the built .vsix installed.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { atEnd } from '../../../scripts/lifetime.mjs';
import { resultsDir } from '../../../scripts/paths.mjs';
import { addSettings, copySamples, sampleCredentialsEnv, startApi } from '../../../scripts/sampleWorkspace.mjs';
import { temporaryFolder } from '../../../scripts/temporary.mjs';
import { launchBrowser, newPage } from '../../../scripts/vscode/browser.mjs';
import { startVsCodeServer } from '../../../scripts/vscode/server.mjs';
import { versions } from '../../../scripts/vscode/versions.mjs';

export { runCommand } from '../../../scripts/lifetime.mjs';
export { resultsDir } from '../../../scripts/paths.mjs';

/** @type {Set<import('./session.mjs').Session>} */
const open = new Set();
/** @type {Promise<import('playwright-core').Browser> | undefined} */
let browser;

/** @type {typeof import('./session.mjs').openSession} */
export async function openSession({ files = {}, settings = {}, trust = true, env = {}, extensions = [] } = {}) {
  const { folder: dataDir, remove } = await temporaryFolder();
  const api = await startApi();
  const folder = await copySamples(path.join(dataDir, 'samples'), api);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  // VS Code takes what it finds in the folder the first time for installed.
  for (const extension of extensions)
    await cp(extension, path.join(dataDir, 'extensions', path.basename(extension)), { recursive: true });
  const server = await startVsCodeServer({
    vscode: process.env.ASL_INVOKE_VSCODE === 'latest' ? versions.latest : versions.floor,
    dataDir,
    env: { ...sampleCredentialsEnv, ...env },
    // A list shows only the rows that fit.
    settings: { 'editor.suggest.maxVisibleSuggestions': 15, ...settings },
    trust,
    offline: true,
    ...(process.env.ASL_INVOKE_VSIX && { vsix: process.env.ASL_INVOKE_VSIX }),
  });
  browser ??= launchBrowser();
  const page = await newPage(await browser);
  const { folders } = server;
  const close = atEnd(async () => {
    open.delete(session);
    await page.context().close();
    await server.stop();
    await api.close();
    await remove();
  });
  const session = {
    page,
    folder,
    apiUrl: api.url,
    close,
    /** @param {Record<string, unknown>} more */
    changeSettings: (more) => addSettings(folder, more),
    logs: () => readLogs(folders.logs),
    /** @param {string} to */
    copyLogs: (to) => cp(folders.logs, to, { recursive: true }),
  };
  open.add(session);
  await page.goto(server.address(folder));
  await page.locator('.monaco-workbench').waitFor();
  return session;
}

/** @param {string} folder @returns {Promise<{ name: string, text: string }[]>} */
async function readLogs(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile() && entry.name.endsWith('.log'));
  return Promise.all(
    files.map(async ({ name, parentPath }) => ({ name, text: await readFile(path.join(parentPath, name), 'utf8') })),
  );
}

/** @type {typeof import('./session.mjs').keepEvidence} */
export async function keepEvidence(name) {
  let count = 0;
  for (const session of open) {
    const file = path.join(resultsDir, ++count > 1 ? `${name}-${count}` : name);
    await session.page.screenshot({ path: `${file}.png` }).catch(() => {});
    await session.copyLogs(`${file}.logs`).catch(() => {});
  }
}
