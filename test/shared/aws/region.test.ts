// The region that a Task or a definition names, by its own text or by what a template gives to it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { regionOfDefinition, regionOfTask } from '../../../shared/aws/region';

const host = (region: string): string => `abc.execute-api.${region}.amazonaws.com`;

it('a Task names it in a literal host', () => {
  assert.equal(regionOfTask({ Parameters: { ApiEndpoint: host('eu-west-1') } }), 'eu-west-1');
  assert.equal(regionOfTask({ Parameters: { 'ApiEndpoint.$': '$.host' } }), undefined);
  assert.equal(regionOfTask({}), undefined);
});

it('a definition names it itself, or its template does', () => {
  const text = '{ "ApiEndpoint": "${Host}" }';
  assert.equal(regionOfDefinition(text, { Stage: 'prod', Host: host('us-gov-west-1') }), 'us-gov-west-1');
  assert.equal(regionOfDefinition(host('eu-west-1'), { Host: host('us-east-1') }), 'eu-west-1');
  assert.equal(regionOfDefinition(text, { Stage: 'prod' }), undefined);
});
