// The last word before anything leaves this machine: whoever runs the Task may still say no.
import { Cancelled, type Deadline } from './deadline';
import type { CredentialsRequest, Deps, HttpRequest } from './types';

/**
 * Asks whether the request may be sent, where there is somebody to ask. The local limit starts anew afterwards: a person
 * who reads takes longer than a call.
 *
 * @throws Cancelled where it may not.
 */
export async function confirmed(
  request: HttpRequest,
  signing: CredentialsRequest | undefined,
  { confirm }: Deps,
  deadline: Deadline,
): Promise<void> {
  if (!confirm) return;
  deadline.endLocalLimit();
  if (!(await deadline.race(() => confirm(request, signing)))) throw new Cancelled();
  deadline.startLocalLimit();
}
