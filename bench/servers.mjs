// What an editor waits for and what it keeps: answers, keystrokes, start and memory of the servers.
import { readFile } from 'node:fs/promises';
import { startServer } from './lspClient.mjs';
import { alternate, median } from './measure.mjs';

/** The files of the servers that are compared. @typedef {{ echo: string, ours: string }} Modules */

/** The server with the options of Node that client/languageClient.ts starts it with. */
const asTheExtension = { execArgv: ['--max-semi-space-size=2'] };

/**
 * Milliseconds until the last Task of a ready document answers: at its Method, and where the name of a state is typed.
 * @param {typeof import('./core.ts')} core @param {string} source @param {string} languageId
 */
export async function answers({ createService, TextDocument }, source, languageId) {
  const service = createService();
  const text = TextDocument.create(`file:///a.${languageId}`, languageId, 1, source);
  const method = text.positionAt(source.lastIndexOf('Method') + 'Method": "G'.length);
  const lastState = source.lastIndexOf('\n', source.lastIndexOf('State ', source.lastIndexOf('Resource'))) + 1;
  const half = `${source.slice(0, lastState)}${languageId === 'asl' ? '    "Sta' : '  Sta'}\n${source.slice(lastState)}`;
  const typing = TextDocument.create(`file:///b.${languageId}`, languageId, 1, half);
  const name = typing.positionAt(half.indexOf('\n', lastState));
  for (const ready of [text, typing]) await service.diagnose(ready);
  return alternate(
    {
      completion: () => service.complete(text, method),
      hover: () => service.hover(text, method),
      'name of a state': () => service.complete(typing, name),
    },
    { rounds: 200 },
  );
}

/**
 * Milliseconds from a letter typed in the midst of a document to its diagnostics.
 * @param {Modules} modules @param {string} text @param {string} languageId
 */
export async function keystrokes(modules, text, languageId) {
  const servers = { echo: await startServer(modules.echo), ours: await startServer(modules.ours, asTheExtension) };
  const uri = `file:///a.${languageId}`;
  const line = text.slice(0, text.indexOf('note', text.length / 2)).split('\n').length - 1;
  const character = (text.split('\n')[line]?.lastIndexOf('generated') ?? 0) + 3;
  for (const server of Object.values(servers)) await server.open(uri, languageId, text);
  const times = await alternate(
    {
      echo: () => servers.echo.type(uri, { line, character }, 'x'),
      ours: () => servers.ours.type(uri, { line, character }, 'x'),
    },
    { rounds: 60 },
  );
  for (const server of Object.values(servers)) await server.close();
  return times;
}

/** Milliseconds from spawning a server to its being initialized. @param {Modules} modules */
export async function startTimes(modules) {
  /** @type {Record<keyof Modules, number[]>} */
  const times = { echo: [], ours: [] };
  for (let round = 0; round < 9; round++)
    for (const name of /** @type {const} */ (['echo', 'ours'])) {
      const server = await startServer(modules[name]);
      times[name].push(server.toInitialized);
      await server.close();
    }
  return { echo: median(times.echo), ours: median(times.ours) };
}

/**
 * Resident megabytes of each server with a document open.
 * @param {Modules} modules @param {string} languageId @param {string} text
 */
export async function memoryUsed({ echo, ours }, languageId, text) {
  return {
    echo: await memory(echo, languageId, text),
    ours: await memory(ours, languageId, text, asTheExtension),
  };
}

/** @param {string} module @param {string} languageId @param {string} text @param {{ execArgv?: string[] }} [options] */
async function memory(module, languageId, text, options) {
  const server = await startServer(module, options);
  await server.open(`file:///a.${languageId}`, languageId, text);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const status = await readFile(`/proc/${server.child.pid}/status`, 'utf8').catch(() => '');
  await server.close();
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024);
}
