// The OpenAPI document of the sample API says what the sample API says of itself, as another reader of YAML sees it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { startSampleApi } from '../../samples/api/server.mjs';
import { call, jsonOf } from './call';

type Operations = Record<string, { summary: string }>;

test('samples/openapi.yaml has the routes of the sample API, and no other', async () => {
  const api = await startSampleApi();
  try {
    const { routes } = jsonOf(await call(api, { path: '/_sample' })) as { routes: Record<string, string>[] };
    const text = readFileSync(join(__dirname, '../../samples/openapi.yaml'), 'utf8');
    const { paths } = parse(text) as { paths: Record<string, Operations> };
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([name, { summary }]) => {
        const method = name === 'x-amazon-apigateway-any-method' ? 'ANY' : name.toUpperCase();
        return `${method} /prod${path}: ${summary}`;
      }),
    );
    const own = routes.filter(({ path }) => path !== '/_sample');
    assert.deepEqual(described.sort(), own.map(({ method, path, summary }) => `${method} ${path}: ${summary}`).sort());
  } finally {
    await api.close();
  }
});
