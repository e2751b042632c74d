// How the commands of the extension are made known to VS Code.
import * as vscode from 'vscode';

/** What each command does, by its name behind `aslInvoke.`. What VS Code or a lens passes is not known here. */
type Commands = Record<string, (...args: never[]) => unknown>;

export function registerCommands(commands: Commands): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`aslInvoke.${name}`, run)),
  );
}
