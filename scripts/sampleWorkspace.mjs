// The samples, ready to run: the sample API, the setting that sends their calls to it, and credentials that it accepts.
import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { sampleCredentials } from '../samples/api/credentials.mjs';
import { startSampleApi } from '../samples/api/server.mjs';
import { atEnd } from './lifetime.mjs';
import { samplesDir } from './paths.mjs';
import { ExpectedFailure } from './progress.mjs';

const sampleHost = 'example.execute-api.us-east-1.amazonaws.com';
const setting = 'aslInvoke.endpoints';
const portSetting = 'aslInvoke.callback.port';

/**
 * Starts the sample API on the first free port from the given one on, and finds another for the task tokens that it gives back.
 * @param {{ port?: number, log?: (line: string) => void }} [options] port 0 is any
 */
export async function startApi({ port = 0, log } = {}) {
  for (let candidate = port; candidate < port + 50; candidate++) {
    try {
      const callbackPort = await freePort(candidate && candidate + 1000);
      const callbackEndpoint = `http://127.0.0.1:${callbackPort}`;
      const api = await startSampleApi({ port: candidate, callbackEndpoint, ...(log && { log }) });
      return { ...api, callbackPort, close: atEnd(() => api.close()) };
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new ExpectedFailure(`the ports ${port} to ${port + 49} are all taken; name another first one with --api-port.`);
}

/**
 * The first free port of this machine from the given one on; 0 is any.
 * @param {number} from
 * @returns {Promise<number>}
 */
async function freePort(from) {
  for (let candidate = from; candidate <= from + 50; candidate++) {
    const server = createServer();
    const port = await new Promise((resolve) => {
      server.once('error', () => resolve(undefined));
      server.listen(candidate, '127.0.0.1', () => {
        const { port: found } = /** @type {import('node:net').AddressInfo} */ (server.address());
        server.close(() => resolve(found));
      });
    });
    if (port !== undefined) return port;
  }
  throw new ExpectedFailure(`the ports ${from} to ${from + 50} are all taken; name another first one with --api-port.`);
}

/**
 * Writes into the workspace's settings where the samples' calls go, and where their task tokens come back.
 * @param {string} folder
 * @param {{ url: string, callbackPort: number }} api
 * @returns {Promise<() => Promise<void>>} puts back where they went before, unless someone else has changed it since
 */
export async function sendCallsTo(folder, { url, callbackPort }) {
  const { [setting]: before } = await readSettings(folder);
  await addSettings(folder, { [setting]: { ...before, [sampleHost]: url }, [portSetting]: callbackPort });
  return async () => {
    const { [setting]: now } = await readSettings(folder);
    if (before && now?.[sampleHost] === url) await addSettings(folder, { [setting]: before, [portSetting]: undefined });
  };
}

/**
 * Adds to the workspace's settings; whatever else is in them stays.
 * @param {string} folder
 * @param {Record<string, unknown>} more
 */
export async function addSettings(folder, more) {
  const file = settingsIn(folder);
  const settings = { ...(await readSettings(folder)), ...more };
  await mkdir(path.dirname(file), { recursive: true });
  // Renamed into place: an editor that watches it never reads half of it.
  await writeFile(`${file}.${process.pid}`, `${JSON.stringify(settings, null, 2)}\n`);
  await rename(`${file}.${process.pid}`, file);
}

/** @param {string} folder */
const settingsIn = (folder) => path.join(folder, '.vscode/settings.json');

/** @param {string} folder */
async function readSettings(folder) {
  const file = settingsIn(folder);
  const text = await readFile(file, 'utf8').catch(() => '{}');
  try {
    return JSON.parse(text);
  } catch {
    throw new ExpectedFailure(
      `${file} is not plain JSON, so it can't be added to: correct it, or delete it (it is made anew).`,
    );
  }
}

/**
 * A copy of the samples to test on, whose calls go to that sample API.
 * @param {string} folder
 * @param {{ url: string, callbackPort: number }} api
 */
export async function copySamples(folder, api) {
  await cp(samplesDir, folder, {
    recursive: true,
    filter: (source) => !['api', '.vscode'].includes(path.relative(samplesDir, source)),
  });
  await sendCallsTo(folder, api);
  return folder;
}

/**
 * What makes the AWS credential chain find the samples' credentials and nothing of the person's own: the sample API would refuse theirs,
 * and a sample never signs with a real key.
 * @type {Record<string, string | undefined>}
 */
export const sampleCredentialsEnv = {
  AWS_ACCESS_KEY_ID: sampleCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: sampleCredentials.secretAccessKey,
  AWS_SESSION_TOKEN: undefined,
  AWS_PROFILE: undefined,
};
