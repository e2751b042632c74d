// The document of a result panel: what it may load, and nothing else.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * The frame that client/webview/page fills. Scripts run only with the nonce of this document, styles and fonts come only from
 * the extension, pictures only from the response itself.
 */
export function pageDocument(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  const { cspSource } = webview;
  const policy = `default-src 'none'; style-src ${cspSource}; font-src ${cspSource}; img-src data:; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="${uri('codicon.css')}" id="vscode-codicon-stylesheet">
<link rel="stylesheet" href="${uri('webview.css')}">
<title>ASL Invoke</title>
</head>
<body><main id="root"></main><div id="announcements" role="status"></div><script nonce="${nonce}" src="${uri('webview.js')}"></script></body>
</html>`;
}
