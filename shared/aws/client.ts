// Calls Step Functions with the AWS SDK; the only importer of its client.
import {
  SFNClient,
  TestStateCommand,
  ValidateStateMachineDefinitionCommand,
  type SFNClientConfig,
} from '@aws-sdk/client-sfn';
import type { Credentials } from '../engine/types';
import { toldBy } from './answer';
import { AwsError, awsError, noRegion } from './errors';
import { handlerOf } from './handler';
import type { TestFields } from './testRequest';
import type { AwsAccess, AwsFinding, AwsRun, Called, Validation, ValidationRequest } from './types';

/** A state is tested for 5 minutes at most; a connection that died tells nobody. */
const patience = 6 * 60_000;

/**
 * Tests one state on Step Functions.
 *
 * @throws AwsError, or the signal's reason once it has aborted.
 */
export async function callTestState(fields: TestFields, access: AwsAccess): Promise<{ told: AwsRun; called: Called }> {
  const { answer, called } = await call('TestState', access, fields.roleArn, (client, options) =>
    client.send(new TestStateCommand(fields), options),
  );
  return { told: toldBy(answer), called };
}

/**
 * Has Step Functions check a whole definition, without creating anything. Same errors as `callTestState`.
 */
export async function callValidate(
  { definition, type }: ValidationRequest,
  access: AwsAccess,
): Promise<Validation & { called: Called }> {
  const { answer, called } = await call('ValidateStateMachineDefinition', access, undefined, (client, options) =>
    client.send(new ValidateStateMachineDefinitionCommand({ definition, type, severity: 'WARNING' }), options),
  );
  const { result, diagnostics = [], truncated = false } = answer;
  const findings = diagnostics.map(({ severity, code = '', message = '', location }): AwsFinding => ({
    severity: severity === 'WARNING' ? 'WARNING' : 'ERROR',
    code,
    message: message.trim(),
    ...(location && { location }),
  }));
  return { result: result === 'OK' ? 'OK' : 'FAIL', findings, truncated, called };
}

/** The region that calls go to: the one given, else that of the profile or of the AWS configuration. */
export async function regionOf({
  region,
  profile,
}: Pick<AwsAccess, 'region' | 'profile'>): Promise<string | undefined> {
  if (region) return region;
  const client = new SFNClient({ ...(profile && { profile }) });
  try {
    return (await client.config.region()) || undefined;
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}

async function call<T>(
  operation: string,
  access: AwsAccess,
  roleArn: string | undefined,
  send: (client: SFNClient, options: { abortSignal: AbortSignal }) => Promise<T>,
): Promise<{ answer: T; called: Called }> {
  const region = await regionOf(access);
  if (region === undefined) throw noRegion();
  const called: Called = { region, origin: '' };
  const timeout = AbortSignal.timeout(patience);
  const abortSignal = access.signal ? AbortSignal.any([access.signal, timeout]) : timeout;
  let client: SFNClient | undefined;
  try {
    const credentials = await access.credentials();
    abortSignal.throwIfAborted();
    client = open({ ...access, region }, credentials, called);
    return { answer: await send(client, { abortSignal }), called };
  } catch (error) {
    access.signal?.throwIfAborted();
    throw awsError(timeout.aborted ? timeout.reason : error, {
      operation,
      region,
      ...(called.origin && { origin: called.origin }),
      ...(roleArn && { roleArn }),
    });
  } finally {
    client?.destroy();
  }
}

function open(
  { region, profile, endpoint, send }: AwsAccess & { region: string },
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  called: Called,
): SFNClient {
  if (endpoint !== undefined && !/^https?:$/.test(URL.canParse(endpoint) ? new URL(endpoint).protocol : ''))
    throw new AwsError('Endpoint', `The endpoint of Step Functions is not an http or https address: '${endpoint}'.`);
  const config: SFNClientConfig = {
    region,
    // A copy: the SDK writes into what it is given.
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    // A test calls the API for real: it is made once, and made again only by whoever asks for it.
    maxAttempts: 1,
    ...(profile && { profile }),
    ...(endpoint && { endpoint, disableHostPrefix: true }),
    requestHandler: handlerOf(send, called) as NonNullable<SFNClientConfig['requestHandler']>,
  };
  const client = new SFNClient(config);
  // AWS_ENDPOINT_URL_SFN and the config file may name an endpoint too, which knows nothing of the prefix of AWS's own hosts.
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { hostname?: string };
      if (request.hostname && !/^sync-states[.-]/.test(request.hostname))
        request.hostname = request.hostname.replace(/^sync-/, '');
      return next(args);
    },
    { step: 'build', name: 'hostPrefix' },
  );
  return client;
}
