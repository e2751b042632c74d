// Builds dist/, and the .vsix from what is in dist/.
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { start } from './lifetime.mjs';
import { root } from './paths.mjs';
import { ExpectedFailure, step } from './progress.mjs';
import { temporaryFolder } from './temporary.mjs';

/** @param {{ production?: boolean }} [options] */
export const build = ({ production = false } = {}) =>
  step('Building the extension', () =>
    quietly(
      [path.join(root, 'esbuild.mjs'), ...(production ? ['--production'] : [])],
      root,
      'the build failed; its words are above.',
    ),
  );

/**
 * Packs the built extension, as it would be published.
 * @param {string} folder
 * @returns {Promise<string>} path of the .vsix
 */
export async function packageVsix(folder) {
  const vsix = path.join(folder, 'asl-invoke.vsix');
  const { folder: aside, remove } = await temporaryFolder();
  await step('Packing it into a .vsix', async () => {
    // vsce holds every file it finds against .vscodeignore: among the many thousands in our cache that would take ten seconds.
    await cp(root, aside, { recursive: true, filter: (source) => !bigFolders.has(path.relative(root, source)) });
    const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
    delete manifest.scripts['vscode:prepublish']; // It is built.
    await writeFile(path.join(aside, 'package.json'), JSON.stringify(manifest, null, 2));
    const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
    // Without a repository there is nowhere for the README's relative links to lead.
    const links = manifest.repository ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links'];
    const args = ['package', '--no-dependencies', ...links, '--out', vsix];
    await quietly([vsce, ...args], aside, 'the extension could not be packed; why is said above.');
  }).finally(remove);
  return vsix;
}

const bigFolders = new Set(['.git', '.vscode-test', 'node_modules', 'test-results']);

/**
 * Runs a Node program and shows what it printed only if it failed.
 * @param {string[]} args
 * @param {string} cwd
 * @param {string} failure
 */
async function quietly(args, cwd, failure) {
  const { child, exited } = start(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
  if ((await exited) === 0) return;
  process.stderr.write(output);
  throw new ExpectedFailure(failure);
}
