// What the three endpoint rules share: the ApiEndpoint literal of a Task and what is wrong with it.
import { literalOf, parameterOf } from '../../shared/document/known';
import type { Node } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { lastRemembered } from '../../shared/remember';
import { checkEndpoint, type EndpointProblem } from '../../shared/knowledge/hosts';

/** The ApiEndpoint of a Task, as far as it is a literal, with what is wrong with it. */
const problemOf = lastRemembered((task: Task): { value: Node; problem: EndpointProblem } | undefined => {
  const parameter = parameterOf(task, 'ApiEndpoint');
  if (!parameter?.prop.value || parameter.isExpression) return undefined;
  const literal = literalOf(parameter.prop.value);
  const problem = typeof literal === 'string' ? checkEndpoint(literal) : undefined;
  return problem && { value: parameter.prop.value, problem };
});

/** The problem of a Task's ApiEndpoint if it is of the given kind, and the value that has it. */
export function endpointProblem<Kind extends EndpointProblem['kind']>(
  task: Task,
  kind: Kind,
): { value: Node; problem: Extract<EndpointProblem, { kind: Kind }> } | undefined {
  const found = problemOf(task);
  return found?.problem.kind === kind
    ? { value: found.value, problem: found.problem as Extract<EndpointProblem, { kind: Kind }> }
    : undefined;
}
