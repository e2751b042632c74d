// What the templates of a Task tell of its call beyond its own text: the machines it is deployed as, and the kind of its API.
import type { Api } from '../document/apis/api';
import { calledBy } from '../document/apis/called';
import { WorkspaceApis } from '../document/apis/workspace';
import type { Home } from '../document/given';
import type { Substitutions } from '../document/substitutions';
import type { Task } from '../document/tasks';
import { gaps, type Callee } from './callee';

/** What tells the readings of a call apart. */
export type KnownApi = Pick<Api, 'kind' | 'hasAllStages'> & { stages: readonly { name: string }[] };

/**
 * The call as it is read of every API that it can be about; all readings where templates do not say for certain.
 * `homes` are the machines that the Task's definition belongs to, `settings` values of placeholders.
 */
export function deployedCallee(callee: Callee, task: Task, homes: readonly Home[], settings?: Substitutions): Callee {
  const apis = new WorkspaceApis(homes.map(({ template }) => template));
  const called = calledBy(task, homes, apis, settings);
  return called.isCertain ? narrowedTo(callee, called.apis) : callee;
}

/**
 * Without the readings that none of the APIs has: a REST API has no stage `$default`, and an HTTP API whose stages are
 * all known has no other. What would leave no reading leaves them all.
 */
export function narrowedTo(callee: Callee, apis: readonly KnownApi[]): Callee {
  const routes = callee.routes.filter(({ stage }) => apis.some((api) => mayHave(api, stage)));
  return routes.length > 0 ? { ...callee, routes } : callee;
}

function mayHave({ kind, stages, hasAllStages }: KnownApi, stage: string): boolean {
  if (kind === 'REST') return stage !== '$default';
  // A stage that deployment or a run puts in may be any.
  if (kind !== 'HTTP' || !hasAllStages || stage.includes('${') || stage.includes('*')) return true;
  return stages.some(({ name }) => name === stage);
}

/** The account that owns what a template makes is known when that is deployed; elsewhere it is a gap. */
export function accountOf(homes: readonly Home[]): string {
  return homes.length > 0 ? '${AWS::AccountId}' : gaps.account;
}

/** `Ref` of the machine that a definition is deployed as, which is its ARN; undefined where there are several, or none. */
export function machineArn(homes: readonly Home[]): string | undefined {
  const [first, ...others] = homes;
  // One machine may have several definitions, of which a condition chooses.
  const isOne = others.every(
    ({ machine, template }) => machine.name === first?.machine.name && template.uri === first.template.uri,
  );
  return first && isOne ? `\${${first.machine.name}}` : undefined;
}
