// The settings of calls to Step Functions itself, read fresh each time, and the way there.
import * as vscode from 'vscode';
import type { AwsAccess, InspectionLevel } from '../../shared/aws/types';
import { networkSettings } from '../network';

export type AwsSettings = {
  profile?: string;
  region?: string;
  /** The role that Step Functions takes on when it runs a state. */
  executionRoleArn?: string;
  /** Where Step Functions is, in place of AWS's own host. */
  endpoint?: string;
  inspectionLevel: InspectionLevel;
};

/** The settings for a document. */
export function awsSettings(uri: vscode.Uri): AwsSettings {
  const section = vscode.workspace.getConfiguration('aslInvoke.aws', uri);
  const text = (name: string): string => section.get<string>(name, '').trim();
  const [profile, region] = [text('profile'), text('region')];
  const [executionRoleArn, endpoint] = [text('executionRoleArn'), text('stepFunctionsEndpoint')];
  return {
    inspectionLevel: section.get<InspectionLevel>('inspectionLevel', 'DEBUG'),
    ...(profile && { profile }),
    ...(region && { region }),
    ...(executionRoleArn && { executionRoleArn }),
    ...(endpoint && { endpoint }),
  };
}

/** Does something with access to Step Functions; its connections are closed at the end. `onIdentity` is told whose credentials sign. */
export async function withAccess<T>(
  { profile, region, endpoint }: Omit<AwsSettings, 'inspectionLevel'>,
  signal: AbortSignal,
  onIdentity: (identity: string) => void,
  act: (access: AwsAccess) => Promise<T>,
): Promise<T> {
  const { createSender } = await import('../../shared/engine/index');
  const sender = createSender(await networkSettings());
  const where = { ...(profile && { profile }), ...(region && { region }) };
  try {
    return await act({
      ...where,
      ...(endpoint && { endpoint }),
      send: sender.send,
      signal,
      credentials: async () => {
        const { credentialsFrom } = await import('../../shared/credentials');
        const found = await credentialsFrom(where);
        onIdentity(found.source);
        return found;
      },
    });
  } finally {
    await sender.close();
  }
}
