// Runs a Task of the editor: checks trust, gathers its input, runs the engine and shows the run in its panel.
import * as vscode from 'vscode';
import path from 'node:path';
import { stateOf } from '../shared/document/substitutions';
import type { Deps, Run, RunRequest } from '../shared/engine/types';
import type { Json, JsonObject } from '../shared/json';
import { givenFor, type GivenLookup } from './given';
import { confirmSigning, isTrusted } from './consent';
import { Inputs } from './inputs';
import { networkSettings } from './network';
import { inputNeeded } from './stateInput';
import type { ResultPanels } from './resultPanel';
import { panelColumn, runSettings, type TaskRunSettings } from './settings';
import { findTask, pickTask, type FoundTask, type TaskReference } from './tasks';

export class TaskRunner implements vscode.Disposable {
  private readonly inputs: Inputs;
  /** The run that goes on, by Task: a new run of the same Task takes its place. */
  private readonly running = new Map<string, AbortController>();

  constructor(
    memory: vscode.Memento,
    private readonly panels: ResultPanels,
    private readonly log: vscode.LogOutputChannel,
    private readonly givenByTemplates: GivenLookup,
  ) {
    this.inputs = new Inputs(memory);
  }

  /**
   * Runs the Task of a reference, or one the person picks: of the document whose title button was pressed, or of the
   * active one. Gives the run, or undefined where none was made.
   */
  async run(target?: TaskReference | vscode.Uri): Promise<Run | undefined> {
    if (!(await isTrusted())) return undefined;
    const reference = target instanceof vscode.Uri ? undefined : target;
    const found = reference
      ? await findTask(reference)
      : await pickTask(target instanceof vscode.Uri ? target : undefined);
    if (!found) {
      if (reference)
        void vscode.window.showWarningMessage(vscode.l10n.t('The Task is no longer there: the document has changed.'));
      return undefined;
    }
    const settings = { ...runSettings(found.document.uri), retry: reference?.retry ?? false };
    const request = await this.prepare(found, settings, reference);
    if (!request) return undefined;
    const signing = await confirmSigning(request.state);
    return signing && this.start(found, request, { ...settings, ...signing });
  }

  /** What the engine needs: the state with its placeholders filled, and its input. */
  private async prepare(
    found: FoundTask,
    settings: TaskRunSettings,
    reference?: TaskReference,
  ): Promise<RunRequest | undefined> {
    const { document, task } = found;
    let prepared = stateOf(task, settings.substitutions);
    if (prepared.missing.length > 0) {
      const given = await givenFor(found, this.givenByTemplates);
      const known = { ...given.values, ...settings.substitutions };
      prepared = stateOf(task, known);
      const values = await this.inputs.askSubstitutions(task.name, prepared.missing, given.sources);
      if (!values) return undefined;
      prepared = stateOf(task, { ...known, ...values });
    }
    if (prepared.unknown.length > 0) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('“{0}” cannot be run: only deployment knows {1}.', task.name, prepared.unknown.join(', ')),
      );
      return undefined;
    }
    const input = await this.inputFor({ document, task }, prepared.state, reference);
    const { context, variables } = settings;
    return (
      input && { name: task.name, state: prepared.state, queryLanguage: task.language, ...input, context, variables }
    );
  }

  private async inputFor(
    { document, task }: FoundTask,
    state: JsonObject,
    reference?: TaskReference,
  ): Promise<{ input: Json } | undefined> {
    if (reference && 'input' in reference) return { input: reference.input as Json };
    const skeleton = inputNeeded(state, task.language);
    return skeleton === undefined ? { input: {} } : this.inputs.ask(taskKey({ document, task }), task.name, skeleton);
  }

  private async start(found: FoundTask, request: RunRequest, settings: TaskRunSettings): Promise<Run> {
    const { document, task } = found;
    const key = taskKey(found);
    this.running.get(key)?.abort();
    const controller = new AbortController();
    this.running.set(key, controller);
    const panel = this.panels.open(key, task.name, path.basename(document.fileName), panelColumn(), {
      cancel: () => controller.abort(),
      // Finds the Task again: it may have been edited since.
      runAgain: (retry) => void this.run({ uri: document.uri.toString(), path: task.path, retry }),
    });
    const show = (run: Run, done: boolean): void => {
      if (this.running.get(key) === controller) panel.show(run, done);
    };
    show({ state: task.name, status: 'failed', input: request.input, notes: [] }, false);
    try {
      const run = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: vscode.l10n.t('Running “{0}”', task.name),
          cancellable: true,
        },
        async (_progress, token) => {
          token.onCancellationRequested(() => controller.abort());
          return this.engineRun(request, settings, controller.signal, show);
        },
      );
      show(run, true);
      this.log.info(summary(run));
      return run;
    } finally {
      if (this.running.get(key) === controller) this.running.delete(key);
    }
  }

  /** The engine, the network client and the credential chain are loaded here, by the first run that needs them. */
  private async engineRun(
    request: RunRequest,
    settings: TaskRunSettings,
    signal: AbortSignal,
    show: (run: Run, done: boolean) => void,
  ): Promise<Run> {
    const engine = await import('../shared/engine/index');
    const { profile } = settings;
    const network = await networkSettings().catch((error: Error) => error);
    if (network instanceof Error) {
      const failure = { error: 'ASLInvoke.Settings', cause: network.message, stage: 'request', local: true } as const;
      return { state: request.name, status: 'failed', input: request.input, failure, notes: [] };
    }
    const sender = engine.createSender(network);
    const deps: Deps = {
      send: sender.send,
      credentials: async ({ region, roleArn = settings.roleArn }) => {
        const { credentialsFrom } = await import('../shared/credentials');
        const found = await credentialsFrom({ region, ...(profile && { profile }), ...(roleArn && { roleArn }) });
        this.log.debug(`Signing with ${found.source}.`);
        return found;
      },
      now: () => new Date(),
      random: Math.random,
      signal,
      onStage: (_stage, run) => show(run, false),
      onRetry: (retry, run) => {
        const attempt = run.failure && { failure: run.failure, retry };
        show({ ...run, attempts: [...(run.attempts ?? []), ...(attempt ? [attempt] : [])] }, false);
      },
    };
    return engine.run(request, settings, deps).finally(() => sender.close());
  }

  dispose(): void {
    for (const controller of this.running.values()) controller.abort();
  }
}

function taskKey({ document, task }: FoundTask): string {
  return `${document.uri.toString()}#${task.path.join('/')}`;
}

/** One line for the log: no header, no body. */
function summary({ state, status, request, response, failure }: Run): string {
  const call = request ? `${request.method} https://${request.host}${request.path}` : 'no request';
  const outcome = failure?.error ?? (response ? String(response.status) : status);
  return `${state}: ${call}: ${outcome}${response ? ` in ${Math.round(response.timing.total)} ms` : ''}`;
}
