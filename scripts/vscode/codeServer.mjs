// Fetches VS Code itself (its server, its page, its extension host) from npm, where the package code-server carries it.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached, npmInstall } from './cache.mjs';

/** Counts up when what is put into the cache changes, so that an older cache is not taken for it. */
const recipe = 2;

/**
 * @param {import('./versions.mjs').VsCodeVersion} vscode
 * @returns {Promise<string>} the folder that holds `out/server-main.js`
 */
export async function fetchVsCode({ version, codeServer }) {
  const folder = await cached(
    `vscode-${version}-${recipe}`,
    `Fetching VS Code ${version} from npm, this once (half a minute, some 300 to 600 MB)`,
    async (into) => {
      // Not as a dependency of ours: a plain install of code-server fails on machines without a compiler.
      await npmInstall(into, [`code-server@${codeServer}`]);
      const vscode = vscodeIn(into);
      await npmInstall(vscode);
      await npmInstall(path.join(vscode, 'extensions'));
      await addRipgrep(vscode, path.join(into, 'ripgrep'));
      await standIn('logWriter.cjs', path.join(vscode, 'node_modules/@vscode/spdlog/index.js'));
      for (const name of ['native-watchdog', '@vscode/native-watchdog'])
        await standIn('watchdog.cjs', path.join(vscode, 'node_modules', name, 'index.js'));
    },
  );
  return vscodeIn(folder);
}

/** @param {string} folder */
const vscodeIn = (folder) => path.join(folder, 'node_modules/code-server/lib/vscode');

/**
 * Puts a file of ours in the place of a module that only works compiled.
 * @param {string} ours
 * @param {string} place
 */
const standIn = async (ours, place) => {
  if (existsSync(place)) await copyFile(fileURLToPath(new URL(ours, import.meta.url)), place);
};

/**
 * Search, findFiles and the activation event workspaceContains need ripgrep; newer versions carry it, older ones download it.
 * @param {string} vscode
 * @param {string} workFolder
 */
async function addRipgrep(vscode, workFolder) {
  const home = path.join(vscode, 'node_modules/@vscode/ripgrep');
  if (!existsSync(home) || existsSync(path.join(home, 'bin'))) return;
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  await mkdir(workFolder);
  await npmInstall(workFolder, [`${name}@1.18.0`]);
  await rename(path.join(workFolder, 'node_modules', name, 'bin'), path.join(home, 'bin'));
  await rm(workFolder, { recursive: true });
}
