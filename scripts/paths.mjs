// Where things are: the project, the cache that git ignores, and what failed tests leave behind.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const cacheDir = path.join(root, '.vscode-test');
export const resultsDir = path.join(root, 'test-results');
export const samplesDir = path.join(root, 'samples');
