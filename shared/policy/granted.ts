// What the statements of a template's policies say of a call; anything that cannot be read counts as allowing it.
import { stringOf, valueOf, type Node } from '../document/node';
import { templateFunctionOf, templateText } from '../document/templateFunctions';
import { mayMatch, patternPieces, surelyMatches, type Piece, type TemplateNames } from './arnPieces';

/** A call as IAM is asked about it: one ARN for each way to read it. */
export type Call = { action: string; arns: readonly Piece[][]; names: TemplateNames };

/** What statements say of a call: whether they may allow it, allow the action but on something else, surely deny it. */
export type Grant = { allows: 'maybe' | 'elsewhere' | 'no'; denies: boolean };

export const noGrant: Grant = { allows: 'no', denies: false };

/** What cannot be read, or is not in the template. */
export const unknownGrant: Grant = { allows: 'maybe', denies: false };

/** All that several policies say. */
export function together(grants: readonly Grant[]): Grant {
  const found = (allows: Grant['allows']): boolean => grants.some((grant) => grant.allows === allows);
  const allows = found('maybe') ? 'maybe' : found('elsewhere') ? 'elsewhere' : 'no';
  return { allows, denies: grants.some(({ denies }) => denies) };
}

/** AWS managed policies that grant nothing of execute-api: those made for one other service. */
const otherServices =
  /^arn:aws[\w-]*:iam::aws:policy\/(service-role\/)?(AWSLambda|AWSXRay|AWSXray|CloudWatch|AmazonDynamoDB|AmazonS3|AmazonSQS|AmazonSNS|AmazonEventBridge|AmazonSES|AWSStepFunctions|AmazonBedrock|AmazonEC2|SecretsManager)/;

/** All managed policies but those known to be about something else may allow calls of APIs. */
export function managedPolicyGrant(node: Node): Grant {
  const name = stringOf(node);
  if (name === undefined) return unknownGrant;
  return otherServices.test(name.startsWith('arn:') ? name : `arn:aws:iam::aws:policy/${name}`)
    ? noGrant
    : unknownGrant;
}

/** What a policy document says of a call. */
export function documentGrant(policy: Node | undefined, call: Call): Grant {
  const statements = valueOf(policy, 'Statement');
  return statements ? together(listed(statements).map((statement) => statementGrant(statement, call))) : unknownGrant;
}

function statementGrant(statement: Node, call: Call): Grant {
  const [effect, actions] = [stringOf(valueOf(statement, 'Effect')), valueOf(statement, 'Action')];
  if (effect === 'Deny') return { allows: 'no', denies: surelyDenies(statement, call) };
  // `NotAction`, and a statement that a function makes: who knows.
  if (!actions || effect === undefined) return unknownGrant;
  if (!listed(actions).some((action) => mayBeAction(action, call.action))) return noGrant;
  const resources = listed(valueOf(statement, 'Resource'));
  if (resources.length === 0) return unknownGrant;
  const isCalled = resources.some((resource) => call.arns.some((arn) => mayMatch(resourceOf(resource, call), arn)));
  return { allows: isCalled ? 'maybe' : 'elsewhere', denies: false };
}

/** Only without a Condition, and only where each way to read the call is denied. */
function surelyDenies(statement: Node, call: Call): boolean {
  if (valueOf(statement, 'Condition')) return false;
  const names = listed(valueOf(statement, 'Action')).map(stringOf);
  if (!names.some((name) => name !== undefined && !name.includes('${') && matches(name, call.action))) return false;
  const patterns = listed(valueOf(statement, 'Resource')).map((resource) => resourceOf(resource, call));
  return call.arns.every((arn) => patterns.some((pattern) => surelyMatches(pattern, arn)));
}

function mayBeAction(node: Node, action: string): boolean {
  const pattern = stringOf(node);
  return pattern === undefined || pattern.includes('${') || matches(pattern, action);
}

function resourceOf(node: Node, { names }: Call): Piece[] {
  const text = templateText(node);
  if (text === undefined) return [{ is: 'unknown' }];
  // Without a function, `${Name}` is not the template's: IAM has variables of the same form.
  return patternPieces(text, templateFunctionOf(node) ? names : undefined);
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
