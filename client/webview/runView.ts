// From a run to what the panel shows of it as a whole; the contents of its stages are in run/contents.ts.
import { callResult } from '../../shared/engine/callback';
import { requestUrl, toApi } from '../../shared/engine/request';
import type { HttpRequest, Run, RunRequest } from '../../shared/engine/types';
import type { Action, CopyFormat, KeepFormat, RunView } from './messages';
import { isBinary } from '../../shared/engine/response';
import { formatBytes, formatDuration, formatTime } from './format';
import { callbackOf } from './run/callback';
import { problemOf } from './run/problem';
import { recordedView, type Recorded } from './run/recorded';
import { stagesOf } from './run/stages';
import { timingParts } from './run/timing';

/** The run to show, and where it is from. `done` is false while it goes on. */
export type ShownRun = {
  id: string;
  run: Run;
  done: boolean;
  /** `local` where absent. */
  where?: RunView['where'];
  request: Pick<RunRequest, 'queryLanguage' | 'state'>;
  startedAt: Date;
  identity?: string;
  /** Present in a run of the history. */
  recorded?: Recorded;
};

/** What the panel can do besides its own. */
export type Abilities = {
  actions: ReadonlySet<Action>;
  copies: ReadonlySet<CopyFormat>;
  keeps: ReadonlySet<KeepFormat>;
  remedy: boolean;
};

/** The view of a run. `file` is the document's name for people. */
export function toRunView(shown: ShownRun, file: string, abilities: Abilities): RunView {
  const { id, run, done, request, where = 'local' } = shown;
  const view: RunView = {
    id,
    task: run.state,
    file,
    where,
    phase: phaseOf(run, done),
    status: done ? statusOf(run) : run.waiting ? 'Waiting for its task token…' : 'Running…',
    facts: factsOf(shown),
    stages: stagesOf(run, request.queryLanguage, done, where),
    timing: run.response ? timingParts(run.response.timing) : [],
    attempts: (run.attempts ?? []).map(
      ({ failure, retry }) => `${failure.error}, tried again after ${formatDuration(retry.waitSeconds * 1000)}`,
    ),
    notes: done ? run.notes : [],
    actions: actionsOf(run, done, where).filter((action) => abilities.actions.has(action)),
    copies: copiesOf(run).filter((format) => abilities.copies.has(format)),
    keeps: keepsOf(shown).filter((format) => abilities.keeps.has(format)),
  };
  const recorded = recordedView(shown.recorded, shown.startedAt);
  if (recorded) view.recorded = recorded;
  const callback = callbackOf(run, done);
  if (callback) view.callback = callback;
  if (run.request) view.call = callOf(run.request);
  if (done && run.failure) view.problem = problemOf(run, request.state, abilities.remedy);
  return view;
}

function phaseOf(run: Run, done: boolean): RunView['phase'] {
  if (run.waiting) return 'waiting';
  return done ? run.status : 'running';
}

function statusOf(run: Run): string {
  const { status, failure, response } = run;
  if (status === 'cancelled') return 'Cancelled';
  // SendTaskFailure need not name an error.
  if (failure) return failure.error || 'Failed';
  return response ? `${response.status} ${callResult(run)?.StatusText ?? response.statusText}`.trim() : 'Succeeded';
}

function factsOf({ run: { response, failure }, startedAt, identity }: ShownRun): RunView['facts'] {
  const facts: RunView['facts'] = [];
  if (response && failure)
    facts.push({ label: 'HTTP status', value: `${response.status} ${response.statusText}`.trim() });
  if (response) {
    if (response.timing.total > 0) facts.push({ label: 'Time', value: formatDuration(response.timing.total) });
    facts.push({ label: 'Size', value: formatBytes(response.body.byteLength) });
  }
  facts.push({ label: 'Started', value: formatTime(startedAt) });
  if (identity !== undefined) facts.push({ label: 'Signed with', value: identity });
  return facts;
}

function callOf(request: HttpRequest): NonNullable<RunView['call']> {
  const api = toApi(request);
  return {
    method: request.method,
    url: requestUrl(api),
    ...(request.origin === api.origin ? {} : { sentTo: request.origin + (request.basePath ?? '') }),
  };
}

function actionsOf({ retry, response }: Run, done: boolean, where: RunView['where']): Action[] {
  if (!done) return ['cancel'];
  return [
    'runAgain',
    // Step Functions tests a state without its retries.
    ...(retry && where === 'local' ? (['runWithRetries'] as const) : []),
    'editInput',
    ...(response && response.body.length > 0 ? (['saveBody'] as const) : []),
    'compare',
    ...(where === 'local' ? (['runOnAws'] as const) : []),
  ];
}

function copiesOf({ request, response, result, output }: Run): CopyFormat[] {
  return [
    ...(response && response.body.length > 0 && !isBinary(response) ? (['body'] as const) : []),
    ...(result === undefined ? [] : (['result'] as const)),
    ...(output === undefined ? [] : (['output'] as const)),
    ...(request ? (['curl', 'http'] as const) : []),
  ];
}

/** What Step Functions would never see is no mock; what was cut is not what the API gave. */
function keepsOf({ run, done, recorded }: ShownRun): KeepFormat[] {
  const { status, failure, result, waiting } = run;
  if (!done || waiting || status === 'cancelled' || (recorded && recorded.cut.length > 0)) return [];
  const seen = failure ? !failure.local : result !== undefined;
  return ['saveAsTest', ...(seen ? (['copyTestStateMock', 'saveMockConfig'] as const) : [])];
}
