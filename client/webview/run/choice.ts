// Which stage and which tab a reader sees: what they chose, or what says most about the run.
import type { Choice, RunView, StageId, Tab } from '../messages';

/**
 * The stage in sight. A choice holds while runs go on and as long as they end as the one did at which it was made: a run
 * that fails where the last did not shows the failure.
 */
export function stageInSight(view: Pick<RunView, 'phase' | 'stages'>, { stage: chosen }: Choice): StageId {
  const there = view.stages.find(({ id }) => id === chosen?.id);
  const holds = view.phase === 'running' || chosen?.outcome === outcomeOf(view.phase);
  return there && holds ? there.id : mostTelling(view.stages);
}

/** What a failure looks like to a choice. */
export function outcomeOf(phase: RunView['phase']): 'failed' | 'other' {
  return phase === 'failed' ? 'failed' : 'other';
}

/** The tab of a stage that has some. */
export function tabInSight(stage: StageId, { tabs }: Choice): Tab | undefined {
  if (stage === 'request') return tabs.request ?? 'raw';
  return stage === 'response' ? (tabs.response ?? 'body') : undefined;
}

/** The failed stage, else the answer to a task token, else the response, else the result (AWS tells no response), else the last that was reached. */
function mostTelling(stages: RunView['stages']): StageId {
  const reached = stages.filter(({ state }) => state === 'done' || state === 'same');
  const answered = reached.find(({ id }) => id === 'result' && stages.some(({ id: other }) => other === 'submitted'));
  const telling =
    stages.find(({ state }) => state === 'failed') ??
    answered ??
    reached.find(({ id }) => id === 'response') ??
    (stages.some(({ id }) => id === 'response') ? undefined : reached.find(({ id }) => id === 'result'));
  return (telling ?? reached.at(-1) ?? stages[0])?.id ?? 'input';
}
