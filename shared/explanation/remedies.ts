// Repairs that more than one explanation offers.
import type { Remedy } from './explanation';

/** Signs the call with the role of the state machine. */
export const toIamRole: Remedy = {
  title: "Change AuthType to 'IAM_ROLE'",
  set: [{ parameter: 'AuthType', value: 'IAM_ROLE' }],
};
