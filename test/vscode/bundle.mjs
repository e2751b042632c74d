// Bundles the host tests for VS Code, which loads no TypeScript. Run by itself it does so for F5.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cacheDir } from '../../scripts/paths.mjs';

const source = fileURLToPath(new URL('host', import.meta.url));

/**
 * @param {string} outdir somewhere in the project: mocha is found from there
 * @returns {Promise<string>} the file for VS Code to load
 */
export async function bundleHostTests(outdir) {
  const files = (await readdir(source)).filter((file) => file === 'index.ts' || file.endsWith('.test.ts'));
  await build({
    entryPoints: files.map((file) => path.join(source, file)),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.js');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleHostTests(path.join(cacheDir, 'host-tests'));
