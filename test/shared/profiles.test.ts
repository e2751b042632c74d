// The profiles that the shared config files have, as `aws configure list-profiles` names them.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { profileNames } from '../../shared/profiles';

it('finds the profiles of both files, each once', () => {
  const config = `# [profile commented]
[default]
region = us-east-1
[profile prod]
[profile "with space"]
  [ profile  dev ]
role_arn = arn:aws:iam::123456789012:role/[profile not]
[sso-session corp]
[services local]
[dev-without-prefix]
`;
  const credentials = '[dev]\naws_access_key_id = [key]\r\n[old]\r\n; [profile commented]\n';
  assert.deepEqual(profileNames(config, credentials), ['default', 'dev', 'old', 'prod', 'with space']);
  assert.deepEqual(profileNames('', ''), []);
});
