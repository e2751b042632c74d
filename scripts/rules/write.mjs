// npm run docs:rules: writes docs/rules.md and the severity settings in package.json from the rules.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { rulesPage } from './page.ts';
import { ruleSettings } from './settings.ts';

const inRoot = (/** @type {string} */ ...names) => path.join(root, ...names);

const sampleOf = (/** @type {string} */ id) =>
  readFileSync(inRoot('test', 'server', 'rules', `${id}.sample.jsonc`), 'utf8');
writeFileSync(inRoot('docs', 'rules.md'), await rulesPage(sampleOf));

const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
manifest.contributes.configuration.properties['aslInvoke.rules'].properties = ruleSettings();
writeFileSync(inRoot('package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
