// The role of a template's state machine: whether it visibly lacks a permission, and where one would be added.
import type { Source } from '../document/layout';
import { at, propOf, stringOf, valueOf, type Node, type ObjectNode } from '../document/node';
import type { TextEdit } from '../document/edit';
import type { Machine } from '../document/template';
import { templateFunctionOf } from '../document/templateFunctions';
import type { Json } from '../json';
import { documentGrant, managedPolicyGrant, noGrant, together, unknownGrant, type Call, type Grant } from './granted';
import { addPolicy, addPolicyDocument } from './addPolicy';

/** A place of the template that policies can be added to. */
export type Role = {
  /** What its policies say of a call; what cannot be known of them may allow it. */
  grant(call: Call): Grant;
  /** The edit that adds a statement; undefined where the template's form leaves no plain place for it. */
  allow(document: Source, statement: Json): TextEdit | undefined;
};

/**
 * The role of a machine, where the template says all about it: the one SAM makes from `Policies`, or an `AWS::IAM::Role`
 * of the template. Undefined for any other (imported, named by ARN, given as a parameter).
 */
export function roleOf(machine: Machine, root: Node | undefined): Role | undefined {
  const index = machine.path.indexOf('Properties');
  const resources = at(root, machine.path.slice(0, Math.max(0, index - 1)));
  const resource = index < 0 ? undefined : at(root, machine.path.slice(0, index));
  const properties = valueOf(resource, 'Properties');
  if (resource?.kind !== 'object' || properties?.kind !== 'object' || resources?.kind !== 'object') return undefined;
  const isSam = stringOf(valueOf(resource, 'Type')) === 'AWS::Serverless::StateMachine';
  const reference = valueOf(properties, isSam ? 'Role' : 'RoleArn');
  if (reference) return roleResource(roleNameIn(reference), resources);
  return isSam && !hasConnectors(root, resource, resources) ? samRole(properties, resources) : undefined;
}

/** The logical id in `!GetAtt Role.Arn`, `Fn::GetAtt: [Role, Arn]` and `!Sub ${Role.Arn}`. */
function roleNameIn(node: Node): string | undefined {
  const called = templateFunctionOf(node);
  const argument = called?.argument;
  const text = stringOf(argument) ?? '';
  if (called?.name === 'GetAtt')
    return argument?.kind === 'array' ? stringOf(argument.items[0]) : /^([^.]+)\.Arn$/.exec(text)?.[1];
  return called?.name === 'Sub' ? /^\$\{(\w+)\.Arn\}$/.exec(text)?.[1] : undefined;
}

/** Connectors, and globals, give permissions that no policy of the machine shows. */
function hasConnectors(root: Node | undefined, machine: ObjectNode, resources: ObjectNode): boolean {
  return (
    valueOf(machine, 'Connectors') !== undefined ||
    valueOf(valueOf(root, 'Globals'), 'StateMachine') !== undefined ||
    resources.props.some(({ value }) => stringOf(valueOf(value, 'Type')) === 'AWS::Serverless::Connector')
  );
}

/** SAM's `Policies`: a managed policy's name, a policy document, a policy template, or a list of these. */
function samRole(properties: ObjectNode, resources: ObjectNode): Role {
  const policies = propOf(properties, 'Policies');
  const listed = policies?.value?.kind === 'array' ? policies.value.items : policies?.value ? [policies.value] : [];
  const grantOf = (policy: Node, call: Call): Grant => {
    if (policy.kind !== 'object' || templateFunctionOf(policy)) return managedGrant(policy, resources, call);
    // None of SAM's policy templates is about calling an API.
    return isPolicyTemplate(policy) ? noGrant : documentGrant(policy, call);
  };
  return {
    grant: (call) => together(listed.map((policy) => grantOf(policy, call))),
    allow: (document, statement) => addPolicyDocument(document, properties, policies, statement),
  };
}

function isPolicyTemplate({ props }: ObjectNode): boolean {
  return props.length === 1 && /Policy$/.test(props[0]?.key ?? '');
}

function roleResource(name: string | undefined, resources: ObjectNode): Role | undefined {
  const resource = name === undefined ? undefined : valueOf(resources, name);
  const properties = valueOf(resource, 'Properties');
  if (name === undefined || stringOf(valueOf(resource, 'Type')) !== 'AWS::IAM::Role' || properties?.kind !== 'object')
    return undefined;
  const inline = propOf(properties, 'Policies');
  const managed = valueOf(properties, 'ManagedPolicyArns');
  const attached = resources.props.flatMap(({ value }) =>
    isAttachedTo(value, name) ? [valueOf(value, 'Properties')] : [],
  );
  return {
    grant: (call) => {
      if (isUnreadable(inline?.value) || isUnreadable(managed)) return unknownGrant;
      const documents = [...itemsOf(inline?.value), ...attached].map((policy) => valueOf(policy, 'PolicyDocument'));
      return together([
        ...itemsOf(managed).map((policy) => managedGrant(policy, resources, call)),
        ...documents.map((policy) => documentGrant(policy, call)),
      ]);
    },
    allow: (document, statement) => addPolicy(document, properties, inline, statement),
  };
}

/** A managed policy by its name or ARN, or one that the template makes. */
function managedGrant(policy: Node, resources: ObjectNode, call: Call): Grant {
  const called = templateFunctionOf(policy);
  const made = called?.name === 'Ref' ? valueOf(resources, stringOf(called.argument) ?? '') : undefined;
  if (stringOf(valueOf(made, 'Type')) !== 'AWS::IAM::ManagedPolicy') return managedPolicyGrant(policy);
  return documentGrant(valueOf(valueOf(made, 'Properties'), 'PolicyDocument'), call);
}

/** `AWS::IAM::Policy` and its like that name the role. */
function isAttachedTo(resource: Node | undefined, role: string): boolean {
  const type = stringOf(valueOf(resource, 'Type'));
  if (!/^AWS::IAM::(Role|Managed)?Policy$/.test(type ?? '')) return false;
  const properties = valueOf(resource, 'Properties');
  const roles = [...itemsOf(valueOf(properties, 'Roles')), valueOf(properties, 'RoleName')];
  return roles.some((node) => {
    const called = templateFunctionOf(node);
    return called?.name === 'Ref' && stringOf(called.argument) === role;
  });
}

function itemsOf(node: Node | undefined): Node[] {
  return node?.kind === 'array' ? node.items : [];
}

/** There, and not a list: a function of the template makes it. */
function isUnreadable(node: Node | undefined): boolean {
  return node !== undefined && node.kind !== 'array';
}
