// Desktop VS Code: finds the program behind the `code` command, and opens a folder in it without touching the person's own profile.
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { start } from '../lifetime.mjs';
import { quietSettings } from './server.mjs';

/**
 * The program itself and not the command, because the command returns at once and what it started can't be ended.
 * @returns {{ program: string } | { why: string }}
 */
export function findDesktop() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return { why: 'there is no display' };
  const names = process.platform === 'win32' ? ['code.cmd', 'code-insiders.cmd'] : ['code', 'code-insiders'];
  const commands = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .filter((command) => existsSync(command));
  if (commands.length === 0) return { why: 'there is no `code` on the PATH' };
  const program = commands.flatMap(programsBehind).find((candidate) => existsSync(candidate));
  return program ? { program } : { why: `\`${commands[0]}\` is not desktop VS Code's (a remote command line?)` };
}

/** @param {string} command */
function programsBehind(command) {
  // A snap's command is a link to the snap program.
  if (command.startsWith('/snap/bin/')) return ['/snap/code/current/usr/share/code/code'];
  const real = realpathSync(command);
  const above = path.dirname(path.dirname(real));
  if (process.platform === 'win32') return ['Code.exe', 'Code - Insiders.exe'].map((name) => path.join(above, name));
  // …/Visual Studio Code.app/Contents/Resources/app/bin/code
  if (process.platform === 'darwin') return ['Electron', 'Code'].map((name) => path.join(above, '../../MacOS', name));
  // /usr/share/code/bin/code, and nothing above a remote-cli/
  return [path.join(above, path.basename(real))];
}

/** Flags without which Electron does not start as root. */
export const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * @param {string} program
 * @param {{ folder: string, extension: string, profile: string, env: Record<string, string | undefined> }} options
 */
export async function openDesktop(program, { folder, extension, profile, env }) {
  const settings = path.join(profile, 'user-data/User/settings.json');
  await mkdir(path.dirname(settings), { recursive: true });
  // The first time only: what the person then changes stays.
  await writeFile(settings, JSON.stringify(quietSettings, null, 2), { flag: 'wx' }).catch(() => {});
  const own = [
    `--user-data-dir=${path.join(profile, 'user-data')}`,
    `--extensions-dir=${path.join(profile, 'extensions')}`,
  ];
  // The samples are ours: nothing to ask about.
  const flags = ['--new-window', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', ...rootFlags];
  const inherited = Object.entries({ ...process.env, ...env }).filter(([key]) => !/^(VSCODE_|ELECTRON_)/.test(key));
  return start(program, [folder, `--extensionDevelopmentPath=${extension}`, ...own, ...flags], {
    env: Object.fromEntries(inherited),
    stdio: 'ignore',
  });
}
