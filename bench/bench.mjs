// npm run bench: what reading, typing, starting and calling cost, as ratios to the floor and the peers of the same run.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { definition, sizes } from './definitions.mjs';
import { aimLines } from './aims.mjs';
import { callTimes } from './calls.mjs';
import { alternate, ratio } from './measure.mjs';
import { peers } from './peers.mjs';
import { answers, keystrokes, memoryUsed, startTimes } from './servers.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = await mkdtemp(path.join(root, 'node_modules/.bench-'));
/** The numbers that the aims are about. @type {import('./aims.mjs').Results} */
const results = {};
const modules = { echo: path.join(folder, 'echo.cjs'), ours: path.join(root, 'dist/server.js') };
const syntaxes = /** @type {const} */ ([
  ['json', 'asl'],
  ['yaml', 'asl-yaml'],
]);
const largest = '1 MB';
const say = (/** @type {string} */ line) => console.log(line);

try {
  await bundle();
  await promisify(execFile)(process.execPath, [path.join(root, 'esbuild.mjs'), '--production']);
  const core = await import(path.join(folder, 'core.cjs')).then((module) => module.default);
  const { parse, loadReader, findAll, jsonc, yaml } = core;
  await loadReader('yaml');
  const aslService = await peers();
  say(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}).`);

  say('\n## Full check in process\n');
  say(
    '| size | of | JSON.parse | jsonc-parser parseTree | yaml parseDocument | AWS language service | ASL Invoke, JSON | x parseTree | x faster than AWS | ASL Invoke, YAML | x parseDocument |',
  );
  say('|---|---|---|---|---|---|---|---|---|---|---|');
  for (const [size, bytes] of Object.entries(sizes)) {
    const json = JSON.stringify(definition(bytes), null, 2);
    const yamlText = yaml.stringify(JSON.parse(json));
    const check = (/** @type {string} */ text, /** @type {string} */ syntax) =>
      findAll(parse(text, syntax), { rules: {} });
    const times = await alternate(
      {
        jsonParse: () => JSON.parse(json),
        parseTree: () => jsonc.parseTree(json),
        parseDocument: () => yaml.parseDocument(yamlText),
        ...(aslService && { asl: () => aslService(json) }),
        ours: () => check(json, 'json'),
        oursYaml: () => check(yamlText, 'yaml'),
      },
      { rounds: bytes > 500_000 ? 7 : 15 },
    );
    if (size === largest) {
      results.jsonCheck = times.ours / times.parseTree;
      if (times.asl) results.fasterThanAws = times.asl / times.ours;
      results.yamlCheck = times.oursYaml / times.parseDocument;
    }
    const ms = (/** @type {number | undefined} */ value) => (value === undefined ? '-' : `${value.toFixed(2)} ms`);
    say(
      `| ${size} | ${json.length} B | ${ms(times.jsonParse)} | ${ms(times.parseTree)} | ${ms(times.parseDocument)} | ${ms(times.asl)} | ${ms(times.ours)} | **${ratio(times.ours / times.parseTree)}** | **${times.asl ? ratio(times.asl / times.ours) : '-'}** | ${ms(times.oursYaml)} | **${ratio(times.oursYaml / times.parseDocument)}** |`,
    );
  }

  say('\n## A keystroke: didChange to publishDiagnostics over stdio\n');
  say('| document | echo server | ASL Invoke | x |');
  say('|---|---|---|---|');
  for (const [syntax, languageId] of syntaxes)
    for (const [size, bytes] of Object.entries(sizes)) {
      const json = JSON.stringify(definition(bytes), null, 2);
      const text = syntax === 'json' ? json : yaml.stringify(JSON.parse(json));
      const times = await keystrokes(modules, text, languageId);
      if (size === largest) results[syntax === 'json' ? 'jsonKey' : 'yamlKey'] = times.ours / times.echo;
      say(
        `| ${size} ${syntax} | ${times.echo.toFixed(2)} ms | ${times.ours.toFixed(2)} ms | **${ratio(times.ours / times.echo)}** |`,
      );
    }

  say('\n## Completion and hover on a ready document\n');
  for (const [syntax, languageId] of syntaxes)
    for (const [size, bytes] of Object.entries(sizes)) {
      const json = JSON.stringify(definition(bytes), null, 2);
      const source = syntax === 'json' ? json : yaml.stringify(JSON.parse(json));
      const times = await answers(core, source, languageId);
      if (size === largest) results.answers = Math.max(results.answers ?? 0, ...Object.values(times));
      const words = Object.entries(times).map(([what, time]) => `${what} ${time.toFixed(3)} ms`);
      say(`- ${size} ${syntax}: ${words.join(', ')} (medians)`);
    }

  say('\n## Start and memory\n');
  const starts = await startTimes(modules);
  results.start = starts.ours / starts.echo;
  say(
    `- spawn to initialized: echo ${starts.echo.toFixed(0)} ms, ASL Invoke ${starts.ours.toFixed(0)} ms: **${ratio(results.start)}** x`,
  );
  for (const [syntax, languageId] of syntaxes) {
    const json = JSON.stringify(definition(1_000_000), null, 2);
    const text = syntax === 'json' ? json : yaml.stringify(JSON.parse(json));
    const used = await memoryUsed(modules, languageId, text);
    results[syntax === 'json' ? 'jsonMemory' : 'yamlMemory'] = used.ours / used.echo;
    say(
      `- memory with 1 MB of ${syntax} open: echo ${used.echo} MB, ASL Invoke ${used.ours} MB: **${ratio(used.ours / used.echo)}** x`,
    );
  }
  const kilobytes = async (/** @type {string} */ file) => (await stat(path.join(root, 'dist', file))).size / 1024;
  results.bundle = await kilobytes('server.js');
  say(
    `- dist/server.js minified: ${results.bundle.toFixed(0)} KB; loaded when first asked, dist/assistance.js: ${(await kilobytes('assistance.js')).toFixed(0)} KB`,
  );

  say('\n## One call over loopback, alternated with a raw undici request\n');
  const calls = await callTimes(core);
  say(
    `- raw undici ${calls.raw.toFixed(3)} ms; unsigned **${ratio(calls.unsigned / calls.raw)}** x; signed **${ratio(calls.signed / calls.raw)}** x`,
  );
  results.unsigned = calls.unsigned / calls.raw;
  results.signed = calls.signed / calls.raw;

  say('\n## Against the aims\n');
  for (const line of aimLines(results)) say(line);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit();

async function bundle() {
  const shared = {
    bundle: true,
    platform: /** @type {const} */ ('node'),
    format: /** @type {const} */ ('cjs'),
    mainFields: ['module', 'main'],
    absWorkingDir: root,
  };
  await build({ ...shared, entryPoints: ['bench/core.ts'], outfile: path.join(folder, 'core.cjs'), minify: true });
  await build({
    ...shared,
    entryPoints: ['bench/echoServer.cjs'],
    outfile: modules.echo,
    minify: true,
  });
}
