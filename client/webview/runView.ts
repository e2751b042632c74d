// From a Run to what the panel shows of it.
import stringify from 'json-stringify-pretty-compact';
import { callResult } from '../../shared/engine/callback';
import { requestUrl } from '../../shared/engine/request';
import type { HttpRequest, HttpResponse, Run } from '../../shared/engine/types';
import type { Json, JsonObject } from '../../shared/json';
import { explain } from '../../shared/explanation/explain';
import { otherSpelling } from '../../shared/knowledge/errors';
import { formatBytes, formatDuration } from './format';
import { maskHeader } from './mask';
import type { Problem, RunView, Section, SectionId } from './messages';

/** Characters of one section that the page shows; the whole can be opened in an editor. */
export const longestText = 400_000;

/** The view of a run: `done` is false for a run that still goes on, `state` is the one that ran. */
export function toRunView(run: Run, file: string, done: boolean, state: JsonObject = {}): RunView {
  const view: RunView = {
    task: run.state,
    file,
    phase: phaseOf(run, done),
    status: done ? statusOf(run) : 'Running…',
    facts: factsOf(run),
    attempts: (run.attempts ?? []).map(
      ({ failure, retry }) => `${failure.error}, tried again after ${formatDuration(retry.waitSeconds * 1000)}`,
    ),
    sections: sectionsOf(run),
    notes: done ? run.notes : [],
  };
  if (run.request) view.call = callOf(run.request);
  if (done && run.failure) view.problem = problemOf(run, state);
  return view;
}

/** The whole text of a section, however long; undefined where the run did not get that far. */
export function sectionText(run: Run, id: SectionId): string | undefined {
  if (id === 'request') return run.request && requestText(run);
  if (id === 'response') return run.response && responseText(run.response);
  const value = run[id] as Json | undefined;
  return value === undefined ? undefined : stringify(value);
}

function phaseOf(run: Run, done: boolean): RunView['phase'] {
  if (!done) return 'running';
  return run.waiting ? 'waiting' : run.status;
}

function statusOf(run: Run): string {
  const { status, failure, response } = run;
  if (status === 'cancelled') return 'Cancelled';
  // SendTaskFailure need not name an error.
  if (failure) return failure.error || 'Failed';
  return response ? `${response.status} ${callResult(run)?.StatusText ?? response.statusText}`.trim() : 'Succeeded';
}

function factsOf({ response, failure, next, waiting }: Run): RunView['facts'] {
  const facts: RunView['facts'] = [];
  if (response && failure)
    facts.push({ label: 'HTTP status', value: `${response.status} ${response.statusText}`.trim() });
  if (response) {
    facts.push({ label: 'Time', value: formatDuration(response.timing.total) });
    facts.push({ label: 'Size', value: formatBytes(response.body.byteLength) });
  }
  if (next !== undefined && !waiting) facts.push({ label: 'Next state', value: next });
  return facts;
}

function callOf(request: HttpRequest): NonNullable<RunView['call']> {
  const apiUrl = requestUrl({ ...request, origin: `https://${request.host}` });
  return {
    method: request.method,
    url: apiUrl,
    ...(request.origin === `https://${request.host}` ? {} : { sentTo: request.origin }),
  };
}

function problemOf(run: Run, state: JsonObject): Problem {
  const { failure, retry, caught } = run;
  const { error = '', cause = '', local = false } = failure ?? {};
  const other = local ? undefined : otherSpelling(error);
  const explained = explain(run, state);
  const handling: string[] = [];
  if (retry)
    handling.push(
      `Retry: retrier ${retry.retrier + 1} matches. Retry ${retry.attempt} of ${retry.maxAttempts} would start after ${formatDuration(retry.waitSeconds * 1000)}.`,
    );
  if (caught)
    handling.push(
      `Catch: ${retry ? 'if the retries fail too, ' : ''}catcher ${caught.catcher + 1} leads to the state “${caught.next}”.`,
    );
  if (!local && !retry && !caught) handling.push('No retrier or catcher matches: the execution would fail.');
  return {
    error,
    cause,
    handling,
    canRetry: retry !== undefined,
    ...(other !== undefined && { alsoSpelled: other }),
    ...(explained && {
      explanation: explained.summary,
      evidence: explained.evidence,
      steps: explained.steps,
      ...(explained.at && { at: explained.at }),
      ...(explained.remedy && { remedy: explained.remedy }),
      ...(explained.signature && { signature: explained.signature.lines }),
    }),
  };
}

const titles: [id: SectionId, title: string, hint: string, syntax: Section['syntax']][] = [
  ['result', 'Task result', 'as Step Functions gives it', 'json'],
  ['submitted', 'Submitted', 'what the call gave; the result comes with the task token', 'json'],
  ['selected', 'After ResultSelector', '', 'json'],
  ['output', 'State output', '', 'json'],
  ['response', 'Response', 'as received', 'http'],
  ['request', 'Request', 'as sent', 'http'],
  ['parameters', 'Parameters', 'with expressions evaluated', 'json'],
  ['effectiveInput', 'Input after InputPath', '', 'json'],
  ['input', 'State input', '', 'json'],
];

function sectionsOf(run: Run): Section[] {
  return titles.flatMap(([id, title, hint, syntax]) => {
    // What only repeats another section is left out: without ResultSelector or InputPath nothing changes there.
    if (id === 'selected' && run.selected === run.result) return [];
    if (id === 'effectiveInput' && sameText(run.effectiveInput, run.input)) return [];
    const text = sectionText(run, id);
    if (text === undefined) return [];
    const called = run.result !== undefined || run.submitted !== undefined;
    const open = id === 'result' || id === 'submitted' || id === 'request' || (id === 'response' && !called);
    const section: Section = {
      id,
      title: id === 'output' && run.caught ? 'Output of the catcher' : title,
      syntax,
      text,
      open,
    };
    if (hint) section.hint = hint;
    if (text.length > longestText) Object.assign(section, { text: text.slice(0, longestText), cutFrom: text.length });
    return [section];
  });
}

function sameText(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function requestText({ request, signature }: Run): string {
  if (!request) return '';
  const url = new URL(requestUrl(request));
  const lines = [
    `${request.method} ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${request.host}`,
    ...request.headers.map(([name, value]) => `${name}: ${maskHeader(name, value)}`),
  ];
  if (signature)
    lines.push(
      `Authorization: AWS4-HMAC-SHA256 Credential=${signature.accessKeyId}/${signature.credentialScope}, SignedHeaders=${signature.signedHeaders.join(';')}, Signature=***`,
    );
  return [...lines, '', ...(request.body === undefined ? [] : [prettyBody(request.body)])].join('\n').trimEnd();
}

function responseText({ status, statusText, headers, body }: HttpResponse): string {
  const lines = [
    `HTTP/1.1 ${status} ${statusText}`.trimEnd(),
    ...headers.map(([name, value]) => `${name}: ${maskHeader(name, value)}`),
  ];
  return [...lines, '', prettyBody(new TextDecoder().decode(body))].join('\n').trimEnd();
}

function prettyBody(body: string): string {
  try {
    return stringify(JSON.parse(body));
  } catch {
    return body;
  }
}
