// Which credentials a Task's AuthType needs in a local run, and why it may have none.
import type { JsonObject } from '../json';
import { LocalFailure } from './local-failure';
import { signingRegion } from './sign';
import type { Credentials, Deps, HttpRequest, RunSettings } from './types';

/**
 * The credentials to sign with, or undefined for `NO_AUTH`, the default.
 *
 * @throws LocalFailure `ASLInvoke.ResourcePolicy` where only Step Functions itself can authenticate the call and nobody asked
 * to sign it all the same; `ASLInvoke.Credentials` with the message of `deps.credentials`.
 */
export async function credentialsFor(
  parameters: JsonObject,
  request: HttpRequest,
  roleArn: string | undefined,
  settings: RunSettings,
  deps: Deps,
): Promise<Credentials | undefined> {
  const authType = parameters['AuthType'] ?? 'NO_AUTH';
  if (authType === 'NO_AUTH') return undefined;
  if (authType === 'RESOURCE_POLICY' && !settings.signResourcePolicy)
    throw new LocalFailure(
      'ASLInvoke.ResourcePolicy',
      'With AuthType RESOURCE_POLICY Step Functions authenticates the call as the service states.amazonaws.com, which a ' +
        'local run cannot do. Nothing was sent. You can sign the call with your own credentials instead, or test the state on AWS.',
    );
  try {
    const region = signingRegion(request.host);
    return await deps.credentials({ region, ...(roleArn === undefined ? {} : { roleArn }) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new LocalFailure('ASLInvoke.Credentials', message);
  }
}
