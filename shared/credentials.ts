// AWS credentials by the AWS chain or a chosen profile, and errors that say what to run; loaded on the first signed run.
import { fromIni, fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';

export type CredentialsQuestion = {
  /** A profile of the shared config files; without it the whole AWS chain is asked, as the AWS CLI would. */
  profile?: string;
  /** Region of the STS that assumes roles. */
  region?: string;
  /** A role to assume with the credentials that were found. */
  roleArn?: string;
  /** Asks the person for the code of a multi-factor device; without it a role that needs one is refused. */
  mfaCode?: (serial: string) => Promise<string>;
};

export type FoundCredentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
  /** Where they come from, in words: `profile dev`, `environment variables`, `profile dev, role arn:aws:iam::…`. */
  source: string;
};

/** No credentials. The message says why and what to run, and holds nothing that a provider printed. */
export class CredentialsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CredentialsError';
  }
}

/**
 * Finds credentials: the environment, the shared config files (keys, SSO, `aws login`, credential_process, assumed roles,
 * web identity), a container's or an instance's. A chosen profile is taken from the config files and from nowhere else.
 *
 * @throws CredentialsError
 */
export async function credentialsFrom(question: CredentialsQuestion = {}): Promise<FoundCredentials> {
  const { profile, region, roleArn, mfaCode } = question;
  const clientConfig = region === undefined ? {} : { region };
  const options = {
    clientConfig,
    logger: silent,
    ignoreCache: true, // The person may just have signed in, or edited the file.
    ...(mfaCode && { mfaCodeProvider: mfaCode }),
  };
  // With a profile the chain would go on to the instance's own role when the profile is wrong.
  const own = profile ? fromIni({ ...options, profile }) : fromNodeProviderChain(options);
  const provider = roleArn
    ? fromTemporaryCredentials({
        ...options,
        masterCredentials: own,
        params: { RoleArn: roleArn, RoleSessionName: 'asl-invoke' },
      })
    : own;
  try {
    const { accessKeyId, secretAccessKey, sessionToken, expiration, ...rest } = await provider();
    if (expiration && expiration.getTime() <= Date.now()) throw new CredentialsError(expired(question));
    return {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(expiration === undefined ? {} : { expiration }),
      source: sourceOf(rest, question),
    };
  } catch (error) {
    if (error instanceof CredentialsError) throw error;
    // Without the error as its cause: that may hold what a credential_process printed.
    throw new CredentialsError(explain(error, question));
  }
}

/** The chain warns on the console where both a profile and keys are set; which it takes is said by `source`. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing, trace: nothing };

function nothing(): void {}

/** The chain's own marks of where credentials come from. */
const sources: Record<string, string> = {
  CREDENTIALS_ENV_VARS: 'environment variables',
  CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN: 'web identity token',
  CREDENTIALS_HTTP: 'container credentials',
  CREDENTIALS_IMDS: 'instance role',
};

function sourceOf(credentials: object, { profile, roleArn }: CredentialsQuestion): string {
  const marks = '$source' in credentials && credentials.$source ? Object.keys(credentials.$source) : [];
  const known = marks.map((mark) => sources[mark]).find((source) => source !== undefined);
  const base = profile ? `profile ${profile}` : (known ?? 'default profile');
  return roleArn ? `${base}, role ${roleArn}` : base;
}

/** What went wrong, told by the provider's own words; `$1` and on are what the pattern caught. */
const explanations: [pattern: RegExp, message: (question: CredentialsQuestion) => string][] = [
  [/multi-factor authentication/i, mfaNeeded],
  [
    /aws login|login_session|reauthenticate|login[\\/]cache/i,
    (question) => `${signInAgain(question)} Run \`aws login${flag(question)}\`.`,
  ],
  [/sso/i, (question) => `${signInAgain(question)} Run \`aws sso login${flag(question)}\`.`],
  [/credential_process|Command failed/i, processFailed],
  [/using profile|was not found|could not be found|source_profile|cycle/i, profileUnusable],
  [/any providers|Unable to find environment variable credentials/i, noneFound],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|TimeoutError|socket hang up/, unreachable],
  [/ExpiredToken|is expired|has expired/, expired],
  [/InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch/, unknownKey],
  [/AccessDenied/, roleRefused],
];

/** Never repeats the error's text: a credential_process or a broken file may have put a secret into it. */
function explain(error: unknown, question: CredentialsQuestion): string {
  const { name, code, message } = describe(error);
  const found = explanations.find(([pattern]) => [name, code, message].some((text) => pattern.test(text)));
  return found ? found[1](question) : `Could not load ${who(question)} (${name}). ${check(question)}`;
}

function describe(error: unknown): { name: string; code: string; message: string } {
  if (!(error instanceof Error)) return { name: 'Error', code: '', message: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { name: error.name, code, message: error.message };
}

function noneFound(question: CredentialsQuestion): string {
  if (question.profile) return profileUnusable(question);
  return (
    'No AWS credentials were found. Sign in with `aws sso login` or `aws login`, or set up keys with `aws configure`, ' +
    'or choose a profile.'
  );
}

function profileUnusable(question: CredentialsQuestion): string {
  return (
    `The AWS profile '${question.profile ?? 'default'}', or one it refers to, does not exist or has no credentials. ` +
    `\`aws configure list-profiles\` names the profiles there are; \`aws configure sso${flag(question)}\` sets one up.`
  );
}

function processFailed(question: CredentialsQuestion): string {
  return (
    `The credential_process of the AWS profile '${question.profile ?? 'default'}' failed, or gave no valid credentials. ` +
    'Run its command in a terminal to see why.'
  );
}

function mfaNeeded(question: CredentialsQuestion): string {
  return (
    `The AWS profile '${question.profile ?? 'default'}' assumes a role that needs a multi-factor code. ` +
    'Get a session in a terminal (`aws sts assume-role … --token-code …`), and choose a profile that holds it.'
  );
}

function roleRefused({ roleArn, profile }: CredentialsQuestion): string {
  const role = roleArn ? `the role ${roleArn}` : 'the role';
  return (
    `AWS refused to let ${profile ? `the profile '${profile}'` : 'your credentials'} assume ${role}: ` +
    'its trust policy must name you, and you need sts:AssumeRole.'
  );
}

function unknownKey(question: CredentialsQuestion): string {
  return `AWS does not accept ${who(question)}. ${check(question)}`;
}

function unreachable(question: CredentialsQuestion): string {
  return `Could not load ${who(question)}, because AWS could not be reached. Check the network.`;
}

function expired(question: CredentialsQuestion): string {
  return `The sign-in behind ${who(question)} has expired. Renew it: \`aws sso login${flag(question)}\`, \`aws login${flag(question)}\`, or new keys.`;
}

function signInAgain({ profile }: CredentialsQuestion): string {
  return `You are not signed in${profile ? ` with the AWS profile '${profile}'` : ''}, or the session has expired.`;
}

function who({ profile }: CredentialsQuestion): string {
  return profile ? `the credentials of the AWS profile '${profile}'` : 'the AWS credentials';
}

function check(question: CredentialsQuestion): string {
  return `\`aws sts get-caller-identity${flag(question)}\` shows what is wrong.`;
}

function flag({ profile }: CredentialsQuestion): string {
  return profile ? ` --profile ${profile}` : '';
}
