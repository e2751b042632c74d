// Whose credentials sign, before anything is signed: shown in the status bar, and chosen from the profiles of this machine.
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { profileNames } from '../../shared/profiles';
import type { ActiveDocument } from '../activeDocument';
import { runSettings } from '../settings';

/** The status bar item, there while an ASL document or a template with the integration is active. */
export class ProfileItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('aslInvoke.profile', vscode.StatusBarAlignment.Right, 90);
  private readonly listening: vscode.Disposable[];

  constructor(private readonly active: ActiveDocument) {
    this.item.name = vscode.l10n.t('ASL Invoke: AWS Profile');
    this.item.command = 'aslInvoke.selectProfile';
    this.listening = [
      active.onDidChange(() => this.show()),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('aslInvoke.aws') && this.show()),
    ];
    this.show();
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
    this.item.dispose();
  }

  private show(): void {
    const { document } = this.active;
    if (!document) return this.item.hide();
    const { profile, roleArn } = runSettings(document.uri);
    this.item.text = `$(account) ${profile ?? vscode.l10n.t('AWS default')}`;
    this.item.tooltip = [
      profile
        ? vscode.l10n.t('IAM_ROLE Tasks are signed with the AWS profile {0}.', profile)
        : vscode.l10n.t(
            'IAM_ROLE Tasks are signed with what the AWS credential chain finds: environment, default profile.',
          ),
      ...(roleArn ? [vscode.l10n.t('First the role {0} is assumed.', roleArn)] : []),
    ].join('\n');
    this.item.show();
  }
}

/** Lets the person choose the profile, kept in the settings of the workspace. */
export async function selectProfile(): Promise<void> {
  const section = vscode.workspace.getConfiguration('aslInvoke');
  const chosen = section.get<string>('aws.profile', '').trim();
  const profiles = await profilesOfMachine();
  const mark = (name: string): string => (name === chosen ? vscode.l10n.t('in use') : '');
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: `$(circle-slash) ${vscode.l10n.t('No Profile')}`,
        description: mark(''),
        detail: vscode.l10n.t('The AWS credential chain: environment, default profile, container, instance.'),
        profile: '',
      },
      ...profiles.map((profile) => ({ label: `$(account) ${profile}`, description: mark(profile), profile })),
    ],
    {
      title: vscode.l10n.t('AWS Profile for Runs'),
      placeHolder:
        profiles.length > 0
          ? vscode.l10n.t('Whose credentials sign IAM_ROLE Tasks?')
          : vscode.l10n.t('There are no profiles on this machine; `aws configure sso` sets one up.'),
    },
  );
  if (!picked) return;
  const target = vscode.workspace.workspaceFolders
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await section.update('aws.profile', picked.profile || undefined, target);
}

async function profilesOfMachine(): Promise<string[]> {
  const home = path.join(os.homedir(), '.aws');
  const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
  return profileNames(
    await read(process.env['AWS_CONFIG_FILE'] ?? path.join(home, 'config')),
    await read(process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? path.join(home, 'credentials')),
  );
}
