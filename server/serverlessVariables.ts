// The variables of serverless.yml, `${self:custom.x}`: where the Serverless Framework takes each from when it deploys.
import type { AslDocument } from '../shared/document/document';
import { at, stringOf, valueOf, type Node } from '../shared/document/node';

export type ServerlessVariable = {
  /** Where the value comes from, as a sentence of Markdown. */
  summary: string;
  /** What the file itself has for it. */
  node?: Node;
};

/** Each source by what stands before the first colon; any other is a plugin's. */
const sources: Record<string, string> = {
  opt: 'the options of the `serverless` command',
  env: 'the environment',
  sls: 'the Serverless Framework itself',
  param: 'the parameters of the stage',
  cf: 'the outputs of a CloudFormation stack',
  ssm: 'the Parameter Store of Systems Manager, or Secrets Manager',
  s3: 'an object in S3',
  aws: 'the account and region it deploys to',
};

/** The variable of that name in a serverless.yml; undefined in a document of another kind, or for another name. */
export function serverlessVariable({ root }: AslDocument, name: string): ServerlessVariable | undefined {
  const [, source = '', rest = ''] = /^(\w+):(?!:)([^,]*)/.exec(name) ?? [];
  if (source === '' || !valueOf(root, 'stepFunctions')) return undefined;
  if (source !== 'self')
    return { summary: `Taken from ${sources[source] ?? `\`${source}\``} when it is deployed: a run asks for it.` };
  const path = rest.trim().split('.');
  const node = at(
    root,
    path.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  );
  const text = stringOf(node);
  const where = `\`${path.join('.')}\` of this file`;
  if (!node || text === undefined || text.includes('`'))
    return { summary: `Taken from ${where}: a run asks for it.`, ...(node && { node }) };
  return { summary: `\`${text}\`, from ${where}: a run asks for it.`, node };
}
