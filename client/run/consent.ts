// What a run asks the person first: trust in the workspace, and signing in place of Step Functions.
import * as vscode from 'vscode';
import { isObject, type JsonObject } from '../../shared/json';

/** Nothing of a workspace that is not trusted is run: its definitions could send anything anywhere. */
export async function isTrusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Tasks run only in a trusted workspace: a run sends requests and may sign them with your credentials.',
    ),
    manage,
  );
  if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}

/**
 * Step Functions authenticates a RESOURCE_POLICY Task as itself, which no local run can: says so before anything is
 * sent, and signs with the person's own credentials if asked to. `aws` where the person chose the run on AWS, which can;
 * undefined where the person backed out.
 */
export async function confirmSigning({
  Parameters,
  Arguments,
}: JsonObject): Promise<{ signResourcePolicy: boolean } | 'aws' | undefined> {
  const payload = [Parameters, Arguments].find(isObject);
  if (payload?.['AuthType'] !== 'RESOURCE_POLICY') return { signResourcePolicy: false };
  const onAws = vscode.l10n.t('Run on AWS');
  const sign = vscode.l10n.t('Sign with My Credentials');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('A local run cannot authenticate as Step Functions does for RESOURCE_POLICY.'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Step Functions calls this API as states.amazonaws.com, which the resource policy of the API allows. From here the call can only be signed with your own credentials; the API may refuse them. On AWS the Task can be tested as it will run (TestState).',
      ),
    },
    onAws,
    sign,
  );
  if (answer === onAws) return 'aws';
  return answer === sign ? { signResourcePolicy: true } : undefined;
}
