// The made-up AWS credentials that the sample API's IAM routes accept; they open nothing anywhere else.

/**
 * The sample's long-term credentials, as an IAM user has them.
 *
 * The secret holds `/` and `+`, as real ones do, so that a signer which mangles them is noticed.
 *
 * @type {import('./credentials.mjs').SampleCredentials}
 */
export const sampleCredentials = Object.freeze({
  accessKeyId: 'AKIDSAMPLE0000000000',
  secretAccessKey: 'not/a+real/secret/key/sample/only0000000',
});

/**
 * The sample's temporary credentials, as a role or an SSO login has them: every request must carry the token.
 *
 * @type {import('./credentials.mjs').SampleCredentials & { sessionToken: string }}
 */
export const sampleSession = Object.freeze({
  accessKeyId: 'ASIDSAMPLE0000000000',
  secretAccessKey: 'not/a+real/session/secret/sample/only000',
  sessionToken: 'not-a-real-token/sample+only//0000000000000000000000000000==',
});
