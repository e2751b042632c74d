// Asks for the values of `${Name}` placeholders that nothing else knows, and remembers them in this workspace.
import * as vscode from 'vscode';
import type { GivenValues } from './given';

export class Placeholders {
  constructor(private readonly memory: vscode.Memento) {}

  /**
   * Values for `${Name}` placeholders, asked for one by one. Undefined where the person backed out. `sources` says of a
   * placeholder where a template takes its value from; `defaults` are offered where nothing was typed before.
   */
  async askSubstitutions(
    taskName: string,
    names: string[],
    { sources, defaults }: Pick<GivenValues, 'sources' | 'defaults'>,
  ): Promise<Record<string, string> | undefined> {
    const values: Record<string, string> = {};
    for (const [index, name] of names.entries()) {
      const key = `substitution ${name}`;
      const value = await vscode.window.showInputBox({
        title: vscode.l10n.t('Run Task “{0}”: placeholder {1} of {2}', taskName, index + 1, names.length),
        prompt: sources[name]
          ? vscode.l10n.t('The value that deployment puts in for ${{0}}: {1}.', name, sources[name])
          : vscode.l10n.t('The value that deployment puts in for ${{0}}.', name),
        value: this.memory.get<string>(key) ?? defaults[name] ?? usualValues[name] ?? '',
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

/** The values that the person gave to placeholders before, as far as there are any. */
export function rememberedSubstitutions(memory: vscode.Memento, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = memory.get<string>(`substitution ${name}`);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
