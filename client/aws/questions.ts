// What a run on AWS asks the person: the role, what to mock, and whether it may really call the API.
import * as vscode from 'vscode';
import { mockSkeleton } from '../../shared/aws/mock';
import { isRoleArn, roleArnForm } from '../../shared/aws/roleArn';
import type { Mock } from '../../shared/aws/types';
import type { RunRequest } from '../../shared/engine/types';
import { isObject, type Json } from '../../shared/json';

/** Remembers answers, in this workspace only. */
export class AwsQuestions {
  constructor(private readonly memory: vscode.Memento) {}

  /** The role to run a state with; the last one, or `suggested`, is filled in. Undefined where the person backed out. */
  async role(taskName: string, suggested: string | undefined): Promise<string | undefined> {
    const key = 'execution role';
    const given = await vscode.window.showInputBox({
      title: vscode.l10n.t('Run “{0}” on AWS: execution role', taskName),
      prompt: vscode.l10n.t(
        'The IAM role that Step Functions takes on, as for the state machine. The setting aslInvoke.aws.executionRoleArn answers this for good.',
      ),
      placeHolder: roleArnForm,
      value: this.memory.get<string>(key) ?? suggested ?? '',
      ignoreFocusOut: true,
      validateInput: (text) =>
        isRoleArn(text.trim()) ? undefined : vscode.l10n.t('The ARN of an IAM role: {0}', roleArnForm),
    });
    if (given === undefined) return undefined;
    await this.memory.update(key, given.trim());
    return given.trim();
  }

  /**
   * What stands in for the answer of a callback Task. `last` is the result of its last run, which is filled in where
   * nothing was mocked before and the state does not tell what it reads.
   */
  async mock(taskKey: string, { name, state, queryLanguage }: RunRequest, last?: Json): Promise<Mock | undefined> {
    const kinds = [
      {
        label: vscode.l10n.t('Mock a Result'),
        detail: vscode.l10n.t('As SendTaskSuccess would give it.'),
        of: 'result',
      },
      {
        label: vscode.l10n.t('Mock an Error'),
        detail: vscode.l10n.t('As SendTaskFailure would give it.'),
        of: 'error',
      },
    ] as const;
    const kind = await vscode.window.showQuickPick(kinds, {
      title: vscode.l10n.t('Run “{0}” on AWS: mock', name),
      placeHolder: vscode.l10n.t('TestState runs a .waitForTaskToken Task only with a mock: the API is not called.'),
    });
    if (!kind) return undefined;
    const read = mockSkeleton(state, queryLanguage);
    const skeleton = isObject(read) && Object.keys(read).length === 0 ? (last ?? read) : read;
    const start = kind.of === 'error' ? { error: 'Rejected', cause: '' } : skeleton;
    const key = `mock ${kind.of} ${taskKey}`;
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Run “{0}” on AWS: {1}', name, kind.label),
      prompt:
        kind.of === 'error'
          ? vscode.l10n.t('JSON with "error", which Retry and Catch match, and "cause".')
          : vscode.l10n.t('The result of the Task, as JSON.'),
      value: this.memory.get<string>(key) ?? JSON.stringify(start),
      ignoreFocusOut: true,
      validateInput: (text) => mistakeIn(text, kind.of),
    });
    if (text === undefined) return undefined;
    await this.memory.update(key, text);
    return mockOf(JSON.parse(text) as Json, kind.of);
  }

  /** Asked once for each account, region and role: from then on the person knows what the command does. */
  async mayCall(who: { profile?: string; region: string; roleArn: string; endpoint?: string }): Promise<boolean> {
    const { profile, region, roleArn, endpoint } = who;
    const key = 'runs on AWS';
    const agreed = this.memory.get<string[]>(key, []);
    const identity = JSON.stringify([profile ?? '', region, roleArn, endpoint ?? '']);
    if (agreed.includes(identity)) return true;
    const run = vscode.l10n.t('Run on AWS');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Step Functions will really call the API.'),
      {
        modal: true,
        detail: [
          vscode.l10n.t('Profile: {0}', profile ?? vscode.l10n.t('the AWS credential chain')),
          vscode.l10n.t('Region: {0}', region),
          vscode.l10n.t('Role: {0}', roleArn),
          ...(endpoint ? [vscode.l10n.t('Endpoint: {0}', endpoint)] : []),
          '',
          vscode.l10n.t('The state is sent to TestState, which runs it with this role and creates nothing.'),
        ].join('\n'),
      },
      run,
    );
    if (answer !== run) return false;
    await this.memory.update(key, [...agreed, identity]);
    return true;
  }
}

function mistakeIn(text: string, of: 'result' | 'error'): string | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return mockOf(value, of) ? undefined : vscode.l10n.t('{0} is needed.', '{"error": "…", "cause": "…"}');
  } catch (error) {
    return vscode.l10n.t('Not JSON: {0}', (error as Error).message);
  }
}

function mockOf(value: Json, of: 'result' | 'error'): Mock | undefined {
  if (of === 'result') return { result: value };
  const { error, cause = '' } = isObject(value) ? value : {};
  return typeof error === 'string' && typeof cause === 'string' ? { error, cause } : undefined;
}
