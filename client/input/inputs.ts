// Asks for what a Task reads from outside: its state input and the values of placeholders, remembered per Task.
import * as vscode from 'vscode';
import type { Json } from '../../shared/json';

/** Remembers what was typed, per Task and in this workspace only. */
export class Inputs {
  constructor(private readonly memory: vscode.Memento) {}

  /**
   * The state input as JSON, asked for with the last one (or `skeleton`) filled in.
   * Undefined where the person backed out.
   */
  async ask(taskKey: string, taskName: string, skeleton: Json): Promise<{ input: Json } | undefined> {
    const key = `input ${taskKey}`;
    const last = this.memory.get<string>(key);
    const value = last ?? JSON.stringify(skeleton);
    const firstGap = value.indexOf('""') + 1;
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Run Task “{0}”: state input', taskName),
      prompt: vscode.l10n.t('The input of the state, as JSON.'),
      value,
      // In a new skeleton the cursor stands between the first quotes; the last input is there to be replaced.
      ...(last === undefined && firstGap > 0 && { valueSelection: [firstGap, firstGap] as [number, number] }),
      ignoreFocusOut: true,
      validateInput: (value) => jsonMistake(value),
    });
    if (text === undefined) return undefined;
    await this.memory.update(key, text);
    return { input: parseInput(text) };
  }

  /**
   * Values for `${Name}` placeholders, asked for one by one. Undefined where the person backed out. `sources` says of a
   * placeholder where a template takes its value from.
   */
  async askSubstitutions(
    taskName: string,
    names: string[],
    sources: Readonly<Record<string, string>>,
  ): Promise<Record<string, string> | undefined> {
    const values: Record<string, string> = {};
    for (const [index, name] of names.entries()) {
      const key = `substitution ${name}`;
      const value = await vscode.window.showInputBox({
        title: vscode.l10n.t('Run Task “{0}”: placeholder {1} of {2}', taskName, index + 1, names.length),
        prompt: sources[name]
          ? vscode.l10n.t('The value that deployment puts in for ${{0}}: {1}.', name, sources[name])
          : vscode.l10n.t('The value that deployment puts in for ${{0}}.', name),
        value: this.memory.get<string>(key) ?? usualValues[name] ?? '',
        ignoreFocusOut: true,
      });
      if (value === undefined) return undefined;
      await this.memory.update(key, value);
      values[name] = value;
    }
    return values;
  }
}

/** What CloudFormation itself puts in nearly everywhere. */
const usualValues: Readonly<Record<string, string>> = { 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com' };

/** Nothing typed is an empty object, as a state machine that is started without input gets. */
function parseInput(text: string): Json {
  return text.trim() === '' ? {} : (JSON.parse(text) as Json);
}

function jsonMistake(text: string): string | undefined {
  try {
    parseInput(text);
    return undefined;
  } catch (error) {
    return vscode.l10n.t('Not JSON: {0}', (error as Error).message);
  }
}
