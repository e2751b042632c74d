// The commands around Step Functions itself: run there, compare with the local run, check a definition.
import * as vscode from 'vscode';
import { registerCommands } from '../commands';
import type { History } from '../history/history';
import type { RunDocuments } from '../history/runDocuments';
import type { GivenLookup } from '../run/given';
import type { TaskRunner } from '../run/runner';
import type { TaskRuns } from '../run/taskRuns';
import { AwsComparison } from './compare';
import { AwsDiagnostics } from './awsDiagnostics';
import { AwsRunner } from './awsRunner';
import { DefinitionValidator } from './validator';

export class AwsCommands implements vscode.Disposable {
  readonly runner: AwsRunner;
  private readonly subscriptions: vscode.Disposable;

  constructor(
    memory: vscode.Memento,
    taskRunner: TaskRunner,
    runs: TaskRuns,
    history: History,
    documents: RunDocuments,
    givenByTemplates: GivenLookup,
    log: vscode.LogOutputChannel,
  ) {
    const diagnostics = new AwsDiagnostics();
    const comparison = new AwsComparison(runs, history, documents);
    const validator = new DefinitionValidator(memory, givenByTemplates, diagnostics);
    this.runner = new AwsRunner(memory, taskRunner, runs, diagnostics, log);
    const commands = registerCommands({
      runOnAws: (target) => this.runner.run(target),
      compareWithAws: (target) => comparison.compare(target),
      validateOnAws: (target) => validator.validate(target),
    });
    this.subscriptions = vscode.Disposable.from(diagnostics, commands);
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}
