// Everything a command starts ends with it: on its own end, on Ctrl-C and on kill.
import { spawn, spawnSync } from 'node:child_process';
import { ExpectedFailure } from './progress.mjs';

/** @type {Set<() => unknown>} */
const endings = new Set();
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {NodeJS.Signals | undefined} */
let endedBy;

/**
 * Registers what must happen before the command ends; the answer runs it early (once).
 * @param {() => unknown} end
 * @returns {() => Promise<void>}
 */
export function atEnd(end) {
  /** @type {Promise<void> | undefined} */
  let ending;
  // Whoever asks waits for the same end: else the process could exit while it still goes on.
  const once = () =>
    (ending ??= Promise.resolve()
      .then(end)
      .then(() => void endings.delete(once)));
  endings.add(once);
  return once;
}

/** Ends all that is registered, the last one first, and also what is registered meanwhile. */
export async function endAll() {
  for (let last; (last = [...endings].at(-1)); endings.delete(last)) await Promise.resolve(last()).catch(() => {});
}

/**
 * Starts a process in a group of its own, so that its children can be ended with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  endOnSignals();
  if (endedBy) throw new Error(`${endedBy} came: nothing new is started`);
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  running.add(child);
  /** @type {Promise<number>} 0 is the only success; a process that a signal ended, or that never started, has failed. */
  const gone = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => {
    // What its children did not end themselves; at once, since its number may soon be another process's.
    signalGroup(child, 'SIGKILL');
    running.delete(child);
  });
  const stop = atEnd(async () => {
    signalGroup(child, 'SIGTERM');
    const tooLong = setTimeout(() => signalGroup(child, 'SIGKILL'), 5_000);
    await gone;
    clearTimeout(tooLong);
  });
  // Who waits for it is not to go on, as if it had ended by itself, while everything ends.
  const exited = gone.then((code) => (endedBy ? new Promise(() => {}) : code));
  return { child, exited, stop };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined || !running.has(child)) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}

let listening = false;

/**
 * Makes Ctrl-C, kill and a closed terminal end everything first; a second signal does not wait.
 * @param {{ withParent?: boolean }} [options] whether to end when the process that started this one is gone
 */
export function endOnSignals({ withParent = Boolean(process.env.npm_lifecycle_event) } = {}) {
  if (listening) return;
  listening = true;
  const signals = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    const code = signals[/** @type {keyof typeof signals} */ (signal)];
    if (endedBy) process.exit(code);
    endedBy = signal;
    void endAll().finally(() => process.exit(code));
  };
  for (const signal of Object.keys(signals)) process.on(signal, end);
  // A killed npm ends the shell that it runs scripts in, and that shell tells nobody.
  const parent = process.ppid;
  if (withParent) setInterval(() => process.ppid === parent || endedBy || end('SIGHUP'), 500).unref();
  process.on('exit', () => {
    for (const child of running) signalGroup(child, 'SIGKILL');
  });
}

/**
 * Runs a command's main function, whose result is the exit code, and ends with it all that it started.
 * @param {() => Promise<number | void>} main
 */
export async function runCommand(main) {
  endOnSignals();
  let code = 1;
  try {
    code = (await main()) ?? 0;
  } catch (error) {
    // What fails while a signal ends everything fails because of that.
    if (!endedBy) console.error(error instanceof ExpectedFailure ? `\nStopped: ${error.message}` : error);
  }
  if (endedBy) return;
  await endAll();
  process.exit(code);
}
