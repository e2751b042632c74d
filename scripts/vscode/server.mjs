// Starts VS Code's own server on a free port, with folders of its own, and ends it with all its children.
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { start } from '../lifetime.mjs';
import { ExpectedFailure } from '../progress.mjs';
import { fetchVsCode } from './codeServer.mjs';
import { nodeFor } from './versions.mjs';

/** What every VS Code that we start has set: it shows our work and nothing else, and behaves as on the desktop. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.startupPrompt': 'never',
};

/**
 * @typedef {object} ServerOptions
 * @property {import('./versions.mjs').VsCodeVersion} vscode
 * @property {string} dataDir folder for settings, extensions and logs
 * @property {string} [port] a port, or a range to take a free one from; 0 is any
 * @property {string} [vsix] the extension to install
 * @property {Record<string, unknown>} [settings] user settings
 * @property {Record<string, string | undefined>} [env] for the server, and so for the extension host
 * @property {boolean} [trust] whether every folder is trusted without asking; otherwise none is
 * @property {boolean} [offline] no marketplace of extensions
 * @property {boolean} [testDriver] accept extension tests in the page's address
 */

/**
 * @param {ServerOptions} options
 */
export async function startVsCodeServer(options) {
  const {
    vscode,
    dataDir,
    port = '0',
    vsix,
    settings = {},
    env = {},
    trust = true,
    offline = false,
    testDriver = false,
  } = options;
  const program = path.join(await fetchVsCode(vscode), 'out/server-main.js');
  const node = await nodeFor(vscode);
  const folders = {
    settings: path.join(dataDir, 'user-data/User/settings.json'),
    extensions: path.join(dataDir, 'extensions'),
    logs: path.join(dataDir, 'user-data/logs'),
  };
  await mkdir(path.dirname(folders.settings), { recursive: true });
  await writeFile(folders.settings, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  // Whoever can talk to this server can run programs here, so only who was given the address may.
  const token = randomBytes(16).toString('hex');
  await writeFile(path.join(dataDir, 'token'), token, { mode: 0o600 });

  const dirs = ['--server-data-dir', `${dataDir}/server-data`, '--user-data-dir', `${dataDir}/user-data`];
  const common = [program, ...dirs, '--extensions-dir', folders.extensions, '--accept-server-license-terms'];
  /** @type {import('node:child_process').SpawnOptions} */
  const spawnOptions = {
    env: serverEnv({ ...env, ...(offline && { EXTENSIONS_GALLERY: '{}' }) }),
    stdio: ['ignore', 'pipe', 'pipe'],
  };

  if (vsix) {
    const installing = start(node, [...common, '--install-extension', vsix, '--force'], spawnOptions);
    const log = collect(installing.child);
    if ((await installing.exited) !== 0) throw new Error(`VS Code did not install ${vsix}:\n${log.text}`);
  }
  const flags = ['--host', '127.0.0.1', '--port', port, '--connection-token-file', path.join(dataDir, 'token')];
  if (trust) flags.push('--disable-workspace-trust');
  if (testDriver) flags.push('--enable-smoke-test-driver');
  const { child, exited, stop } = start(node, [...common, ...flags, '--telemetry-level', 'off'], spawnOptions);
  const log = collect(child);
  const boundTo = await Promise.race([log.find(/listening on (\d+)/), exited]);
  if (typeof boundTo === 'number') {
    throw /EADDRINUSE|port/i.test(log.text)
      ? new ExpectedFailure(`VS Code found no free port in ${port}; name another one with --port.`)
      : new Error(`VS Code's server ended at once:\n${log.text}`);
  }
  const origin = `http://127.0.0.1:${boundTo}`;
  return {
    folders,
    origin,
    authority: `127.0.0.1:${boundTo}`,
    exited,
    stop,
    log,
    /** @param {string} folder @param {[string, string][]} [payload] */
    address: (folder, payload) =>
      `${origin}/?${new URLSearchParams({ tkn: token, folder, ...(payload && { payload: JSON.stringify(payload) }) })}`,
  };
}

/** @param {Record<string, string | undefined>} env */
function serverEnv(env) {
  const all = { ...process.env, ...env };
  // When this runs in a VS Code terminal: the outer VS Code's own.
  for (const key of Object.keys(all)) if (/^(VSCODE_|ELECTRON_)/.test(key)) delete all[key];
  return all;
}

/** @param {import('node:child_process').ChildProcess} child */
function collect(child) {
  /** @type {((text: string) => void)[]} */
  const listeners = [];
  const log = {
    text: '',
    /** @param {RegExp} pattern @returns {Promise<string>} its first group, once it was printed */
    find: (pattern) =>
      new Promise((resolve) => {
        const look = () => {
          const found = pattern.exec(log.text)?.[1];
          if (found) resolve(found);
        };
        listeners.push(look);
        look();
      }),
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      log.text += text;
      for (const listener of listeners) listener(text);
    });
  }
  return log;
}
