// Folders that live no longer than the command that made them.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atEnd } from './lifetime.mjs';

const prefix = 'asl-invoke-';

/**
 * @param {string} [parent]
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function temporaryFolder(parent = tmpdir()) {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(path.join(parent, `${prefix}${process.pid}-`));
  return { folder, remove: atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 })) };
}

/**
 * Removes what commands left there that were killed before they could.
 * @param {string} parent one that only processes of this machine use
 */
export async function removeAbandoned(parent) {
  for (const entry of await readdir(parent).catch(() => [])) {
    const maker = entry.startsWith(prefix) ? Number.parseInt(entry.slice(prefix.length)) : 0;
    if (maker > 0 && !isRunning(maker)) await rm(path.join(parent, entry), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
