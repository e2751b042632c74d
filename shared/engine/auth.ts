// Which credentials a Task's AuthType needs in a local run, and why it may have none.
import type { JsonObject } from '../json';
import { LocalFailure } from './local-failure';
import { signingRegion } from './sign';
import type { Credentials, CredentialsRequest, Deps, HttpRequest, RunSettings } from './types';

/** What the call is to be signed for, or undefined for `NO_AUTH`, the default. */
export function signingFor(
  parameters: JsonObject,
  request: HttpRequest,
  roleArn: string | undefined,
): CredentialsRequest | undefined {
  if ((parameters['AuthType'] ?? 'NO_AUTH') === 'NO_AUTH') return undefined;
  return { region: signingRegion(request.host), ...(roleArn === undefined ? {} : { roleArn }) };
}

/**
 * The credentials to sign with, or undefined for `NO_AUTH`, the default.
 *
 * @throws LocalFailure `ASLInvoke.ResourcePolicy` where only Step Functions itself can authenticate the call and nobody asked
 * to sign it all the same; `ASLInvoke.Credentials` with the message of `deps.credentials`.
 */
export async function credentialsFor(
  parameters: JsonObject,
  signing: CredentialsRequest | undefined,
  settings: RunSettings,
  deps: Deps,
): Promise<Credentials | undefined> {
  if (signing === undefined) return undefined;
  if (parameters['AuthType'] === 'RESOURCE_POLICY' && !settings.signResourcePolicy)
    throw new LocalFailure(
      'ASLInvoke.ResourcePolicy',
      'With AuthType RESOURCE_POLICY Step Functions authenticates the call as the service states.amazonaws.com, which a ' +
        'local run cannot do. Nothing was sent. You can sign the call with your own credentials instead, or test the state on AWS.',
    );
  try {
    return await deps.credentials(signing);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new LocalFailure('ASLInvoke.Credentials', message);
  }
}
