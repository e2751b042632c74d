// npm start: builds the extension, starts the sample API, and opens real VS Code on the samples. Ctrl-C ends it all.
import path from 'node:path';
import { parseArgs } from 'node:util';
import open from 'open';
import { build, packageVsix } from './build.mjs';
import { atEnd, runCommand } from './lifetime.mjs';
import { cacheDir, root, samplesDir } from './paths.mjs';
import { ExpectedFailure, say, step } from './progress.mjs';
import { sampleCredentialsEnv, sendCallsTo, startApi } from './sampleWorkspace.mjs';
import { temporaryFolder } from './temporary.mjs';
import { fetchVsCode } from './vscode/codeServer.mjs';
import { findDesktop, openDesktop } from './vscode/desktop.mjs';
import { startVsCodeServer } from './vscode/server.mjs';
import { nodeFor, versions } from './vscode/versions.mjs';

const usage = `Usage: npm start -- [--desktop | --browser] [--latest] [--port 4020] [--api-port 4010] [--own-credentials] [--no-open]

  --desktop, --browser  which VS Code; without either the desktop one where \`code\` is on the PATH, else the browser
  --latest              in the browser: VS Code ${versions.latest.version} instead of ${versions.floor.version}
  --port, --api-port    the first ports to try for VS Code in the browser and for the sample API
  --own-credentials     sign with your own AWS credentials, not with the sample ones (the sample API refuses yours)
  --no-open             print the address and leave the browser alone`;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        desktop: { type: 'boolean' },
        browser: { type: 'boolean' },
        latest: { type: 'boolean', default: false },
        port: { type: 'string', default: '4020' },
        'api-port': { type: 'string', default: '4010' },
        'own-credentials': { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { ...values, port: readPort(values.port), apiPort: readPort(values['api-port']) };
  } catch (error) {
    throw new ExpectedFailure(`${/** @type {Error} */ (error).message}\n${usage}`);
  }
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_000) throw new Error(`Not a port: ${text}`);
  return port;
}

/**
 * @param {string} program
 * @param {Record<string, string | undefined>} env
 * @param {boolean | undefined} only whether nothing else will do
 * @returns {Promise<boolean>} whether it opened
 */
async function useDesktop(program, env, only) {
  const startedAt = Date.now();
  const profile = path.join(cacheDir, 'desktop-profile');
  const { exited } = await openDesktop(program, { folder: samplesDir, extension: root, profile, env });
  say('- Desktop VS Code opens on samples/. Close its window, or press Ctrl-C here, to end.');
  const code = await exited;
  if (code === 0 || Date.now() - startedAt > 20_000) return true;
  if (only) throw new ExpectedFailure(`desktop VS Code (${program}) ended at once with code ${code}; try --browser.`);
  say(`- Desktop VS Code (${program}) ended at once with code ${code}: using VS Code in the browser instead.`);
  return false;
}

/**
 * @param {Record<string, string | undefined>} env
 * @param {ReturnType<typeof readOptions>} options
 */
async function useBrowser(env, options) {
  const { folder: dataDir } = await temporaryFolder(cacheDir);
  const vsix = await packageVsix(dataDir);
  const port = `${options.port}-${options.port + 50}`;
  const vscode = options.latest ? versions.latest : versions.floor;
  await fetchVsCode(vscode);
  await nodeFor(vscode);
  const server = await step(`Starting VS Code ${vscode.version}`, () =>
    startVsCodeServer({ vscode, dataDir, vsix, env, port }),
  );
  const address = server.address(samplesDir);
  say(`\nVS Code with ASL Invoke is ready:\n\n  ${address}\n\nCtrl-C ends it.`);
  if (!options['no-open'] && hasScreen())
    await open(address).catch(() => say('(No browser opened: please open the address.)'));
  const code = await server.exited;
  throw new ExpectedFailure(`VS Code's server ended by itself (code ${code}):\n${server.log.text.slice(-2000)}`);
}

function hasScreen() {
  const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY || WSL_DISTRO_NAME);
}

await runCommand(async () => {
  const options = readOptions();
  if (options.help) return say(usage);
  const desktop = options.browser ? { why: 'you asked for the browser' } : findDesktop();
  if (options.desktop && 'why' in desktop) throw new ExpectedFailure(`no desktop VS Code here: ${desktop.why}.`);

  await build();
  const api = await startApi({ port: options.apiPort });
  atEnd(await sendCallsTo(samplesDir, api));
  say(`- The sample API answers on ${api.url}; the samples' calls go there.`);
  const env = options['own-credentials'] ? {} : sampleCredentialsEnv;
  if (!options['own-credentials']) say('- Signed calls use the sample credentials (--own-credentials uses yours).');

  if ('program' in desktop && (await useDesktop(desktop.program, env, options.desktop))) return 0;
  if ('why' in desktop) say(`- Using VS Code in the browser, since ${desktop.why}.`);
  return useBrowser(env, options);
});
