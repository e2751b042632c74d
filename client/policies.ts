// Copies the IAM policy that a Task's call needs: that of the state machine's role, or the API's resource policy.
import * as vscode from 'vscode';
import { givenByHomes, textsOf, type Home } from '../shared/document/given';
import { literalOf, parameterOf } from '../shared/document/known';
import { calleeOf, gaps, type Callee } from '../shared/policy/callee';
import { accountOf, deployedCallee, machineArn } from '../shared/policy/deployment';
import { gapsIn, isStateMachineArn, resourcePolicy, rolePolicy, type Policy } from '../shared/policy/policies';
import type { HomesLookup } from './run/given';
import { chosenTask, type FoundTask, type TaskReference } from './run/tasks';
import { runSettings } from './settings';

/** The commands around IAM. What they ask for is remembered in `memory`, in this workspace only. */
export class PolicyCommands {
  constructor(
    private readonly memory: vscode.Memento,
    private readonly homesOf: HomesLookup,
  ) {}

  /** Copies what the role of the state machine needs for the Task. Gives the policy, or undefined where there is none. */
  async copyRolePolicy(target?: TaskReference | vscode.Uri): Promise<Policy | undefined> {
    const found = await chosenTask(target);
    if (!found) return undefined;
    const homes = await this.homesOf(found);
    const account = await this.account(homes);
    if (account === undefined) return undefined;
    const policy = rolePolicy(calleeIn(found, homes), account);
    const auth = authOf(found);
    const hint =
      auth === 'IAM_ROLE' ? '' : vscode.l10n.t('It is only asked for with AuthType IAM_ROLE; the Task has {0}.', auth);
    return copied(policy, vscode.l10n.t('Copied the IAM policy for “{0}”.', found.task.name), hint);
  }

  /** Copies the resource policy that lets this state machine, and no other, call the API for the Task. */
  async copyResourcePolicy(target?: TaskReference | vscode.Uri): Promise<Policy | undefined> {
    const found = await chosenTask(target);
    if (!found) return undefined;
    const homes = await this.homesOf(found);
    const account = await this.account(homes);
    if (account === undefined) return undefined;
    const callee = calleeIn(found, homes);
    const arn = machineArn(homes) ?? (await this.askStateMachineArn(found, callee, account));
    if (arn === undefined) return undefined;
    const auth = authOf(found);
    const hint =
      auth === 'RESOURCE_POLICY'
        ? vscode.l10n.t('Only REST APIs have resource policies.')
        : vscode.l10n.t('It counts for AuthType RESOURCE_POLICY; the Task has {0}.', auth);
    return copied(
      resourcePolicy(callee, account, arn),
      vscode.l10n.t('Copied the resource policy for “{0}”.', found.task.name),
      hint,
    );
  }

  /** With a template deployment knows the account; elsewhere the person is asked, and may leave a gap. */
  private async account(homes: readonly Home[]): Promise<string | undefined> {
    if (homes.length > 0) return accountOf(homes);
    const given = await vscode.window.showInputBox({
      title: vscode.l10n.t('AWS account'),
      prompt: vscode.l10n.t('The account that owns the API. Empty leaves {0} in the policy.', gaps.account),
      value: this.memory.get('account', ''),
      validateInput: (text) =>
        /^(\d{12})?$/.test(text.trim()) ? undefined : vscode.l10n.t('An AWS account has 12 digits.'),
    });
    if (given === undefined) return undefined;
    await this.memory.update('account', given.trim());
    return given.trim() || gaps.account;
  }

  private async askStateMachineArn(
    { document }: FoundTask,
    { partition, region }: Callee,
    account: string,
  ): Promise<string | undefined> {
    const key = `stateMachineArn ${document.uri.toString()}`;
    const start = `arn:${partition}:states:${region}:${account}:stateMachine:`;
    const given = await vscode.window.showInputBox({
      title: vscode.l10n.t('State machine'),
      prompt: vscode.l10n.t('The ARN of the state machine that may call the API: without it, anyone’s could.'),
      value: this.memory.get(key, start),
      valueSelection: [start.length, start.length],
      validateInput: (text) =>
        isStateMachineArn(text.trim()) ? undefined : vscode.l10n.t('An ARN such as {0}NAME', start),
    });
    if (given === undefined) return undefined;
    await this.memory.update(key, given.trim());
    return given.trim();
  }
}

function calleeIn({ document, task }: FoundTask, homes: readonly Home[]): Callee {
  const { substitutions } = runSettings(document.uri);
  const callee = calleeOf(task, { ...textsOf(givenByHomes(homes)), ...substitutions });
  return deployedCallee(callee, task, homes, substitutions);
}

function authOf({ task }: FoundTask): string {
  const auth = parameterOf(task, 'AuthType')?.prop.value;
  if (!auth) return 'NO_AUTH';
  const value = literalOf(auth);
  return typeof value === 'string' ? value : '…';
}

async function copied(policy: Policy, message: string, hint: string): Promise<Policy> {
  await vscode.env.clipboard.writeText(`${JSON.stringify(policy, null, 2)}\n`);
  const missing = gapsIn(policy);
  const fill = missing.length > 0 ? vscode.l10n.t('Fill in {0}.', missing.join(', ')) : '';
  void vscode.window.showInformationMessage([message, fill, hint].filter(Boolean).join(' '));
  return policy;
}
