// The way of a run as steps: which there are, how far it got, and where it failed.
import type { Run, Stage } from '../../../shared/engine/types';
import type { Json } from '../../../shared/json';
import type { RunView, StageId, StageState, StageView } from '../messages';
import { jsonText } from './jsonText';

type Language = 'JSONPath' | 'JSONata';

/** A step: its title and what it is, in each query language; one that a language does not have is left out there. */
type Step = { id: StageId; title: Partial<Record<Language, string>>; hint: string };

const steps: Step[] = [
  { id: 'input', title: { JSONPath: 'Input', JSONata: 'Input' }, hint: 'The input of the state' },
  { id: 'effectiveInput', title: { JSONPath: 'InputPath' }, hint: 'The input after InputPath' },
  {
    id: 'parameters',
    title: { JSONPath: 'Parameters', JSONata: 'Arguments' },
    hint: 'The parameters of the call, with expressions evaluated',
  },
  { id: 'request', title: { JSONPath: 'Request', JSONata: 'Request' }, hint: 'The request as sent' },
  { id: 'response', title: { JSONPath: 'Response', JSONata: 'Response' }, hint: 'The response as received' },
  {
    id: 'submitted',
    title: { JSONPath: 'Submitted', JSONata: 'Submitted' },
    hint: 'What the call gave; the result comes with the task token',
  },
  {
    id: 'result',
    title: { JSONPath: 'Result', JSONata: 'Result' },
    hint: 'The Task result, as Step Functions gives it',
  },
  { id: 'selected', title: { JSONPath: 'ResultSelector' }, hint: 'The result after ResultSelector' },
  { id: 'output', title: { JSONPath: 'Output', JSONata: 'Output' }, hint: 'The output of the state' },
];

/** The steps of a run that goes on or is `done`. */
export function stagesOf(run: Run, language: Language, done: boolean, where: RunView['where'] = 'local'): StageView[] {
  const has = (id: StageId): boolean => {
    // Step Functions hardly ever tells a request and a response of its own.
    if (where === 'aws' && (id === 'request' || id === 'response')) return run[id] !== undefined;
    // Only a Task that waits for its token is submitted before it has a result.
    return id !== 'submitted' || run.taskToken !== undefined || run.submitted !== undefined;
  };
  const own = steps.filter(({ id, title }) => title[language] !== undefined && has(id));
  const failedAt = done ? run.failure?.stage : undefined;
  // What is being worked on is the first that has no value yet.
  const working = done ? undefined : own.find(({ id }) => id !== 'next' && run[id] === undefined)?.id;
  const views = own.map(({ id, title, hint }): StageView => {
    const state = stateOf(id as Stage, run, { failedAt, working, done });
    return { id, title: title[language] ?? id, hint: hintOf(id as Stage, hint, state, run), state };
  });
  return [...views, nextStage(run, done)];
}

type Progress = { failedAt: Stage | undefined; working: StageId | undefined; done: boolean };

function stateOf(id: Stage, run: Run, { failedAt, working, done }: Progress): StageState {
  if (id === failedAt) return 'failed';
  if (run[id] === undefined) {
    if (id === working) return 'running';
    // A result without ResultSelector goes on as it is.
    if (id === 'selected' && run.output !== undefined && !run.caught) return 'same';
    return done && !run.waiting ? 'skipped' : 'pending';
  }
  if (id === 'effectiveInput' && sameValue(run.effectiveInput, run.input)) return 'same';
  return id === 'selected' && run.selected === run.result ? 'same' : 'done';
}

function hintOf(id: Stage, hint: string, state: StageState, run: Run): string {
  if (id === 'effectiveInput' && state === 'same') return 'InputPath leaves the input as it is';
  if (id === 'selected' && state === 'same') return 'Without ResultSelector the result goes on as it is';
  if (id === 'output' && run.caught) return 'The output of the catcher';
  if (run.waiting && (state === 'pending' || state === 'running')) return 'It comes when the task token is given back';
  if (state === 'failed') return 'The run failed here';
  if (state === 'skipped') return 'The run did not get here';
  return state === 'pending' || state === 'running' ? 'The run has not yet got here' : hint;
}

function nextStage(run: Run, done: boolean): StageView {
  const stage = (title: string, hint: string, state: StageState): StageView => ({ id: 'next', title, hint, state });
  if (!done) return stage('Next', 'The run has not yet got here', 'pending');
  if (run.waiting) return stage('Next', 'What is next shows when the task token is given back', 'pending');
  if (run.next !== undefined)
    return stage(
      run.next,
      `${run.caught ? 'The catcher leads' : 'The run goes on'} to the state “${run.next}”`,
      'done',
    );
  if (run.status === 'succeeded') return stage('End', 'The state ends the state machine', 'done');
  const why = run.status === 'cancelled' ? 'The run was cancelled' : 'The execution would fail';
  return stage('Next', why, 'skipped');
}

function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && jsonText(a) === jsonText(b));
}
