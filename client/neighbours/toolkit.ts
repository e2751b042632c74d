// AWS Toolkit, whose language ids for definitions we share.
import * as vscode from 'vscode';

export function isToolkitHere(): boolean {
  return vscode.extensions.getExtension('amazonwebservices.aws-toolkit-vscode') !== undefined;
}
