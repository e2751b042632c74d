// Runs a Task of the editor on Step Functions itself (TestState): the same run in the same panel, marked as made there.
import * as vscode from 'vscode';
import { literalRole } from '../../shared/aws/definition';
import { spanInState } from '../../shared/aws/location';
import { regionOfTask } from '../../shared/aws/region';
import { waitsForToken } from '../../shared/aws/testRequest';
import type { AwsFinding, Mock, TestRequest } from '../../shared/aws/types';
import { loadReader, parse, syntaxOf } from '../../shared/document/document';
import { placedTasks } from '../../shared/document/embedded';
import type { RunRequest, Run } from '../../shared/engine/types';
import type { PreparedRun, TaskRunner } from '../run/runner';
import type { TaskRun, TaskRuns } from '../run/taskRuns';
import { taskId, type FoundTask, type TaskReference } from '../run/tasks';
import { AwsQuestions } from './questions';
import { awsSettings, withAccess, type AwsSettings } from './awsSettings';
import type { AwsDiagnostics } from './awsDiagnostics';

/** As for a local run; `mock` is for callers that have one and want no question. */
export type AwsReference = TaskReference & { mock?: Mock };

export class AwsRunner {
  private readonly questions: AwsQuestions;

  constructor(
    memory: vscode.Memento,
    private readonly runner: TaskRunner,
    private readonly runs: TaskRuns,
    private readonly diagnostics: AwsDiagnostics,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.questions = new AwsQuestions(memory);
  }

  /** Like `TaskRunner.run`, on AWS. */
  async run(target?: AwsReference | vscode.Uri): Promise<Run | undefined> {
    const prepared = await this.runner.prepared(target);
    const mock = target && 'mock' in target ? target.mock : undefined;
    return prepared && this.start(prepared, mock);
  }

  /** Runs the Task of a run again, as it stands now, with the same input where that is known. */
  runAgain({ task: { uri, path }, request, recorded }: TaskRun): Promise<Run | undefined> {
    return this.run({ uri, path, ...((recorded?.inputKept ?? true) && { input: request.input }) });
  }

  /** Runs a Task whose input is known; asks for whatever else TestState needs. Undefined where the person backed out. */
  async start({ found, request }: PreparedRun, given?: Mock): Promise<Run | undefined> {
    const settings = awsSettings(found.document.uri);
    const region = await this.regionFor(settings, request);
    if (region === undefined) return undefined;
    const mock = given ?? (waitsForToken(request.state) ? await this.askMock(found, request) : undefined);
    if (!mock && waitsForToken(request.state)) return undefined;
    const roleArn = mock ? settings.executionRoleArn : await this.roleFor(found, settings);
    if (!mock && roleArn === undefined) return undefined;
    // A mock calls nothing.
    if (!mock && roleArn && !(await this.questions.mayCall({ ...settings, region, roleArn }))) return undefined;
    return this.test(
      found,
      { run: request, inspectionLevel: settings.inspectionLevel, ...(roleArn && { roleArn }), ...(mock && { mock }) },
      { ...settings, region },
    );
  }

  private async test(found: FoundTask, request: TestRequest, settings: AwsSettings): Promise<Run> {
    const beginning = { task: taskId(found), request: request.run, retry: false, where: 'aws' } as const;
    const { taskRun, signal } = this.runs.begin(beginning);
    this.diagnostics.clear(found.document);
    const version = found.document.version;
    const { run, refused } = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Running “{0}” on AWS', found.task.name),
        cancellable: true,
      },
      async (_progress, token) => {
        token.onCancellationRequested(() => taskRun.cancel());
        const { testState } = await import('../../shared/aws/index');
        const identify = (identity: string): void => void (taskRun.identity = identity);
        return withAccess(settings, signal, identify, (access) => testState(request, access)).catch((error: Error) => ({
          run: settingsFailure(request.run, error),
          refused: undefined,
        }));
      },
    );
    this.runs.update(taskRun, run, true);
    this.log.info(`${run.state} on AWS (${settings.region}): ${run.failure?.error ?? run.status}`);
    // Places of a text that was edited meanwhile would be wrong.
    if (refused && refused.findings.length > 0 && found.document.version === version)
      await this.showFindings(found, refused.findings);
    return run;
  }

  private async regionFor(settings: AwsSettings, { state }: RunRequest): Promise<string | undefined> {
    const { regionOf } = await import('../../shared/aws/index');
    const known = settings.region ?? regionOfTask(state);
    const region = await regionOf({ ...settings, ...(known && { region: known }) });
    if (region === undefined) void sayNoRegion();
    return region;
  }

  private askMock(found: FoundTask, request: RunRequest): Promise<Mock | undefined> {
    const { key } = taskId(found);
    const last = this.runs.lastOf(key, 'local') ?? this.runs.lastOf(key, 'aws');
    return this.questions.mock(key, request, last?.run.result);
  }

  private async roleFor({ document, task, machine }: FoundTask, settings: AwsSettings): Promise<string | undefined> {
    if (settings.executionRoleArn) return settings.executionRoleArn;
    const tree = machine && (await parsed(document));
    const own =
      tree &&
      literalRole(
        tree,
        tree.machines.find(({ name }) => name === machine.name),
      );
    // The role that local runs take on is the state machine's, too.
    const assumed = vscode.workspace.getConfiguration('aslInvoke.aws', document.uri).get<string>('roleArn', '').trim();
    return this.questions.role(task.name, own ?? (assumed || undefined));
  }

  /** Puts what is wrong with the definition where it stands in the document. */
  private async showFindings({ document, task }: FoundTask, findings: AwsFinding[]): Promise<void> {
    const tree = await parsed(document);
    const path = JSON.stringify(task.path);
    const placed = placedTasks(tree).find((candidate) => JSON.stringify(candidate.path) === path);
    if (!placed) return;
    const inside = tree.embedded.find(({ document: home }) => home === placed.home);
    this.diagnostics.show(
      document,
      findings.map((finding) => {
        const span = finding.location === undefined ? undefined : spanInState(placed.task.node, finding.location);
        return { finding, span: span ? (inside ? inside.map.toOuter(span) : span) : placed.nameSpan };
      }),
    );
  }
}

/** Says that nobody knows the region, and where to set it. */
export async function sayNoRegion(): Promise<void> {
  const open = vscode.l10n.t('Open Settings');
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t('No AWS region: set aslInvoke.aws.region, or a region in the AWS configuration.'),
    open,
  );
  if (answer === open) await vscode.commands.executeCommand('workbench.action.openSettings', 'aslInvoke.aws.region');
}

async function parsed(document: vscode.TextDocument) {
  const syntax = syntaxOf(document.languageId, document.fileName);
  await loadReader(syntax);
  return parse(document.getText(), syntax);
}

function settingsFailure({ name, input }: RunRequest, { message }: Error): Run {
  const failure = { error: 'ASLInvoke.Settings', cause: message, stage: 'result', local: true } as const;
  return { state: name, status: 'failed', input, failure, notes: [] };
}
