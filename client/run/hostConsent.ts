// Asks before a run changes something at a host that was not confirmed in this workspace.
import * as vscode from 'vscode';
import { requestUrl } from '../../shared/engine/request';
import type { Deps, HttpRequest } from '../../shared/engine/types';
import type { TaskRunSettings } from '../settings';
import { hostOf, needsConfirmation, type ConfirmHosts } from './confirmation';

const key = 'confirmed hosts';

/** What the person has said yes to is remembered per workspace. */
export class HostConsent {
  constructor(private readonly memory: vscode.Memento) {}

  /** The question of one run. A yes holds for its retries too. */
  ofRun(settings: TaskRunSettings): NonNullable<Deps['confirm']> {
    let isSaid = false;
    return async (request, signing) => {
      const mode = vscode.workspace.getConfiguration('aslInvoke').get<ConfirmHosts>('run.confirmHosts', 'nonGet');
      if (!isSaid && needsConfirmation(request, mode, this.hosts))
        isSaid = await this.ask(request, signing && identityOf({ ...settings, ...signing }));
      else isSaid = true;
      return isSaid;
    };
  }

  /** Asks about every host again from now on. */
  async forget(): Promise<void> {
    const { hosts } = this;
    await this.memory.update(key, undefined);
    void vscode.window.showInformationMessage(
      hosts.length === 0
        ? vscode.l10n.t('No host is confirmed in this workspace.')
        : vscode.l10n.t('Forgotten: {0}. The next run asks again.', hosts.join(', ')),
    );
  }

  private get hosts(): string[] {
    return this.memory.get<string[]>(key, []);
  }

  private async ask(request: HttpRequest, identity: string | undefined): Promise<boolean> {
    const send = vscode.l10n.t('Send');
    const always = vscode.l10n.t('Always for This Host');
    const host = hostOf(request);
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Send {0} to {1}?', request.method, host),
      {
        modal: true,
        detail: [
          `${request.method} ${requestUrl(request)}`,
          identity === undefined ? vscode.l10n.t('Not signed.') : vscode.l10n.t('Signed with {0}.', identity),
          vscode.l10n.t('“{0}” asks no more about {1} in this workspace.', always, host),
        ].join('\n\n'),
      },
      send,
      always,
    );
    if (answer === always) await this.memory.update(key, [...this.hosts, host]);
    return answer !== undefined;
  }
}

/** Whose credentials will sign, as far as the settings tell before the credential chain is asked. */
function identityOf({ profile, roleArn }: { profile?: string; roleArn?: string }): string {
  const base = profile
    ? vscode.l10n.t('profile {0}', profile)
    : vscode.l10n.t('the AWS credential chain (environment, default profile)');
  return roleArn ? vscode.l10n.t('{0}, role {1}', base, roleArn) : base;
}
