// A run as text to compare: the same run always gives the same lines, and what differs between two stands line by line.
import { requestUrl } from '../../shared/engine/request';
import type { Run } from '../../shared/engine/types';
import type { Json } from '../../shared/json';
import { maskHeader } from '../webview/mask';
import { outcomeOf } from '../run/outcome';
import type { TaskRun } from '../run/taskRuns';
import { secretsOf, withoutSecrets } from './redaction';

/**
 * Input, request, response, result and output of a run, without what is masked on screen; headers in the order of their
 * names, JSON with its keys as they came; `…` for request ids and the like, which are never the same.
 */
export function runText({ request: asked, run }: Pick<TaskRun, 'request' | 'run'>): string {
  const { request, response, failure } = run;
  const sections: [title: string, text: string | undefined][] = [
    ['Outcome', outcomeOf(run).status],
    ['Error', failure && `${failure.error}\n${prettyText(failure.cause)}`.trim()],
    ['Input', pretty(run.input)],
    ['Request', request && [`${request.method} ${requestUrl(request)}`, ...lines(request.headers), '', prettyText(request.body ?? '')].join('\n').trim()], // prettier-ignore
    ['Response', response && [`${response.status} ${response.statusText}`.trim(), ...lines(response.headers), '', prettyText(new TextDecoder().decode(response.body))].join('\n').trim()], // prettier-ignore
    ['Submitted', run.submitted && pretty(run.submitted)],
    ['Task result', run.result === undefined ? undefined : pretty(run.result)],
    ['State output', run.output === undefined ? undefined : pretty(run.output)],
    ['Next state', run.next],
  ];
  const text = sections.flatMap(([title, text]) => (text ? [`# ${title}\n\n${text}\n`] : [])).join('\n');
  const steady = passing(run).reduce((rest, value) => rest.replaceAll(value, '…'), text);
  return withoutSecrets(steady, secretsOf(asked, run));
}

/** Response headers that are another in each response, and would hide what really differs. */
export const passingHeaders = /^(date|age|x-amzn?-(requestid|request-id|trace-id|apigw-id|cf-id)|apigw-requestid)$/i;

function passing({ response }: Run): string[] {
  return (response?.headers ?? []).flatMap(([name, value]) =>
    passingHeaders.test(name) && value.length > 5 ? [value] : [],
  );
}

function lines(headers: readonly [name: string, value: string][]): string[] {
  return headers
    .map(([name, value]) => `${name}: ${maskHeader(name, value)}`)
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

function pretty(value: Json): string {
  return JSON.stringify(value, null, 2);
}

function prettyText(text: string): string {
  try {
    return pretty(JSON.parse(text) as Json);
  } catch {
    return text;
  }
}
