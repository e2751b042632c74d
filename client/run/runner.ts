// Runs a Task of the editor: checks trust, gathers its input and runs the engine.
import * as vscode from 'vscode';
import { stateOf } from '../../shared/document/substitutions';
import type { Run, RunRequest } from '../../shared/engine/types';
import type { Json, JsonObject } from '../../shared/json';
import type { CallbackHost } from '../callback/callbackHost';
import { givenFor, type GivenLookup } from './given';
import { confirmSigning, isTrusted } from './consent';
import type { Inputs } from '../input/inputs';
import type { TaskInput } from '../input/inputText';
import { needOf } from '../input/stateInput';
import { runSettings, type TaskRunSettings } from '../settings';
import { engineRun } from './engineRun';
import type { HostConsent } from './hostConsent';
import { logRun } from './runLog';
import { Placeholders } from './placeholders';
import type { TaskRun, TaskRuns } from './taskRuns';
import { findTask, pickTask, taskId, type FoundTask, type TaskReference } from './tasks';

/** A Task with all that a run of it needs. */
export type PreparedRun = { found: FoundTask; request: RunRequest; settings: TaskRunSettings };

export type RunnerOnAws = {
  start(prepared: PreparedRun): Promise<Run | undefined>;
  runAgain(taskRun: TaskRun): Promise<Run | undefined>;
};

export class TaskRunner {
  /** Who runs Tasks on Step Functions itself, where a run is to be made there. */
  onAws?: RunnerOnAws;
  private readonly placeholders: Placeholders;

  constructor(
    memory: vscode.Memento,
    private readonly inputs: Inputs,
    private readonly runs: TaskRuns,
    private readonly log: vscode.LogOutputChannel,
    private readonly givenByTemplates: GivenLookup,
    private readonly consent: HostConsent,
    private readonly callbacks: CallbackHost,
  ) {
    this.placeholders = new Placeholders(memory);
  }

  /**
   * Runs the Task of a reference, or one the person picks: of the document whose title button was pressed, or of the
   * active one. Gives the run, or undefined where none was made.
   */
  async run(target?: TaskReference | vscode.Uri): Promise<Run | undefined> {
    const prepared = await this.prepared(target);
    if (!prepared) return undefined;
    const { found, request, settings } = prepared;
    const signing = await confirmSigning(request.state);
    if (signing === 'aws') return this.onAws?.start(prepared);
    return signing && this.start(found, request, { ...settings, ...signing });
  }

  /**
   * What any run of a Task begins with: trust, the Task itself, its placeholders and its input. Undefined where the
   * person backed out, or where there is nothing to run, which has been said.
   */
  async prepared(target?: TaskReference | vscode.Uri): Promise<PreparedRun | undefined> {
    if (!(await isTrusted())) return undefined;
    const reference = target instanceof vscode.Uri ? undefined : target;
    const found = reference
      ? await findTask(reference)
      : await pickTask(target instanceof vscode.Uri ? target : undefined, { toRun: true });
    if (!found) {
      if (reference)
        void vscode.window.showWarningMessage(vscode.l10n.t('The Task is no longer there: the document has changed.'));
      return undefined;
    }
    const settings = { ...runSettings(found.document.uri), retry: reference?.retry ?? false };
    const request = await this.prepare(found, settings, reference);
    return request && { found, request, settings };
  }

  /** Runs the Task of a run again where that was made, as it stands in the document now, with the same input where that is known. */
  runAgain(taskRun: TaskRun, retry = false): Promise<Run | undefined> {
    if (taskRun.where === 'aws' && this.onAws) return this.onAws.runAgain(taskRun);
    const {
      task: { uri, path },
      request,
      recorded,
    } = taskRun;
    const isKnown = recorded?.inputKept ?? true;
    return this.run({ uri, path, retry, ...(isKnown && { input: request.input }) });
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
      const values = await this.placeholders.askSubstitutions(task.name, prepared.missing, given);
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
    if (!input) return undefined;
    const { variables } = settings;
    const context = { ...settings.context, ...input.context };
    return {
      name: task.name,
      state: prepared.state,
      queryLanguage: task.language,
      input: input.input,
      context,
      variables,
    };
  }

  private async inputFor(
    { document, task }: FoundTask,
    state: JsonObject,
    reference?: TaskReference,
  ): Promise<TaskInput | undefined> {
    if (reference && 'input' in reference)
      return { input: reference.input as Json, ...(reference.context && { context: reference.context }) };
    return this.inputs.forRun(taskId({ document, task }), needOf(state, task.language), reference?.chooseInput);
  }

  private async start(found: FoundTask, request: RunRequest, settings: TaskRunSettings): Promise<Run> {
    const { taskRun, signal } = this.runs.begin({ task: taskId(found), request, retry: settings.retry ?? false });
    // A wait for a task token may last for hours: the panel shows it, and cancels it; no notification does.
    let waits: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (waits = resolve));
    const run = await this.withProgress(found.task.name, taskRun, waiting, () =>
      engineRun(request, settings, {
        signal,
        confirm: this.consent.ofRun(settings),
        onStage: (run) => {
          this.runs.update(taskRun, run);
          if (run.waiting) waits();
        },
        onIdentity: (identity) => {
          taskRun.identity = identity;
          this.log.debug(`Signing with ${identity}.`);
        },
        callback: (token, onHeartbeat) => this.callbacks.wait(token, onHeartbeat),
      }),
    );
    this.runs.update(taskRun, run, true);
    logRun(this.log, taskRun);
    return run;
  }

  /** The notification of a run, where the person wants one, until it is over or waits for someone else; the run itself is waited for in any case. */
  private async withProgress(
    name: string,
    taskRun: TaskRun,
    waiting: Promise<void>,
    make: () => Promise<Run>,
  ): Promise<Run> {
    const running = make();
    const location = vscode.workspace.getConfiguration('aslInvoke').get<string>('progress.location', 'window');
    if (location !== 'notification') return running;
    await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Running “{0}”', name),
        cancellable: true,
      },
      async (_progress, token) => {
        token.onCancellationRequested(() => taskRun.cancel());
        await Promise.race([running, waiting]);
      },
    );
    return running;
  }
}
