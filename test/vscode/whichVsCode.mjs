// Chooses the VS Code that the host tests run in: desktop where there is one, or it can be downloaded and shown, else the browser.
import { chmod, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cacheDir } from '../../scripts/paths.mjs';
import { ExpectedFailure, say } from '../../scripts/progress.mjs';
import { findDesktop } from '../../scripts/vscode/desktop.mjs';

const launcher = fileURLToPath(new URL('launcher.mjs', import.meta.url));

/**
 * @param {'desktop' | 'browser' | undefined} asked
 * @param {import('../../scripts/vscode/versions.mjs').VsCodeVersion} vscode
 * @param {string} folder for a wrapper, where one is needed
 * @returns {Promise<{ program: string, kind: 'desktop' | 'browser', words: string }>}
 */
export async function whichVsCode(asked, vscode, folder) {
  const desktop = asked === 'browser' ? { why: 'you asked for the browser' } : await findOrDownload(vscode, folder);
  if ('program' in desktop) return { ...desktop, kind: 'desktop' };
  if (asked === 'desktop') throw new ExpectedFailure(`no desktop VS Code to test in: ${desktop.why}.`);
  const words = `VS Code ${vscode.version} in a headless browser, since ${desktop.why}`;
  return { program: launcher, kind: 'browser', words };
}

/**
 * @param {import('../../scripts/vscode/versions.mjs').VsCodeVersion} vscode
 * @param {string} folder
 * @returns {Promise<{ program: string, words: string } | { why: string }>}
 */
async function findOrDownload({ version }, folder) {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const hasVirtualDisplay = !hasDisplay && spawnSync('xvfb-run', ['--help']).status === 0;
  if (!hasDisplay && !hasVirtualDisplay) return { why: 'there is neither a display nor xvfb-run' };
  const show = (/** @type {string} */ program) => (hasDisplay ? program : underXvfb(program, folder));
  try {
    // Each request may take this long to be answered; a machine that can't reach the download knows at once.
    const program = await downloadAndUnzipVSCode({ version, cachePath: cacheDir, timeout: 8_000, reporter });
    return { program: await show(program), words: `desktop VS Code ${version}` };
  } catch (error) {
    const installed = findDesktop();
    if ('program' in installed)
      return { program: await show(installed.program), words: `the installed desktop VS Code` };
    return {
      why: `desktop VS Code ${version} can't be downloaded here (${error instanceof Error ? error.message : error})`,
    };
  }
}

/** @type {import('@vscode/test-electron').ProgressReporter} */
const reporter = {
  report: (progress) => {
    if (progress.stage === 'resolvingCDNLocation') say(`- Downloading desktop VS Code from ${progress.url} ...`);
    if (progress.stage === 'newInstallComplete') say(`  done`);
  },
  error: () => {},
};

/** @param {string} program @param {string} folder */
async function underXvfb(program, folder) {
  const wrapper = path.join(folder, 'under-xvfb');
  await writeFile(wrapper, `#!/bin/sh\nexec xvfb-run -a '${program}' "$@"\n`);
  await chmod(wrapper, 0o755);
  return wrapper;
}
