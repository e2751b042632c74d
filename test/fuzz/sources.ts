// The documents of folders, each in its own syntax, and state machines in the other one as well.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readJson } from '../../shared/document/json';
import { toYaml } from '../server/toYaml';
import type { Source } from './session';

/** Every JSON and YAML document below the given files and folders. */
export async function sourcesIn(places: readonly string[]): Promise<Source[]> {
  const files = (await Promise.all(places.map(filesIn))).flat().sort();
  const sources = await Promise.all(files.map(sourcesOf));
  return sources.flat();
}

async function filesIn(place: string): Promise<string[]> {
  if (!(await stat(place)).isDirectory()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(json[c5]?|ya?ml)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'));
}

async function sourcesOf(file: string): Promise<Source[]> {
  const text = await readFile(file, 'utf8');
  const name = file.split(path.sep).join('/');
  if (/\.ya?ml$/.test(file)) return [{ name, text, syntax: 'yaml' }];
  const yaml = toYaml(readJson(text).root).trimStart();
  return [
    { name, text, syntax: 'json' },
    { name: `${name}.yaml`, text: yaml, syntax: 'yaml' },
  ];
}
