// parameter-value: a literal of the wrong type, or outside the values that the parameter allows.
import { replaceValue } from '../../shared/document/edit';
import { isUnknown, literalOf, parameterOf } from '../../shared/document/known';
import type { Node } from '../../shared/document/node';
import type { Json } from '../../shared/json';
import { parameters, type ParameterSpec } from '../../shared/knowledge/parameters';
import { pages } from '../../shared/knowledge/pages';
import { nearest } from '../../shared/nearest';
import type { Rule } from './rule';

/** What people write for an allowed value, in lower case. */
const otherValues: Record<string, string> = {
  iam_auth: 'IAM_ROLE',
  aws_iam: 'IAM_ROLE',
  iam: 'IAM_ROLE',
  sigv4: 'IAM_ROLE',
  none: 'NO_AUTH',
  noauth: 'NO_AUTH',
};

export const parameterValue: Rule = {
  id: 'parameter-value',
  severity: 'error',
  summary: 'The literal value of a parameter has the wrong type, or is none of the allowed values.',
  why: 'Step Functions refuses the definition, or fails the Task with `States.Runtime` before it calls the API.',
  docs: pages.requestFormat,
  check(task, report, document) {
    for (const spec of parameters) {
      const parameter = parameterOf(task, spec.name);
      if (!parameter?.prop.value || parameter.isExpression) continue;
      const value = knownType(parameter.prop.value);
      const mistake = value === undefined ? undefined : spec.check(value);
      if (value === undefined || mistake === undefined) continue;
      const { start, end } = parameter.prop.value;
      const meant = meantValue(spec, value, document.text.slice(start, end));
      report({
        span: parameter.prop.value,
        message: `${spec.name} ${mistake}`,
        ...(meant !== undefined && {
          fixes: [
            {
              title: `Change to ${typeof meant === 'string' ? `'${meant}'` : JSON.stringify(meant)}`,
              edits: [replaceValue(document, parameter.prop.value, meant)],
              preferred: true,
            },
          ],
        }),
      });
    }
  },
};

/** The literal value. Of an object or a list only the type counts: what stands in it is other rules' business. */
function knownType(node: Node): Json | undefined {
  if (node.kind === 'scalar' || isUnknown(node)) return literalOf(node);
  return node.kind === 'array' ? anyArray : anyObject;
}

const anyArray: Json = [];
const anyObject: Json = {};

/** `written` is the text of the value: 1.0 is meant as '1.0'. */
function meantValue(spec: ParameterSpec, value: Json, written: string): Json | undefined {
  if (spec.name === 'AllowNullValues') return value === 'true' ? true : value === 'false' ? false : undefined;
  if (spec.type === 'String') {
    const text = meantText(spec, value, written);
    return text !== undefined && spec.check(text) === undefined ? text : undefined;
  }
  if (typeof value !== 'string' || !spec.values) return undefined;
  const allowed = spec.values.map((option) => option.value);
  const other = otherValues[value.toLowerCase()];
  return other !== undefined && allowed.includes(other) ? other : nearest(value.trim(), allowed);
}

function meantText(spec: ParameterSpec, value: Json, written: string): string | undefined {
  // No number is a host.
  if (spec.name === 'ApiEndpoint') return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return written;
  // A stage is often written as it stands in a URL: `/prod`, `prod/`.
  if (spec.name !== 'Stage' || typeof value !== 'string') return undefined;
  const name = value.replace(/^[\s/]+|[\s/]+$/g, '');
  return name.toLowerCase() === '$default' ? '$default' : name;
}
