// The credentials of a command's signed calls: the profile and role of its options, else the AWS chain.
import type { Deps } from '../shared/engine/types';

/** Loads the AWS chain, which is large, when the first call is signed. */
export function credentialsWith({ profile, roleArn }: { profile?: string; roleArn?: string }): Deps['credentials'] {
  return async (wanted) => {
    const { credentialsFrom } = await import('../shared/credentials');
    // The Task's own role, where it has one, comes before the state machine's.
    return credentialsFrom({ ...(roleArn && { roleArn }), ...wanted, ...(profile && { profile }) });
  };
}
