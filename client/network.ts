// How calls leave this machine: the proxy and the extra certificate authorities, from VS Code's settings and the environment.
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { proxyFromVariables } from '../shared/engine/proxy';
import type { SendSettings } from '../shared/engine/send';

/** The network settings of a run. Throws an Error that names the file where a certificate cannot be read. */
export async function networkSettings(): Promise<SendSettings> {
  const proxy = proxyOf(vscode.workspace.getConfiguration('http'), process.env);
  const files = vscode.workspace.getConfiguration('aslInvoke').get<string[]>('run.caCertificates', []);
  const ca = await Promise.all(files.map(readCertificate));
  return { ...(proxy && { proxy }), ...(ca.length > 0 && { ca }) };
}

/** VS Code's own `http.proxy` comes first, then the usual variables; `http.proxySupport` `off` switches both off. */
function proxyOf(http: vscode.WorkspaceConfiguration, env: NodeJS.ProcessEnv): SendSettings['proxy'] {
  if (http.get<string>('proxySupport') === 'off') return undefined;
  const variables = proxyFromVariables(env);
  const own = http.get<string>('proxy', '').trim();
  const no = [http.get<string[]>('noProxy', []).join(','), variables.no].filter(Boolean).join(',');
  const [forHttp, forHttps] = own ? [own, own] : [variables.http, variables.https];
  if (!forHttp && !forHttps) return undefined;
  return { ...(forHttp && { http: forHttp }), ...(forHttps && { https: forHttps }), ...(no && { no }) };
}

async function readCertificate(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(
      vscode.l10n.t(
        'The certificate {0} of aslInvoke.run.caCertificates cannot be read: {1}',
        file,
        (error as Error).message,
      ),
      { cause: error },
    );
  }
}
