// `asl-invoke curl`: the request of a Task as a cURL command or a .http request, prepared as a run would, and not sent.
import { curlOf } from '../shared/exchange/curl';
import { httpTextOf } from '../shared/exchange/httpText';
import { signingOf } from '../shared/exchange/options';
import { command } from './command';
import { findTask } from './findTask';
import { curlHelp } from './help/curl';
import { readInput } from './input';
import {
  readEndpoints,
  readObject,
  readSubstitutions,
  readTask,
  refuseBothFromStdin,
  requestArguments,
} from './options';
import { requestOf } from './run';
import { misused, UsageError } from './usage';

const options = { ...requestArguments, http: { type: 'boolean', default: false } } as const;

/** The exit code is 2 where the Task would fail before its call. */
export const curl = command('curl', curlHelp, options, async ({ values, positionals }, { out, err }) => {
  const [file, named, ...more] = positionals;
  if (file === undefined) throw misused('Name the file that holds the Task, or - for standard input.');
  if (more.length > 0) throw misused(`One file and one Task: '${more.join("', '")}' is too much.`);
  refuseBothFromStdin(file, values.input);
  const wanted = readTask(file, { ...values, state: values.state ?? named });
  const endpoints = readEndpoints(values.endpoint);
  const substitutions = readSubstitutions(values.substitution);
  const context = readObject('context', values.context);
  const variables = readObject('variables', values.variables);
  const found = await findTask(wanted);
  const task = { ...requestOf(found, substitutions), context, variables, input: await readInput(values.input) };

  const { prepare } = await import('../shared/engine/index');
  const deps = { now: () => new Date(), random: Math.random };
  const made = await prepare(task, { endpoints, errorPrefix: 'APIGateway' }, deps);
  if ('failure' in made) {
    const { error, cause } = made.failure;
    // A wrong option of ours is a mistake of the call, and no failure of the Task.
    if (error.startsWith('ASLInvoke.')) throw new UsageError(cause);
    await err.write(`${err.colors.red('asl-invoke:')} '${task.name}' makes no request. ${error}: ${cause}\n`);
    return 2;
  }
  // Whoever maps an endpoint wants the command to go there.
  const written = { ...signingOf(made), mapped: true };
  const text = values.http
    ? httpTextOf(made.request, { ...written, title: task.name })
    : `${curlOf(made.request, written)}\n`;
  await out.write(text);
  return 0;
});
