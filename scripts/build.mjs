// Builds dist/, and the .vsix from what is in dist/.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { start } from './lifetime.mjs';
import { root } from './paths.mjs';
import { ExpectedFailure, step } from './progress.mjs';

/** @param {{ production?: boolean }} [options] */
export const build = ({ production = false } = {}) =>
  step('Building the extension', () =>
    quietly(
      [path.join(root, 'esbuild.mjs'), ...(production ? ['--production'] : [])],
      'the build failed; its words are above.',
    ),
  );

/**
 * Packs the built extension, as it would be published.
 * @param {string} folder
 * @returns {Promise<string>} path of the .vsix
 */
export async function packageVsix(folder) {
  await mkdir(folder, { recursive: true });
  const vsix = path.join(folder, 'asl-invoke.vsix');
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix];
  await step('Packing it into a .vsix', () =>
    quietly([path.join(root, 'node_modules/@vscode/vsce/vsce'), ...args], 'the extension could not be packed.'),
  );
  return vsix;
}

/**
 * Runs a Node program and shows what it printed only if it failed.
 * @param {string[]} args
 * @param {string} failure
 */
async function quietly(args, failure) {
  const { child, exited } = start(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
  if ((await exited) === 0) return;
  process.stderr.write(output);
  throw new ExpectedFailure(failure);
}
