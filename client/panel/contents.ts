// Contents of a run outside the panel: in the clipboard, in an editor, in a file.
import * as vscode from 'vscode';
import type { Run } from '../../shared/engine/types';
import { contentType } from '../../shared/engine/response';
import type { ContentId, CopyFormat } from '../webview/messages';
import { contentText } from '../webview/run/contents';

const contentOf = { body: 'responseBody', result: 'result', output: 'output' } as const;

/** The text of a format that needs no more than the run; undefined for the others. */
export function textIn(run: Run, format: CopyFormat): string | undefined {
  return format === 'curl' || format === 'http' ? undefined : contentText(run, contentOf[format]);
}

/** Opens the whole of a content as an untitled document. */
export async function openContent(run: Run, id: ContentId): Promise<void> {
  const content = contentText(run, id) ?? '';
  const isHttp = id === 'request' || id === 'response';
  const language = isHttp || !/^\s*["[{\d\-tfn]/.test(content) ? 'plaintext' : 'json';
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document, { preview: false });
}

const extensions: [pattern: RegExp, extension: string][] = [
  [/\bjson\b/i, 'json'],
  [/\bhtml\b/i, 'html'],
  [/\bxml\b/i, 'xml'],
  [/^text\/csv\b/i, 'csv'],
  [/^image\/(png|jpeg|gif|webp)\b/i, ''],
  [/^application\/pdf\b/i, 'pdf'],
  [/^text\//i, 'txt'],
];

/** Asks for a file and writes the response's body into it, byte for byte. */
export async function saveBody({ state, response }: Run, beside: vscode.Uri): Promise<void> {
  if (!response) return;
  const name = state.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '') || 'body';
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Response Body'),
    defaultUri: vscode.Uri.joinPath(beside, '..', `${name}.${extensionFor(contentType(response.headers))}`),
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, response.body);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The response body could not be saved: {0}', why));
  }
}

/** The file name extension for a Content-Type. */
function extensionFor(type: string): string {
  if (/^image\/svg/i.test(type)) return 'svg';
  const [match, extension] = extensions
    .map(([pattern, known]) => [pattern.exec(type), known] as const)
    .find(([found]) => found) ?? [null, 'bin'];
  return extension || match?.[1] || 'bin';
}
