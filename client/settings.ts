// The settings of a run, read fresh each time.
import * as vscode from 'vscode';
import type { RunSettings } from '../shared/engine/types';
import type { JsonObject } from '../shared/json';

export type TaskRunSettings = RunSettings & {
  profile?: string;
  /** The state machine's role, to be assumed before signing as Step Functions does. */
  roleArn?: string;
  substitutions: Record<string, string>;
  /** Values of the context object that replace the made-up ones. */
  context: JsonObject;
  /** Workflow variables the Task can read. */
  variables: JsonObject;
};

/** The settings for a document. Restricted ones come from the user alone in a workspace that is not trusted. */
export function runSettings(uri: vscode.Uri): TaskRunSettings {
  const section = vscode.workspace.getConfiguration('aslInvoke', uri);
  const profile = section.get<string>('aws.profile', '').trim();
  const roleArn = section.get<string>('aws.roleArn', '').trim();
  return {
    endpoints: section.get<Record<string, string>>('endpoints', {}),
    errorPrefix: section.get<RunSettings['errorPrefix']>('run.errorPrefix', 'APIGateway'),
    timeoutSeconds: Math.max(1, section.get<number>('run.timeoutSeconds', 60)),
    substitutions: section.get<Record<string, string>>('substitutions', {}),
    context: section.get<JsonObject>('run.context', {}),
    variables: section.get<JsonObject>('run.variables', {}),
    ...(profile && { profile }),
    ...(roleArn && { roleArn }),
  };
}

/** Where the result panel opens. */
export function panelColumn(): { viewColumn: vscode.ViewColumn; preserveFocus: boolean } {
  const section = vscode.workspace.getConfiguration('aslInvoke.response');
  const beside = section.get<string>('viewColumn', 'beside') !== 'active';
  return {
    viewColumn: beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
    preserveFocus: section.get<boolean>('preserveFocus', true),
  };
}
