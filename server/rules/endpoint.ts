// What the three endpoint rules share: the ApiEndpoint literal of a Task and what is wrong with it.
import { literalOf, parameterOf } from '../../shared/document/known';
import type { Node } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { lastRemembered } from '../../shared/remember';
import { checkEndpoint, type EndpointProblem } from '../../shared/knowledge/hosts';

/** The ApiEndpoint of a Task, as far as it is a literal, with what is wrong with it. */
export const anyEndpointProblem = lastRemembered(
  (task: Task): { value: Node; problem: EndpointProblem } | undefined => {
    const parameter = parameterOf(task, 'ApiEndpoint');
    if (!parameter?.prop.value || parameter.isExpression) return undefined;
    const literal = literalOf(parameter.prop.value);
    const problem = typeof literal === 'string' ? checkEndpoint(literal) : undefined;
    return problem && { value: parameter.prop.value, problem };
  },
);

/** The problem of a Task's ApiEndpoint if it is of the given kind, and the value that has it. */
export function endpointProblem<Kind extends EndpointProblem['kind']>(
  task: Task,
  kind: Kind,
): { value: Node; problem: Extract<EndpointProblem, { kind: Kind }> } | undefined {
  const found = anyEndpointProblem(task);
  return found?.problem.kind === kind
    ? { value: found.value, problem: found.problem as Extract<EndpointProblem, { kind: Kind }> }
    : undefined;
}

/** Why no API of the integration can have the host, alone or inside of a URL; undefined where one may. */
export function whyUnsupported(problem: EndpointProblem | undefined): string | undefined {
  if (problem?.kind === 'unsupported') return problem.message;
  if (problem?.kind !== 'format' || problem.host === undefined) return undefined;
  const inside = checkEndpoint(problem.host);
  return inside?.kind === 'unsupported' ? inside.message : undefined;
}
