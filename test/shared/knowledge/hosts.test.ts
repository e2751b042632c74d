// What is wrong with the text of an ApiEndpoint, and the host that was meant where it can be told.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkEndpoint, partitions } from '../../../shared/knowledge/hosts';

const host = 'abc123.execute-api.us-east-1.amazonaws.com';

describe('more than a host', () => {
  for (const [endpoint, expected] of [
    [`https://${host}/prod/bills/add`, { host, stage: 'prod', path: 'bills/add' }],
    [`HTTPS://${host}:443/prod`, { host, stage: 'prod' }],
    [`https:${host}`, { host }],
    [`https:/${host}/prod`, { host, stage: 'prod' }],
    [`http//${host}`, { host }],
    [`//${host}/`, { host }],
    [`${host}:443`, { host }],
    [`${host}:443/`, { host }],
    [`${host}:443/prod/bills?a=b`, { host, stage: 'prod', path: 'bills' }],
    [`${host}:`, { host }],
    [` ${host} `, { host }],
    ['localhost:4566', { host: 'localhost' }],
  ] as const)
    it(endpoint, () => {
      const { kind, message, ...found } = checkEndpoint(endpoint) ?? {};
      assert.equal(kind, 'format');
      assert.match(message ?? '', /: without /);
      assert.deepEqual(found, expected);
    });
});

describe('no host', () => {
  for (const endpoint of [`${host}.`, `${host},`, 'abc123.execute-api.{region}.amazonaws.com', '[abc]'])
    it(endpoint, () =>
      assert.deepEqual(checkEndpoint(endpoint), {
        kind: 'format',
        message: `ApiEndpoint is a host name only (<API ID>.execute-api.<region>.amazonaws.com): '${endpoint}' is none.`,
      }),
    );

  it('an API ID alone is not called a custom domain', () => {
    const found = checkEndpoint('abc123');
    assert.equal(found?.kind, 'unsupported');
    assert.match(found.message, /^'abc123' is not the host name of an API/);
  });
});

describe('an API ID in words', () => {
  for (const [endpoint, expected] of [
    ['ABC123.execute-api.us-east-1.amazonaws.com', { host }],
    // The console writes this one, for the author to replace.
    [
      'MyApiId.execute-api.us-east-1.amazonaws.com',
      { host: 'myapiid.execute-api.us-east-1.amazonaws.com', isGuess: true },
    ],
    ['YOUR_API_ID.execute-api.YOUR_REGION.amazonaws.com', {}],
  ] as const)
    it(endpoint, () => {
      const { kind, message, ...found } = checkEndpoint(endpoint) ?? {};
      assert.equal(kind, 'format');
      assert.match(message ?? '', /^The API ID '\w+' can only contain 0-9 and a-z\.$/);
      assert.deepEqual(found, expected);
    });
});

describe('regions', () => {
  for (const { name, regions, suffix } of partitions)
    it(name, () => {
      for (const region of regions)
        assert.equal(checkEndpoint(`abc123.execute-api.${region}.${suffix}`), undefined, region);
    });

  for (const [region, near] of [
    ['us-est-1', 'us-east-1'],
    ['us-east1', 'us-east-1'],
    ['us-east-1a', 'us-east-1'],
    ['eu-wset-1', 'eu-west-1'],
    ['ap-southest-2', 'ap-southeast-2'],
    ['YOUR_REGION', undefined],
    ['local', undefined],
  ] as const)
    it(`${region} is none`, () => {
      const known = `'${region}' is not a region of AWS that is known here`;
      assert.deepEqual(checkEndpoint(`abc123.execute-api.${region}.amazonaws.com`), {
        kind: 'region',
        ...(near === undefined
          ? { message: `${known}.` }
          : {
              message: `${known}: did you mean '${near}'?`,
              host: `abc123.execute-api.${near}.amazonaws.com`,
              isGuess: true,
            }),
      });
    });

  for (const region of ['eu-north-9', 'sa-northwest-1', 'us-central-2'])
    it(`${region} may come to be`, () =>
      assert.equal(checkEndpoint(`abc123.execute-api.${region}.amazonaws.com`), undefined));
});
