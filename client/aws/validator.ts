// Has Step Functions check a whole definition (ValidateStateMachineDefinition) and shows what it says at its places.
import * as vscode from 'vscode';
import { definitionsOf, definitionText, placeOf, pseudoParameters, type Definition } from '../../shared/aws/definition';
import { regionOfDefinition } from '../../shared/aws/region';
import type { ValidationRequest } from '../../shared/aws/types';
import { loadReader, parse, syntaxOf } from '../../shared/document/document';
import { givenFor, type GivenLookup, type GivenValues } from '../run/given';
import { isTrusted } from '../run/consent';
import { Placeholders } from '../run/placeholders';
import { activeUri } from '../run/tasks';
import { runSettings } from '../settings';
import { awsSettings, withAccess } from './awsSettings';
import { sayNoRegion } from './awsRunner';
import type { AwsDiagnostics } from './awsDiagnostics';

/** For callers that want no question. */
export type ValidationTarget = { uri: string; machine?: string; type?: ValidationRequest['type'] };

export class DefinitionValidator {
  private readonly placeholders: Placeholders;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly givenByTemplates: GivenLookup,
    private readonly diagnostics: AwsDiagnostics,
  ) {
    this.placeholders = new Placeholders(memory);
  }

  /** Gives how many findings there are, or undefined where Step Functions was not asked or gave no answer, which is said. */
  async validate(target?: vscode.Uri | ValidationTarget): Promise<number | undefined> {
    if (!(await isTrusted())) return undefined;
    const wanted = target && !(target instanceof vscode.Uri) ? target : undefined;
    const uri = wanted ? vscode.Uri.parse(wanted.uri) : target instanceof vscode.Uri ? target : activeUri();
    if (!uri) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a state machine definition first.'));
      return undefined;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    const definition = await this.pick(document, wanted?.machine);
    if (!definition) return undefined;
    const { regionOf } = await import('../../shared/aws/index');
    const settings = awsSettings(document.uri);
    const { machine } = definition;
    const given = await givenFor({ document, ...(machine && { machine }) }, this.givenByTemplates);
    const values = { ...given.values, ...runSettings(document.uri).substitutions };
    const known = settings.region ?? regionOfDefinition(definition.home.text, values);
    const region = await regionOf({ ...settings, ...(known && { region: known }) });
    if (region === undefined) return void sayNoRegion();
    const type = wanted?.type ?? definition.type ?? (await this.askType());
    const sent = type && (await this.textOf(document, definition, given, { ...pseudoParameters(region), ...values }));
    return sent ? this.ask(document, definition, { ...sent, type, region }) : undefined;
  }

  private async pick(document: vscode.TextDocument, wanted: string | undefined): Promise<Definition | undefined> {
    const syntax = syntaxOf(document.languageId, document.fileName);
    await loadReader(syntax);
    const tree = parse(document.getText(), syntax, { whole: true });
    const all = definitionsOf(tree);
    const definitions = wanted === undefined ? all : all.filter(({ name }) => name === wanted);
    const [problem] = tree.problems;
    // JSON is sent as it is written, and Step Functions has a message of its own; YAML must be read first.
    if (problem && (syntax === 'yaml' || definitions.length === 0)) {
      const line = document.positionAt(problem.start).line + 1;
      void vscode.window.showErrorMessage(vscode.l10n.t('Line {0} cannot be read: {1}', line, problem.message));
      return undefined;
    }
    if (definitions.length === 0)
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'This document holds no state machine definition: a single state is checked by running it on AWS.',
        ),
      );
    if (definitions.length < 2) return definitions[0];
    const items = definitions.map((definition) => ({ label: definition.name ?? '', definition }));
    const placeHolder = vscode.l10n.t('Which state machine?');
    return (await vscode.window.showQuickPick(items, { placeHolder }))?.definition;
  }

  /** Where no template says it; the last answer comes first. */
  private async askType(): Promise<ValidationRequest['type'] | undefined> {
    const key = 'state machine type';
    const types: ValidationRequest['type'][] = ['STANDARD', 'EXPRESS'];
    const last = this.memory.get<string>(key);
    const placeHolder = vscode.l10n.t('As which type of state machine?');
    const answer = await vscode.window.showQuickPick(last === 'EXPRESS' ? types.reverse() : types, { placeHolder });
    if (answer) await this.memory.update(key, answer);
    return answer as ValidationRequest['type'] | undefined;
  }

  /** The definition as it would be deployed; asks for what nobody gives a value to. */
  private async textOf(
    document: vscode.TextDocument,
    definition: Definition,
    given: GivenValues,
    known: Readonly<Record<string, string>>,
  ) {
    const name = definition.name ?? vscode.workspace.asRelativePath(document.uri);
    let sent = definitionText(definition, known);
    if (sent.missing.length > 0) {
      const values = await this.placeholders.askSubstitutions(name, sent.missing, given);
      if (!values) return undefined;
      sent = definitionText(definition, { ...known, ...values });
    }
    if (sent.unknown.length === 0) return sent;
    const message = vscode.l10n.t('“{0}” cannot be checked: only deployment knows {1}.', name, sent.unknown.join(', '));
    void vscode.window.showErrorMessage(message);
    return undefined;
  }

  private async ask(
    document: vscode.TextDocument,
    definition: Definition,
    { definition: text, asWritten, type, region }: ValidationRequest & { asWritten: boolean; region: string },
  ): Promise<number | undefined> {
    const { validateDefinition } = await import('../../shared/aws/index');
    const settings = awsSettings(document.uri);
    const controller = new AbortController();
    const version = document.version;
    this.diagnostics.clear(document);
    try {
      const answer = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: vscode.l10n.t('Step Functions checks the definition'),
          cancellable: true,
        },
        (_progress, token) => {
          token.onCancellationRequested(() => controller.abort());
          return withAccess(
            { ...settings, region },
            controller.signal,
            () => undefined,
            (access) => validateDefinition({ definition: text, type }, access),
          );
        },
      );
      const { findings, result, truncated } = answer;
      if (document.version === version)
        this.diagnostics.show(
          document,
          findings.map((finding) => ({ finding, span: placeOf(definition, finding, asWritten) })),
        );
      void say(result, findings.length, { type, region, truncated });
      return findings.length;
    } catch (error) {
      if (!controller.signal.aborted) void vscode.window.showErrorMessage((error as Error).message);
      return undefined;
    }
  }
}

async function say(
  result: 'OK' | 'FAIL',
  count: number,
  { type, region, truncated }: { type: string; region: string; truncated: boolean },
): Promise<void> {
  const show = vscode.l10n.t('Show Problems');
  const more = truncated ? ` ${vscode.l10n.t('There are more than it tells at once.')}` : '';
  const taken = vscode.l10n.t('Step Functions takes this {0} definition ({1}).', type, region);
  const warned = vscode.l10n.t('Step Functions takes this {0} definition ({1}). Warnings: {2}.', type, region, count);
  const refused = vscode.l10n.t('Step Functions does not take this {0} definition ({1}). Findings: {2}.', type, region, count); // prettier-ignore
  const answer =
    result === 'FAIL'
      ? await vscode.window.showWarningMessage(refused + more, show)
      : count > 0
        ? await vscode.window.showInformationMessage(warned + more, show)
        : await vscode.window.showInformationMessage(taken);
  if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
