// A browser for VS Code's page: an installed Chrome, Chromium or Edge where there is one, else a headless one from npm.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { atEnd, endOnSignals } from '../lifetime.mjs';
import { root } from '../paths.mjs';
import { ExpectedFailure } from '../progress.mjs';
import { cached } from './cache.mjs';

const places = {
  linux: ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap((program) =>
    [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].map((folder) => `${folder}/${program}`),
  ),
};

/** CHROME_PATH chooses one. */
function installedBrowser() {
  const candidates = places[/** @type {keyof typeof places} */ (process.platform)] ?? [];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return [process.env.CHROME_PATH, ...candidates]
    .filter((candidate) => candidate !== undefined)
    .flatMap((candidate) =>
      path.isAbsolute(candidate) ? [candidate] : folders.map((folder) => path.join(folder, candidate)),
    )
    .find((candidate) => existsSync(candidate));
}

/** The browser from npm, unpacked with the libraries and the font it may lack here. */
async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new ExpectedFailure('no Chrome, Chromium or Edge was found: install one, or name one in CHROME_PATH.');
  }
  const { version } = JSON.parse(
    await readFile(path.join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  );
  const folder = await cached(`chromium-${version}`, 'Unpacking a headless browser, this once', async (into) => {
    const unpack = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`;
    // It unpacks to the temporary folder, and with its libraries only where it takes the machine for a bare one.
    const env = { ...process.env, TMPDIR: into, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    const { status, stderr } = spawnSync(process.execPath, ['-e', unpack], { cwd: root, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`the headless browser could not be unpacked:\n${stderr}`);
  });
  const fonts = path.join(folder, 'fonts.conf');
  // Its own configuration names places of another system.
  await writeFile(
    fonts,
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' +
      '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>' +
      `<dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`,
  );
  const libraries = [path.join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { program: path.join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts } };
}

/**
 * Starts the browser, without a window.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  endOnSignals();
  const installed = installedBrowser();
  const { program, env } = installed ? { program: installed, env: {} } : await packagedBrowser();
  const browser = await chromium.launch({
    executablePath: program,
    env: { ...process.env, ...env },
    // Root and many containers can't have it, and the page is our own server's.
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    // Our own endings come first.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  browser.once(
    'disconnected',
    atEnd(() => browser.close()),
  );
  return browser;
}

/**
 * A page that reaches this machine, and of the outside only the addresses that VS Code answers itself (its webviews' service worker).
 * @param {import('playwright-core').Browser} browser
 */
export async function newPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.route(
    (url) => /^https?:/.test(url.protocol) && url.hostname !== '127.0.0.1' && !url.hostname.endsWith('.vscode-cdn.net'),
    (route) => route.abort(),
  );
  return context.newPage();
}
