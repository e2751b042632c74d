// Which requests need a yes before they are sent.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { needsConfirmation, type ConfirmHosts } from '../../../client/run/confirmation';

const api = 'https://abc123.execute-api.us-east-1.amazonaws.com';
const cases: [what: string, method: string, origin: string, mode: ConfirmHosts, confirmed: string[], asks: boolean][] =
  [
    ['changes something', 'POST', api, 'nonGet', [], true],
    ['deletes something', 'DELETE', api, 'nonGet', ['other.example.com'], true],
    ['only reads', 'GET', api, 'nonGet', [], false],
    ['only asks what is allowed', 'OPTIONS', api, 'nonGet', [], false],
    ['goes to a confirmed host', 'POST', api, 'nonGet', ['abc123.execute-api.us-east-1.amazonaws.com'], false],
    [
      'goes to another port of a confirmed host',
      'POST',
      'http://dev.example.com:81',
      'nonGet',
      ['dev.example.com'],
      true,
    ],
    ['reads, where all is asked about', 'GET', api, 'always', [], true],
    ['reads at a confirmed host', 'GET', api, 'always', ['abc123.execute-api.us-east-1.amazonaws.com'], false],
    ['changes something, where nothing is asked about', 'POST', api, 'never', [], false],
    ['goes to a mock', 'POST', 'http://127.0.0.1:3000', 'nonGet', [], false],
    ['goes to a mock by name', 'PUT', 'http://localhost:3000', 'always', [], false],
    ['goes to a mock by IPv6', 'POST', 'http://[::1]:3000', 'nonGet', [], false],
    ['goes to LocalStack’s own name', 'POST', 'http://api.localhost:4566', 'nonGet', [], false],
    ['goes to a name that only looks local', 'POST', 'http://localhost.example.com', 'nonGet', [], true],
    ['goes to a host that begins like loopback', 'POST', 'http://127.0.0.1.example.com', 'nonGet', [], true],
  ];

for (const [what, method, origin, mode, confirmed, asks] of cases)
  it(`a request that ${what} ${asks ? 'is' : 'is not'} asked about`, () =>
    assert.equal(needsConfirmation({ method, origin }, mode, confirmed), asks));
