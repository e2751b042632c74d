// The stages of a run as text, without what only one of the two places tells: for a local run beside one on AWS.
import type { Run } from '../../shared/engine/types';
import { isObject, type Json } from '../../shared/json';
import { secretsOf, withoutSecrets } from './redaction';
import { passingHeaders } from './runText';
import type { TaskRun } from '../run/taskRuns';

/** Parameters, result, what ResultSelector makes of it, output, next state, error: the same stages always the same lines. */
export function stagesText({ request, run }: Pick<TaskRun, 'request' | 'run'>): string {
  const { failure, parameters, result, selected, output, next, variables } = run;
  const sections: [title: string, value: Json | undefined][] = [
    ['Parameters', parameters],
    ['Task result', steady(result)],
    ['After ResultSelector', selected === result ? undefined : steady(selected)],
    ['State output', steady(output)],
    ['Variables', variables],
  ];
  const texts = sections.flatMap(([title, value]) =>
    value === undefined ? [] : [`# ${title}\n\n${JSON.stringify(sorted(value), null, 2)}\n`],
  );
  if (next !== undefined) texts.push(`# Next state\n\n${next}\n`);
  if (failure) texts.push(`# Error\n\n${`${failure.error}\n${failure.cause}`.trim()}\n`);
  return withoutSecrets([`# Outcome\n\n${outcome(run)}\n`, ...texts].join('\n'), secretsOf(request, run));
}

function outcome({ status, retry, caught }: Run): string {
  if (caught) return `caught, catcher ${caught.catcher + 1}`;
  return retry ? `${status}, retrier ${retry.retrier + 1} matches` : status;
}

/** Without the headers of a response that are never the same twice: they would hide what really differs. */
function steady(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => steady(item) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      passingHeaders.test(name) && Array.isArray(item) ? [] : [[name, steady(item) ?? null]],
    ),
  );
}

/** With keys in the order of their names: which comes first makes no difference in JSON. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, item]) => [name, sorted(item)]),
  );
}
