// The endpoint for the runs of this window that wait for a task token: opened by the first of them, closed with the last.
import * as vscode from 'vscode';
import { createCallbackEndpoint, type ByHand, type CallbackEndpoint } from '../../shared/callback/endpoint';
import type { CallbackWait } from '../../shared/engine/types';

export class CallbackHost {
  private endpoint: Promise<CallbackEndpoint> | undefined;
  /** The next endpoint may need the port of the one before. */
  private closed: Promise<void> = Promise.resolve();
  private waits = 0;

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** Waits for a task token, as the engine asks for it. Rejects with what to do where the port is taken. */
  async wait(token: string, onHeartbeat: () => void): Promise<CallbackWait> {
    this.waits++;
    try {
      const endpoint = await (this.endpoint ??= this.open());
      const wait = endpoint.waitFor(token, onHeartbeat);
      return {
        ...wait,
        close: () => {
          wait.close();
          this.leave();
        },
      };
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  /** Gives a token back in place of whoever has it. Rejects with a message for people where the answer is not one. */
  async answer(token: string, answer: ByHand): Promise<void> {
    const endpoint = await this.endpoint;
    if (!endpoint) throw new Error(vscode.l10n.t('The run waits no more.'));
    endpoint.answer(token, answer);
  }

  private async open(): Promise<CallbackEndpoint> {
    const port = vscode.workspace.getConfiguration('aslInvoke').get<number>('callback.port', 0);
    await this.closed;
    try {
      const endpoint = await createCallbackEndpoint({ port });
      this.log.info(`Task tokens can be given back to ${endpoint.url} (AWS_ENDPOINT_URL_SFN).`);
      return endpoint;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new Error(
        code === 'EADDRINUSE'
          ? vscode.l10n.t(
              'Port {0} is taken, so that no task token could come back. Set “aslInvoke.callback.port” to another one, or to 0 for any that is free.',
              port,
            )
          : vscode.l10n.t('No task token could come back to port {0}: {1}', port, message),
        { cause: error },
      );
    }
  }

  private leave(): void {
    if (--this.waits > 0) return;
    const last = this.endpoint;
    this.endpoint = undefined;
    this.closed = Promise.resolve(last).then(
      async (endpoint) => {
        await endpoint?.close();
        if (endpoint) this.log.info(`Closed ${endpoint.url}: no run waits any more.`);
      },
      () => undefined,
    );
  }
}
