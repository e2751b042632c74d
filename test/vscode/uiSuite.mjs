// The tests of what people see: the installed .vsix in VS Code in a browser, driven from a process of its own.
import { fileURLToPath } from 'node:url';
import { packageVsix } from '../../scripts/build.mjs';
import { start } from '../../scripts/lifetime.mjs';
import { root } from '../../scripts/paths.mjs';
import { say } from '../../scripts/progress.mjs';
import { temporaryFolder } from '../../scripts/temporary.mjs';
import { fetchVsCode } from '../../scripts/vscode/codeServer.mjs';
import { nodeFor, versions } from '../../scripts/vscode/versions.mjs';

const main = fileURLToPath(new URL('ui/index.ts', import.meta.url));

/**
 * @param {import('./options.mjs').Options} options
 * @param {string} countsFile
 * @returns {Promise<string>} which VS Code it was
 */
export async function runUiSuite(options, countsFile) {
  const vscode = versions[options.version];
  await fetchVsCode(vscode);
  await nodeFor(vscode);
  const { folder, remove } = await temporaryFolder();
  const vsix = await packageVsix(folder);
  const words = `VS Code ${vscode.version} with the .vsix installed, in a headless browser`;
  say(`\n--- What people see in ${words}`);
  const { exited } = start(process.execPath, ['--import', 'tsx', main], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ASL_INVOKE_VSCODE: options.version,
      ASL_INVOKE_VSIX: vsix,
      ASL_INVOKE_GREP: options.grep,
      ASL_INVOKE_COUNTS: countsFile,
    },
  });
  await exited;
  await remove();
  return words;
}
