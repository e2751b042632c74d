// The language service that AWS Toolkit uses, fetched when first measured: too large to be a dependency.
import { execFile } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../.vscode-test/bench-peers');

/** @returns {Promise<((text: string) => Promise<unknown>) | undefined>} reads and checks a definition; undefined where npm has no network */
export async function peers() {
  const require = createRequire(path.join(folder, 'package.json'));
  try {
    await mkdir(folder, { recursive: true });
    if (!(await stat(path.join(folder, 'node_modules/amazon-states-language-service')).catch(() => undefined))) {
      await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
      console.log('Fetching amazon-states-language-service from npm …');
      const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
      await promisify(execFile)(npm, ['install', '--ignore-scripts', 'amazon-states-language-service@1.16.1'], {
        cwd: folder,
      });
    }
    const { getLanguageService, TextDocument } = require('amazon-states-language-service');
    const service = getLanguageService({});
    return (text) => {
      const document = TextDocument.create('file:///a.asl.json', 'asl', 1, text);
      return service.doValidation(document, service.parseJSONDocument(document));
    };
  } catch (error) {
    console.log(`Without amazon-states-language-service: ${/** @type {Error} */ (error).message.split('\n')[0]}`);
    return undefined;
  }
}
