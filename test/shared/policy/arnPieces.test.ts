// Whether a policy's resource can be, or surely is, what a call is about: wildcards, names, and what is unknown.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayMatch, patternPieces, surelyMatches, type TemplateNames } from '../../../shared/policy/arnPieces';
import { calledArns } from '../../../shared/policy/calledArns';
import type { Callee } from '../../../shared/policy/callee';

const names: TemplateNames = {
  apis: new Map([
    ['Rest', 'REST'],
    ['Http', 'HTTP'],
    ['Socket', 'WebSocket'],
  ]),
  names: new Set(['Rest', 'Http', 'Socket', 'Stage', 'Bucket']),
};

const known: Callee = {
  partition: 'aws',
  region: 'eu-west-1',
  apiId: 'abc123',
  routes: [{ stage: 'prod', path: 'bills/7' }],
  method: 'GET',
  isConnection: false,
};
const own: Callee = { ...known, region: '${AWS::Region}', apiId: '${Rest}' };
const route = (stage: string, path: string) => ({ routes: [{ stage, path }] });

/** What a policy's resource is to a call: `sure` that it is it, `maybe`, or `never`. */
function verdict(pattern: string, callee: Callee): 'sure' | 'maybe' | 'never' {
  const arns = calledArns(callee, names);
  const pieces = patternPieces(pattern, names);
  const isSure = arns.every((arn) => surelyMatches(pieces, arn));
  const isPossible = arns.some((arn) => mayMatch(pieces, arn));
  assert.ok(isPossible || !isSure, 'what is sure is possible');
  return isSure ? 'sure' : isPossible ? 'maybe' : 'never';
}

const arn = (rest: string): string => `arn:aws:execute-api:${rest}`;
const cases: [what: string, pattern: string, callee: Callee, expected: ReturnType<typeof verdict>][] = [
  ['everything', '*', known, 'sure'],
  ['everything of the service', arn('*'), known, 'sure'],
  ['all of an API', arn('*:*:abc123/*'), known, 'sure'],
  ['the account cannot be known', arn('eu-west-1:111122223333:abc123/*'), known, 'maybe'],
  ['another API', arn('*:*:abc124/*'), known, 'never'],
  ['an API whose id goes on', arn('*:*:abc1234/*'), known, 'never'],
  ['a shorter id with a wildcard behind', arn('*:*:abc*'), known, 'sure'],
  ['another region', arn('us-east-1:*:abc123/*'), known, 'never'],
  ['a region by wildcards', arn('eu-*-?:*:abc123/*'), known, 'sure'],
  ['another partition', 'arn:aws-cn:execute-api:*:*:abc123/*', known, 'never'],
  ['another service', 'arn:aws:lambda:*', known, 'never'],
  ['? is one character', arn('*:*:abc123/prod/GET/bills/?'), known, 'maybe'],
  ['? is not two', arn('*:*:abc123/prod/GET/bills/??'), known, 'never'],
  ['a method in small letters', arn('*:*:abc123/prod/get/bills/7'), known, 'never'],
  ['a path in other letters', arn('*:*:abc123/prod/GET/Bills/7'), known, 'never'],
  ['only below the path', arn('*:*:abc123/prod/GET/bills/7/*'), known, 'never'],
  ['above the path', arn('*:*:abc123/prod/GET/bills'), known, 'never'],
  ['the root, with and without its slash', arn('*:*:abc123/prod/GET'), { ...known, ...route('prod', '') }, 'maybe'],
  ['a slash at the end', arn('*:*:abc123/prod/GET/bills'), { ...known, ...route('prod', 'bills/') }, 'maybe'],
  ['Stage may be a path of an HTTP API', arn('*:*:abc123/$default/GET/prod/bills/7'), known, 'maybe'],
  ['a route for all else', arn('*:*:abc123/prod/$default'), known, 'maybe'],
  ['a route with its parameter', arn('*:*:abc123/prod/GET/bills/{id}'), known, 'maybe'],
  ['a variable of IAM', arn('*:*:abc123/${aws:PrincipalTag/stage}/*'), known, 'maybe'],
  ['an unknown path', arn('*:*:abc123/prod/GET/orders'), { ...known, ...route('prod', '*') }, 'maybe'],
  ['an unknown path, all of it', arn('*:*:abc123/*/GET/*'), { ...own, ...route('prod', '*') }, 'maybe'],
  [
    'an unknown part of the path',
    arn('*:*:abc123/prod/GET/orders/*'),
    { ...known, ...route('prod', 'bills/*') },
    'never',
  ],
  [
    'characters that may be asked about encoded',
    arn('*:*:abc123/prod/GET/a%20b'),
    { ...known, ...route('prod', 'a b') },
    'maybe',
  ],
  ['an unknown method', arn('*:*:abc123/prod/POST/bills/7'), { ...known, method: '*' }, 'maybe'],
  ['an endpoint that tells nothing', arn('*:*:zzz/prod/GET/bills/7'), { ...known, apiId: '<api-id>' }, 'maybe'],
  [
    'an endpoint that tells nothing, another stage',
    arn('*:*:*/dev/*'),
    { ...known, apiId: '<api-id>', region: '<region>' },
    'never',
  ],
  ['the same API of the template', arn('*:*:${Rest}/*'), own, 'maybe'],
  ['the same API, in any partition', 'arn:*:execute-api:*:${AWS::AccountId}:${Rest}/*', own, 'sure'],
  ['the same API by its attribute', 'arn:*:execute-api:*:*:${Rest.RestApiId}/prod/GET/bills/7', own, 'sure'],
  ['another API of the template', arn('*:*:${Http}/*'), own, 'never'],
  [
    'another API of the template, account and region known',
    arn('${AWS::Region}:${AWS::AccountId}:${Http}/*/*/*'),
    own,
    'never',
  ],
  ['an API by its id, where the template makes one', arn('*:*:abc123/*'), own, 'maybe'],
  ['what only deployment knows', arn('*:*:${Fn::ImportValue}/*'), own, 'maybe'],
  ['the same API, another stage', arn('*:*:${Rest}/dev/*'), own, 'never'],
  ['a REST API has no $default', arn('*:*:${Rest}/$default/GET/prod/bills/7'), own, 'never'],
  ['a stage that the template makes', arn('*:*:${Rest}/${Stage}/GET/bills/7'), own, 'maybe'],
  ['something else of the template', '${Bucket.Arn}', own, 'maybe'],
];

describe('the resource of a policy and a call', () => {
  for (const [what, pattern, callee, expected] of cases)
    it(what, () => assert.equal(verdict(pattern, callee), expected));
});

it('without names of a template, what stands in braces is unknown', () => {
  const [called = []] = calledArns(own, names);
  const pattern = patternPieces('arn:*:execute-api:*:*:${Http}/prod/GET/bills/7');
  assert.ok(mayMatch(pattern, called) && !surelyMatches(pattern, called));
});

it('wildcards without end take no time', () => {
  const pattern = patternPieces(`arn:aws:execute-api:*:*:${'*a'.repeat(700)}b`, names);
  const [called = []] = calledArns({ ...known, ...route('prod', 'a'.repeat(1500)) }, names);
  assert.equal(mayMatch(pattern, called), false);
});
