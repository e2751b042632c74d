// The rules' documentation page and their settings are what `npm run docs:rules` writes now.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { allRules, rulesPage } from '../../scripts/rules/page';
import { ruleSettings } from '../../scripts/rules/settings';

const root = path.join(__dirname, '..', '..');
const read = (...names: string[]): string => readFileSync(path.join(root, ...names), 'utf8');
const sampleOf = (id: string): string => read('test', 'server', 'rules', `${id}.sample.jsonc`);
const stale = 'run `npm run docs:rules`';

it('docs/rules.md is up to date', async () => {
  // A checkout may have Windows line ends.
  const page = read('docs', 'rules.md').replaceAll('\r\n', '\n');
  assert.equal(page === (await rulesPage(sampleOf)), true, stale);
});

it('the page has a heading for every rule, and an example with a marked place', async () => {
  const sections = (await rulesPage(sampleOf)).split(/^## /m).slice(1);
  assert.deepEqual(
    sections.map((section) => section.split('\n')[0]),
    allRules.map(({ id }) => id),
  );
  for (const section of sections) assert.match(section, /```jsonc\n.*\n\/\/ *\^+\n```/);
});

it('package.json has one setting for every rule', () => {
  const { contributes } = JSON.parse(read('package.json')) as {
    contributes: { configuration: { properties: Record<string, { properties?: object }> } };
  };
  assert.deepEqual(contributes.configuration.properties['aslInvoke.rules']?.properties, ruleSettings(), stale);
});
