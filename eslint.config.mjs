// Lint: the type-checked recommended rules, and the walls between the layers.
import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const noDoors = { regex: '(^|/)(client|server|cli)/', message: 'shared is below client, server and cli.' };
const noEditor = { regex: '^vscode', message: 'shared knows neither VS Code nor LSP.' };
const noEngine = { regex: '/engine(/|$)', message: 'only client and cli run anything.' };
const onlyEngineTypes = { regex: '/engine/(?!types$)', message: 'what a run explains is read from its data alone.' };
const noDocument = { regex: '/document(/|$)', message: 'the engine takes plain JSON, never a document.' };
const noNode = { regex: '^node:', message: 'texts are made and read anywhere.' };

/** Which folder may not import what: the first folder that holds a file decides. */
const walls = {
  'shared/engine': [noDoors, noEditor, noDocument],
  'shared/callback': [noDoors, noEditor, noDocument],
  'shared/expressions': [noDoors, noEditor, noDocument, noEngine],
  'shared/policy': [noDoors, noEditor, noEngine],
  'shared/document': [noDoors, noEditor, noEngine],
  'shared/knowledge': [noDoors, noEditor, noEngine, noDocument],
  'shared/exchange': [noDoors, noEditor, noDocument, noNode],
  'shared/explanation': [
    noDoors,
    noEditor,
    onlyEngineTypes,
    { ...noDocument, message: 'an explanation names places of the Task; a document finds them.' },
  ],
  shared: [noDoors, noEditor],
  server: [
    { regex: '(^|/)(client|cli)/', message: 'server and client never import each other.' },
    { regex: '^vscode$', message: 'the server runs without VS Code.' },
    noEngine,
  ],
  'client/webview': [
    { regex: '^(node:|vscode|undici)', message: 'webview code is for a browser page.' },
    { regex: '(^|/)(server|cli)/', message: 'server and client never import each other.' },
  ],
  client: [{ regex: '(^|/)(server|cli)/', message: 'server and client never import each other.' }],
  cli: [{ regex: '(^|/)client/|^vscode$', message: 'the command line runs without VS Code.' }],
};

/** Packages with one door into the code, so that each stays replaceable. */
const soleImporters = {
  undici: 'shared/engine/connection.ts',
  '@aws-sdk/signature-v4': 'shared/engine/sign.ts',
  '@aws-sdk/credential-providers': 'shared/credentials.ts',
  '@aws-sdk/client-sfn': 'shared/aws/client.ts',
  'vscode-languageserver/node': 'server/server.ts',
  'jsonc-parser': 'shared/document/formatted.ts',
  yaml: 'shared/document/yaml.ts',
  jsonata: 'shared/expressions/jsonata.ts',
  '@vscode-elements/elements/.*': 'client/webview/page/elements.ts',
};

const restrict = (files, patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } });
/** Development dependencies, which no user has: tests and the benchmark measure the product by them. */
const noPeers = { regex: '^(json-p3|aws4)$', message: 'only tests and the benchmark import it.' };
const soleImporterPatterns = (file) => [
  ...Object.entries(soleImporters)
    .filter(([, only]) => only !== file)
    .map(([name, only]) => ({ regex: `^${name}$`, message: `only ${only} imports ${name}.` })),
  noPeers,
];
const folderOf = (file) => Object.keys(walls).find((folder) => file.startsWith(`${folder}/`));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.vscode-test/', 'test-results/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'URLSearchParams',
          'setTimeout',
          'clearTimeout',
          'fetch',
          'document',
          'AbortSignal',
          'AbortController',
          'setInterval',
          'clearInterval',
          'setImmediate',
          'window',
          'performance',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'use a union of literals.' },
        { selector: 'ExportDefaultDeclaration', message: 'export by name.' },
      ],
    },
  },
  {
    // node:test returns promises from test() and describe() that nobody needs to await.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  ...Object.keys(walls)
    .reverse()
    .map((folder) => restrict([`${folder}/**/*.ts`], [...walls[folder], ...soleImporterPatterns()])),
  ...Object.values(soleImporters).map((file) =>
    restrict([file], [...walls[folderOf(file)], ...soleImporterPatterns(file)]),
  ),
);
