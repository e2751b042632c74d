// missing-parameter: ApiEndpoint or Method is absent, or the whole Parameters / Arguments.
import { insertProp } from '../../shared/document/insert';
import { hasKnownKeys, isUnknown, parameterOf } from '../../shared/document/known';
import { propOf } from '../../shared/document/node';
import type { AslDocument } from '../../shared/document/document';
import type { Task } from '../../shared/document/tasks';
import { parameters } from '../../shared/knowledge/parameters';
import { endpointForm } from '../../shared/knowledge/hosts';
import { pages } from '../../shared/knowledge/pages';
import type { Json } from '../../shared/json';
import type { Finding, Rule } from './rule';

const required = parameters.flatMap(({ name, required }) => (required ? [name] : []));

/** What a fix puts in: a visible placeholder where only the author knows the value, so the fix is never made unasked. */
const initialValues: Record<string, Json> = { ApiEndpoint: endpointForm, Method: 'GET' };

export const missingParameter: Rule = {
  id: 'missing-parameter',
  severity: 'error',
  summary: 'A required parameter (`ApiEndpoint`, `Method`) or the whole payload is absent.',
  why: 'Step Functions refuses the definition: it cannot build a request without a host and a method.',
  docs: pages.requestFormat,
  check(task, report, document) {
    const field = task.language === 'JSONata' ? 'Arguments' : 'Parameters';
    const { payload, parameters: object } = task;
    if (!payload) {
      report(missingPayload(task, document, field));
      return;
    }
    if (!object) {
      if (payload.value && !isUnknown(payload.value))
        report({
          span: payload.value,
          message: `${payload.key} must be an object with at least ApiEndpoint and Method.`,
        });
      return;
    }
    if (!hasKnownKeys(object)) return;
    for (const name of required) {
      // In JSONata `ApiEndpoint.$` is wrong, but it is not missing.
      if (parameterOf(task, name) ?? propOf(object, `${name}.$`)) continue;
      report({
        span: payload.keySpan,
        message: `The required parameter ${name} is missing.`,
        fixes: [
          {
            title: `Insert '${name}'`,
            edits: [insertProp(document, object, name, initialValues[name] ?? '')],
          },
        ],
      });
    }
  },
};

function missingPayload(task: Task, document: AslDocument, field: string): Finding {
  const after = task.node.props.find(({ key }) => key === 'Resource');
  return {
    span: task.nameSpan,
    message: `${field} is missing: an API Gateway Task needs at least ApiEndpoint and Method.`,
    fixes: [
      {
        title: `Insert '${field}'`,
        edits: [insertProp(document, task.node, field, initialValues, after)],
      },
    ],
  };
}
