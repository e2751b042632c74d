// Copies the request of a Task as a cURL command or a .http request, prepared as a run would, and not sent.
import * as vscode from 'vscode';
import { curlOf } from '../../shared/exchange/curl';
import { httpTextOf } from '../../shared/exchange/httpText';
import { signingOf } from '../../shared/exchange/options';
import type { TaskRunner } from '../run/runner';
import type { TaskReference } from '../run/tasks';

/** Gives what was copied, or undefined where the person backed out or the Task makes no request, which has been said. */
export async function copyRequest(
  runner: Pick<TaskRunner, 'prepared'>,
  kind: 'curl' | 'http',
  target?: TaskReference | vscode.Uri,
): Promise<string | undefined> {
  const prepared = await runner.prepared(target);
  if (!prepared) return undefined;
  const { request: runRequest, settings } = prepared;
  const { prepare } = await import('../../shared/engine/index');
  const made = await prepare(runRequest, settings, { now: () => new Date(), random: Math.random });
  if ('failure' in made) {
    const { error, cause } = made.failure;
    void vscode.window.showErrorMessage(
      vscode.l10n.t('“{0}” makes no request: {1}', runRequest.name, [error, cause].filter(Boolean).join(': ')),
    );
    return undefined;
  }
  const write = (mapped: boolean): string => {
    const options = { ...signingOf(made), mapped };
    return kind === 'curl'
      ? `${curlOf(made.request, options)}\n`
      : httpTextOf(made.request, { ...options, title: runRequest.name });
  };
  const text = write(false);
  await vscode.env.clipboard.writeText(text);
  void offerMapped(runRequest.name, made.request, () => write(true));
  return text;
}

/** The API's own address is what others can use; where a local run calls another one, that is one click away. */
async function offerMapped(
  name: string,
  { origin, host }: { origin: string; host: string },
  write: () => string,
): Promise<void> {
  const message = vscode.l10n.t('Copied the request of “{0}”.', name);
  if (origin === `https://${host}`) {
    void vscode.window.showInformationMessage(message);
    return;
  }
  const mapped = vscode.l10n.t('Copy for {0} Instead', origin);
  const answer = await vscode.window.showInformationMessage(message, mapped);
  if (answer === mapped) await vscode.env.clipboard.writeText(write());
}
