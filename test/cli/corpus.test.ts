// `asl-invoke check` on definitions people have published: none makes it crash.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { cli, root } from './command';

const corpus = path.join(root, '../shared/corpus');
const found = existsSync(corpus);

describe('published definitions', { skip: found ? false : 'there is no ../shared/corpus here' }, () => {
  const names = found ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }) : [];
  for (const name of names.filter((candidate) => /\.(asl|json5?|ya?ml)$/.test(candidate)))
    test(name, async () => {
      const { code, stdout, stderr } = await cli(['check', name, '--format', 'json'], { cwd: corpus });
      assert.equal(stderr, '');
      const problems = JSON.parse(stdout) as { severity: string }[];
      assert.equal(code, problems.some(({ severity }) => severity === 'error') ? 1 : 0);
    });
});
