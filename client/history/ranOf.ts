// The values of a run as the language server gets them: without secrets, short, and only what is whole.
import type { Json } from '../../shared/json';
import type { Ran } from '../../shared/ran';
import type { TaskRun } from '../run/taskRuns';
import { secretsOf, withoutSecrets } from './redaction';
import { sampleOf } from './sample';

/** Of a run that is done, of this session or of the history. */
export function ranOf({ task, request, run, recorded }: TaskRun): Ran {
  const secrets = secretsOf(request, run);
  const part = <Name extends 'input' | 'result' | 'output'>(name: Name, value: Json | undefined): Partial<Ran> =>
    // A part that the history has cut has lost its shape.
    value === undefined || recorded?.cut.includes(name) ? {} : { [name]: sampleOf(withoutSecrets(value, secrets)) };
  return {
    uri: task.uri,
    path: [...task.path],
    ...part('input', request.input),
    ...part('result', run.result),
    ...(run.status === 'succeeded' && part('output', run.output)),
  };
}
