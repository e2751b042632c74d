// Credentials from every place that can be had without AWS, and for each failure a message that says what to run.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { CredentialsError, credentialsFrom } from '../../../shared/credentials';

const home = mkdtempSync(path.join(tmpdir(), 'asl-invoke-aws-'));
const file = (name: string): string => path.join(home, name);
const node = JSON.stringify(process.execPath);

writeFileSync(
  file('keys'),
  '[keys]\naws_access_key_id = AKIAKEYS\naws_secret_access_key = SECRETVALUE\n' +
    '[session]\naws_access_key_id = ASIASESSION\naws_secret_access_key = SECRETVALUE\naws_session_token = TOKENVALUE\n',
);
const printed = (fields: object): string =>
  JSON.stringify({ Version: 1, AccessKeyId: 'AKIAPROCESS', SecretAccessKey: 'SECRETVALUE', ...fields });
writeFileSync(file('process.json'), printed({}));
writeFileSync(file('expired.json'), printed({ SessionToken: 'TOKENVALUE', Expiration: '2020-01-01T00:00:00Z' }));
const print = (name: string): string => `${node} -e "console.log(require('fs').readFileSync('${file(name)}', 'utf8'))"`;
writeFileSync(
  file('config'),
  `[profile sso]
sso_session = one
sso_account_id = 123456789012
sso_role_name = reader
[sso-session one]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1
[profile old-sso]
sso_account_id = 123456789012
sso_role_name = reader
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1
[profile login]
login_session = arn:aws:iam::123456789012:user/me
[profile process]
credential_process = ${print('process.json')}
[profile process-expired]
credential_process = ${print('expired.json')}
[profile process-fails]
credential_process = ${node} -e "console.error('SECRETVALUE'); process.exit(1)"
[profile process-babbles]
credential_process = echo SECRETVALUE
[profile role]
role_arn = arn:aws:iam::123456789012:role/reader
source_profile = keys
[profile mfa]
role_arn = arn:aws:iam::123456789012:role/reader
source_profile = keys
mfa_serial = arn:aws:iam::123456789012:mfa/me
[profile dangling]
role_arn = arn:aws:iam::123456789012:role/reader
source_profile = nobody
`,
);

// This file runs in a process of its own: what it sets here, no other test sees.
for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) delete process.env[name];
Object.assign(process.env, {
  HOME: home,
  USERPROFILE: home,
  AWS_CONFIG_FILE: file('config'),
  AWS_SHARED_CREDENTIALS_FILE: file('keys'),
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
});
after(() => rmSync(home, { recursive: true }));

test('a profile with keys, with a session, with a credential_process', async () => {
  assert.deepEqual(await credentialsFrom({ profile: 'keys' }), {
    accessKeyId: 'AKIAKEYS',
    secretAccessKey: 'SECRETVALUE',
    source: 'profile keys',
  });
  assert.equal((await credentialsFrom({ profile: 'session' })).sessionToken, 'TOKENVALUE');
  assert.equal((await credentialsFrom({ profile: 'process' })).accessKeyId, 'AKIAPROCESS');
});

const failures: [profile: string | undefined, message: RegExp][] = [
  [undefined, /^No AWS credentials were found\. Sign in with `aws sso login`/],
  [
    'sso',
    /^You are not signed in with the AWS profile 'sso', or the session has expired\. Run `aws sso login --profile sso`\.$/,
  ],
  ['old-sso', /Run `aws sso login --profile old-sso`\.$/],
  ['login', /^You are not signed in with the AWS profile 'login'.* Run `aws login --profile login`\.$/],
  ['process-fails', /^The credential_process of the AWS profile 'process-fails' failed/],
  ['process-babbles', /^The credential_process of the AWS profile 'process-babbles' failed/],
  [
    'process-expired',
    /^The credential_process of the AWS profile 'process-expired' failed, or gave no valid credentials/,
  ],
  ['mfa', /needs a multi-factor code/],
  ['dangling', /^The AWS profile 'dangling', or one it refers to, does not exist or has no credentials/],
  ['nobody', /`aws configure sso --profile nobody` sets one up\.$/],
];
for (const [profile, message] of failures) {
  test(`no credentials: ${profile ?? 'nothing is set up'}`, async () => {
    await assert.rejects(credentialsFrom(profile === undefined ? {} : { profile }), (error) => {
      assert.ok(error instanceof CredentialsError);
      assert.match(error.message, message);
      assert.doesNotMatch(`${error.message}${error.stack ?? ''}${JSON.stringify(error)}`, /SECRETVALUE|TOKENVALUE/);
      assert.equal(error.cause, undefined);
      return true;
    });
  });
}

/** A security token service that answers every call alike, and tells what it was asked. */
async function withSts<T>(status: number, body: string, use: (asked: string[]) => Promise<T>): Promise<T> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk: Buffer) => (form += chunk.toString()));
    request.on('end', () => {
      asked.push(`${request.headers.authorization?.match(/Credential=([^,]*)/)?.[1] ?? ''} ${form}`);
      response.writeHead(status, { 'Content-Type': 'text/xml' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['AWS_ENDPOINT_URL_STS'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await use(asked);
  } finally {
    delete process.env['AWS_ENDPOINT_URL_STS'];
    server.closeAllConnections();
    server.close();
  }
}

const assumed = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>SECRETVALUE</SecretAccessKey><SessionToken>TOKENVALUE</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const error = (code: string): string =>
  `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>SECRETVALUE</Message></Error></ErrorResponse>`;
const roleArn = 'arn:aws:iam::123456789012:role/machine';

test('the role of the state machine is assumed with the profile, in the region of the API', async () => {
  await withSts(200, assumed, async (asked) => {
    const { expiration, ...found } = await credentialsFrom({ profile: 'keys', region: 'eu-west-1', roleArn });
    assert.deepEqual(found, {
      accessKeyId: 'ASIAROLE',
      secretAccessKey: 'SECRETVALUE',
      sessionToken: 'TOKENVALUE',
      source: `profile keys, role ${roleArn}`,
    });
    assert.equal(expiration?.getFullYear(), 2099);
    assert.match(asked[0] ?? '', /^AKIAKEYS\/\d{8}\/eu-west-1\/sts\//);
    assert.match(asked[0] ?? '', /RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fmachine/);
    assert.match(asked[0] ?? '', /RoleSessionName=asl-invoke/);
  });
});

test('a profile that assumes a role, and one that asks for a code', async () => {
  await withSts(200, assumed, async (asked) => {
    assert.equal((await credentialsFrom({ profile: 'role', region: 'us-east-1' })).accessKeyId, 'ASIAROLE');
    await credentialsFrom({ profile: 'mfa', region: 'us-east-1', mfaCode: () => Promise.resolve('123456') });
    assert.match(asked[1] ?? '', /TokenCode=123456/);
  });
});

test('what AWS says to a role', async () => {
  const answers: [string, RegExp][] = [
    ['AccessDenied', /refused to let the profile 'keys' assume the role arn:.*trust policy/],
    [
      'ExpiredToken',
      /^The sign-in behind the credentials of the AWS profile 'keys' has expired\. Renew it: `aws sso login --profile keys`/,
    ],
    ['InvalidClientTokenId', /^AWS does not accept the credentials of the AWS profile 'keys'\./],
    [
      'Whatever',
      /^Could not load the credentials of the AWS profile 'keys' \(Whatever\)\. `aws sts get-caller-identity --profile keys`/,
    ],
  ];
  for (const [code, message] of answers)
    await withSts(403, error(code), async () => {
      await assert.rejects(credentialsFrom({ profile: 'keys', region: 'us-east-1', roleArn }), (thrown) => {
        assert.ok(thrown instanceof CredentialsError);
        assert.match(thrown.message, message);
        assert.doesNotMatch(thrown.message, /SECRETVALUE/);
        return true;
      });
    });
});

test('AWS cannot be reached', async () => {
  process.env['AWS_ENDPOINT_URL_STS'] = 'http://127.0.0.1:1';
  await assert.rejects(credentialsFrom({ profile: 'role', region: 'us-east-1' }), /because AWS could not be reached/);
  delete process.env['AWS_ENDPOINT_URL_STS'];
});

test('a container', async () => {
  const server = createServer((_, response) => {
    const expires = { Expiration: '2099-01-01T00:00:00Z' };
    response.end(JSON.stringify({ AccessKeyId: 'ASIACONTAINER', SecretAccessKey: 's', Token: 't', ...expires }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    const found = await credentialsFrom();
    assert.equal(found.accessKeyId, 'ASIACONTAINER');
    assert.equal(found.source, 'container credentials');
  } finally {
    delete process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'];
    server.closeAllConnections();
    server.close();
  }
});

test('a web identity', async () => {
  writeFileSync(file('token'), 'WEBTOKEN');
  const given = { AWS_WEB_IDENTITY_TOKEN_FILE: file('token'), AWS_ROLE_ARN: roleArn };
  Object.assign(process.env, given);
  await withSts(200, assumed.replaceAll('AssumeRole', 'AssumeRoleWithWebIdentity'), async (asked) => {
    assert.equal((await credentialsFrom({ region: 'us-east-1' })).accessKeyId, 'ASIAROLE');
    assert.match(asked[0] ?? '', /WebIdentityToken=WEBTOKEN/);
  });
  for (const name of Object.keys(given)) delete process.env[name];
});

test('the environment, unless a profile is chosen', async () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'SECRETVALUE' });
  assert.equal((await credentialsFrom()).source, 'environment variables');
  assert.equal((await credentialsFrom({ profile: 'keys' })).accessKeyId, 'AKIAKEYS');
});
