// What the statements of a template's policies visibly allow; anything that cannot be read counts as allowing.
import { stringOf, valueOf, type Node } from '../document/node';

/** AWS managed policies that grant nothing of execute-api: those made for one other service. */
const otherServices =
  /^arn:aws[\w-]*:iam::aws:policy\/(service-role\/)?(AWSLambda|AWSXRay|AWSXray|CloudWatch|AmazonDynamoDB|AmazonS3|AmazonSQS|AmazonSNS|AmazonEventBridge|AmazonSES|AWSStepFunctions|AmazonBedrock|AmazonEC2|SecretsManager)/;

/** Whether a list of statements allows an action, or cannot be read. */
export function statementsAllow(statements: Node | undefined, action: string): boolean {
  return listed(statements).some((statement) => {
    if (statement.kind !== 'object') return true;
    const [effect, actions] = [valueOf(statement, 'Effect'), valueOf(statement, 'Action')];
    if (effect && stringOf(effect) === 'Deny') return false;
    // `NotAction`, and a statement that a function makes: who knows.
    if (!actions || stringOf(effect) === undefined) return true;
    return listed(actions).some((node) => {
      const pattern = stringOf(node);
      return pattern === undefined || pattern.includes('${') || matches(pattern, action);
    });
  });
}

/** Whether a managed policy may allow calls of APIs: all but those known to be about something else. */
export function managedPolicyMayAllow(node: Node): boolean {
  const name = stringOf(node);
  if (name === undefined) return true;
  return !otherServices.test(name.startsWith('arn:') ? name : `arn:aws:iam::aws:policy/${name}`);
}

/** A policy document's statements. */
export function statementsOf(policy: Node | undefined): Node | undefined {
  return valueOf(policy, 'Statement');
}

function listed(node: Node | undefined): Node[] {
  if (!node) return [];
  return node.kind === 'array' ? node.items : [node];
}

/** IAM's wildcards, in any case as IAM compares actions. */
function matches(pattern: string, action: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}
