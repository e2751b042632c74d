// Bundles the product into dist/: extension, language server, command line, webview page, and the parts loaded on first use.
import { build, context } from 'esbuild';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * Heavy parts that must not be loaded before they are needed (network client, signer, AWS credential chain, YAML, JSONata,
 * policies, what an editor asks for at its cursor).
 * The source imports them with an ordinary `import()`; here each becomes a file of its own beside the bundles, because
 * esbuild can split only ES modules and VS Code extensions are CommonJS.
 */
const loadedOnFirstUse = {
  'run-engine': 'shared/engine/index.ts',
  jsonata: 'shared/expressions/jsonata.ts',
  credentials: 'shared/credentials.ts',
  'step-functions': 'shared/aws/index.ts',
  'task-tests': 'shared/taskTest/index.ts',
  yaml: 'shared/document/yaml.ts',
  policy: 'shared/policy/index.ts',
  assistance: 'server/assistance.ts',
};

/** @type {import('esbuild').Plugin} */
const lazyParts = {
  name: 'lazy-parts',
  setup({ onResolve }) {
    const names = new Map(
      Object.entries(loadedOnFirstUse).map(([name, file]) => [path.join(root, file).replace(/\.ts$/, ''), name]),
    );
    onResolve({ filter: /^\./ }, ({ kind, resolveDir, path: specifier }) => {
      const name = kind === 'dynamic-import' ? names.get(path.join(resolveDir, specifier)) : undefined;
      return name === undefined ? undefined : { path: `./${name}.js`, external: true };
    });
  },
};

/**
 * Half of undici is never used here, and of a CommonJS module nothing is left out. What the source imports from it
 * must stand in scripts/undici.mjs; a name that is missing there ends the build.
 *
 * @type {import('esbuild').Plugin}
 */
const partOfUndici = {
  name: 'part-of-undici',
  setup({ onResolve }) {
    onResolve({ filter: /^undici$/ }, () => ({ path: path.join(root, 'scripts/undici.mjs') }));
  },
};

const entries = { extension: 'client/extension.ts', server: 'server/server.ts', cli: 'cli/main.ts' };
const shared = {
  bundle: true,
  absWorkingDir: root,
  outdir: 'dist',
  minify: production,
  sourcemap: !production,
  logLevel: 'info',
  // Each package's ES module first: what is not used of it stays out.
  mainFields: ['module', 'main'],
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...shared,
    entryPoints: Object.entries({ ...entries, ...loadedOnFirstUse }).map(([out, file]) => ({ in: file, out })),
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    // On Node 20 the AWS SDK would print which Node its future versions need: that is for us to know, not for users.
    define: { 'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"' },
    plugins: [lazyParts, partOfUndici],
  },
  {
    ...shared,
    entryPoints: [
      { in: 'client/webview/page/main.ts', out: 'webview' },
      { in: 'client/webview/page/style.css', out: 'webview' },
      { in: '@vscode/codicons/dist/codicon.css', out: 'codicon' },
    ],
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    platform: 'browser',
    target: 'chrome130',
    format: 'iife',
  },
];

await rm(path.join(root, 'dist'), { recursive: true, force: true });
if (watch) for (const options of bundles) await (await context(options)).watch();
else await Promise.all(bundles.map((options) => build(options)));
