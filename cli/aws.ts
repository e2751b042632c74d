// Calls to Step Functions itself: `run --aws` and what `validate` shares with it.
import { waitsForToken } from '../shared/aws/testRequest';
import { regionOfTask } from '../shared/aws/region';
import type { AwsAccess } from '../shared/aws/types';
import { proxyFromVariables } from '../shared/engine/proxy';
import type { Run, RunRequest } from '../shared/engine/types';
import { readMock, type AwsOptions, type TestOptions } from './awsOptions';
import type { Terminal } from './terminal';
import { misused } from './usage';

/**
 * Has Step Functions run the Task. Throws a UsageError, before any call, where the role or the mock is missing that it
 * cannot do without.
 */
export async function runOnAws(request: RunRequest, options: TestOptions, { env }: Terminal): Promise<Run> {
  const mock = await readMock(options);
  const { executionRole: roleArn, inspectionLevel } = options;
  if (!mock && waitsForToken(request.state))
    throw misused(`TestState takes a .waitForTaskToken Task like '${request.name}' only with --mock or --mock-error.`);
  if (!mock && roleArn === undefined)
    throw misused('--aws needs --execution-role ARN, the role of the state machine, unless there is a mock.');
  const { testState } = await import('../shared/aws/index');
  const region = options.region ?? regionOfTask(request.state);
  const access = await awsAccess({ ...options, ...(region && { region }) }, env);
  const { run } = await testState(
    { run: request, ...(roleArn && { roleArn }), ...(mock && { mock }), ...(inspectionLevel && { inspectionLevel }) },
    access,
  );
  return run;
}

/** The way to Step Functions, with Ctrl-C to cancel. */
export async function awsAccess(
  { region, profile, stepFunctionsEndpoint: endpoint }: AwsOptions,
  env: NodeJS.ProcessEnv,
): Promise<AwsAccess> {
  const { createSender } = await import('../shared/engine/index');
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  return {
    credentials: async () => {
      const { credentialsFrom } = await import('../shared/credentials');
      return credentialsFrom({ ...(region && { region }), ...(profile && { profile }) });
    },
    send: createSender({ proxy: proxyFromVariables(env) }).send,
    signal: interrupt.signal,
    ...(region && { region }),
    ...(profile && { profile }),
    ...(endpoint && { endpoint }),
  };
}
