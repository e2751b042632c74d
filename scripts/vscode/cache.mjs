// The cache of things fetched on first use: each is put together aside and renamed into place, so it is whole or not there.
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { start } from '../lifetime.mjs';
import { cacheDir } from '../paths.mjs';
import { ExpectedFailure, step } from '../progress.mjs';
import { removeAbandoned, temporaryFolder } from '../temporary.mjs';

/**
 * The folder of a cached thing; it is made first where it is missing. Two runs may make the same thing at the same time: the first one in
 * place is kept, and no lock can be left behind.
 * @param {string} name changes whenever what is in it would
 * @param {string} label what the person sees while it is made
 * @param {(folder: string) => Promise<void>} make
 * @returns {Promise<string>}
 */
export async function cached(name, label, make) {
  const folder = path.join(cacheDir, name);
  if (existsSync(folder)) return folder;
  await removeAbandoned(cacheDir);
  const aside = await temporaryFolder(cacheDir);
  try {
    await step(label, () => make(aside.folder));
    await rename(aside.folder, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await aside.remove();
  }
  return folder;
}

/**
 * `npm install` of packages into a folder that is no project: no install scripts (some want a compiler or another download).
 * @param {string} folder
 * @param {readonly string[]} packages none: what the folder's own package.json names
 */
export async function npmInstall(folder, packages = []) {
  if (packages.length > 0) await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  // This command was most likely started by npm itself, which tells its children about the project they run in.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_(package|lifecycle)_/.test(key)));
  const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', ...packages];
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command = 'npm', ...before] = npm;
  const { child, exited } = start(command, [...before, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  let output = '';
  child.stdout?.on('data', (data) => (output += data));
  child.stderr?.on('data', (data) => (output += data));
  if ((await exited) !== 0) {
    const lines = output.split('\n').filter((line) => /^npm error (?! +|\}|A complete log)/.test(line));
    throw new ExpectedFailure(
      `npm could not fetch ${packages.join(', ') || 'the parts of VS Code'}. Is the network there? Nothing half-fetched was kept; just try again.\n` +
        lines.slice(0, 5).join('\n'),
    );
  }
}
