// Whether a Task waits for its task token, and for how long.
import { propOf, type Prop } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';

/** Undefined where only deployment knows: the ARN ends in a placeholder. */
export function waitsForToken({ resource }: Task): boolean | undefined {
  if (resource.pattern === 'waitForTaskToken') return true;
  return resource.mistake !== undefined || /:invoke$/i.test(String(resource.node.value).trim()) ? false : undefined;
}

/** A limit of a Task, as `TimeoutSeconds` or as `TimeoutSecondsPath`. */
export function limitOf(task: Task, name: 'TimeoutSeconds' | 'HeartbeatSeconds'): Prop | undefined {
  return propOf(task.node, name) ?? propOf(task.node, `${name}Path`);
}
