// What one types into a shell to give a task token back by oneself.

/** Sends every AWS SDK and CLI that is started from that shell to the endpoint. */
export function exportLine(endpoint: string): string {
  return `export AWS_ENDPOINT_URL_SFN=${endpoint}`;
}

/** The AWS CLI with an answer; it needs no AWS account for it. */
export function sendCommand(operation: 'success' | 'failure' | 'heartbeat', endpoint: string, token: string): string {
  const answer = { success: " --task-output '{}'", failure: ' --error Some.Error --cause Why', heartbeat: '' }[
    operation
  ];
  return `aws stepfunctions send-task-${operation} --task-token ${quoted(token)}${answer} --endpoint-url ${endpoint} --region us-east-1 --no-sign-request`;
}

/** In single quotes a shell takes everything as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
