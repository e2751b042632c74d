// The tests that run inside VS Code's extension host, on a copy of the samples, through @vscode/test-electron.
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { cacheDir, resultsDir, root } from '../../scripts/paths.mjs';
import { say } from '../../scripts/progress.mjs';
import { copySamples, sampleCredentialsEnv, startApi } from '../../scripts/sampleWorkspace.mjs';
import { temporaryFolder } from '../../scripts/temporary.mjs';
import { fetchVsCode } from '../../scripts/vscode/codeServer.mjs';
import { nodeFor, versions } from '../../scripts/vscode/versions.mjs';
import { bundleHostTests } from './bundle.mjs';
import { whichVsCode } from './whichVsCode.mjs';

/**
 * @param {import('./options.mjs').Options} options
 * @param {string} countsFile
 * @returns {Promise<string>} which VS Code it was
 */
export async function runHostSuite(options, countsFile) {
  // Short, since desktop VS Code makes a socket in it whose path may not be long.
  const { folder: dataDir } = await temporaryFolder();
  const vscode = versions[options.version];
  const { program, kind, words } = await whichVsCode(options.where, vscode, dataDir);
  if (kind === 'browser') {
    await fetchVsCode(vscode);
    await nodeFor(vscode);
  }
  say(`\n--- Inside the extension host of ${words}`);
  const api = await startApi();
  const failed = await runTests({
    vscodeExecutablePath: program,
    extensionDevelopmentPath: root,
    // In the cache and not in a temporary folder, because mocha is found from there.
    extensionTestsPath: await bundleHostTests((await temporaryFolder(cacheDir)).folder),
    launchArgs: [
      await copySamples(path.join(dataDir, 'samples'), api),
      `--user-data-dir=${path.join(dataDir, 'user-data')}`,
      `--extensions-dir=${path.join(dataDir, 'extensions')}`,
    ],
    extensionTestsEnv: {
      ...sampleCredentialsEnv,
      ASL_INVOKE_VSCODE: options.version,
      ASL_INVOKE_GREP: options.grep,
      ASL_INVOKE_COUNTS: countsFile,
      ASL_INVOKE_SCREENSHOTS: kind === 'browser' ? resultsDir : undefined,
    },
  }).then(
    () => false,
    () => true,
  );
  if (failed) {
    const logs = path.join(resultsDir, 'host-logs');
    await mkdir(logs, { recursive: true });
    await cp(path.join(dataDir, 'user-data/logs'), logs, { recursive: true }).catch(() => {});
    say(`The host's logs are in ${path.relative(root, logs)}, screenshots in ${path.relative(root, resultsDir)}.`);
  }
  await api.close();
  return words;
}
