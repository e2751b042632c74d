// `asl-invoke curl`: the request of a Task as a cURL command or a .http request, prepared as a run would, and not sent.
import { curlOf } from '../shared/exchange/curl';
import { httpTextOf } from '../shared/exchange/httpText';
import { signingOf } from '../shared/exchange/options';
import { findTask } from './findTask';
import { curlHelp } from './help/curl';
import { readInput } from './input';
import { requestOf } from './run';
import { readEndpoint, readObject } from './runOptions';
import type { Terminal } from './terminal';
import { misused, oneOf, pair, readArgs, UsageError } from './usage';

const options = {
  state: { type: 'string' },
  http: { type: 'boolean', default: false },
  input: { type: 'string', default: '{}' },
  endpoint: { type: 'string', multiple: true, default: [] as string[] },
  substitution: { type: 'string', multiple: true, default: [] as string[] },
  template: { type: 'string' },
  context: { type: 'string', default: '{}' },
  variables: { type: 'string', default: '{}' },
  syntax: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs the command and gives the exit code: 0, or 2 where the Task would fail before its call. Throws UsageError. */
export async function curl(args: string[], { out, err }: Terminal): Promise<number> {
  const { values, positionals } = readArgs('curl', args, options);
  if (values.help) {
    await out.write(curlHelp);
    return 0;
  }
  const [file, named, ...more] = positionals;
  if (file === undefined) throw misused('curl', 'Name the file that holds the Task, or - for standard input.');
  if (more.length > 0) throw misused('curl', `One file and one Task: '${more.join("', '")}' is too much.`);
  if (file === '-' && values.input === '@-')
    throw misused('curl', 'The definition and the input cannot both come from standard input.');
  const state = values.state ?? named;
  const syntax = values.syntax === undefined ? undefined : oneOf('curl', 'syntax', values.syntax, ['json', 'yaml']);
  const endpoints = Object.fromEntries(values.endpoint.map((text) => readEndpoint(text, 'curl')));
  const substitutions = Object.fromEntries(values.substitution.map((text) => pair('curl', 'substitution', text)));
  const request = {
    context: readObject('context', values.context, 'curl'),
    variables: readObject('variables', values.variables, 'curl'),
  };
  const found = await findTask({
    file,
    ...(state !== undefined && { state }),
    ...(syntax && { syntax }),
    ...(values.template !== undefined && { template: values.template }),
  });
  const task = { ...requestOf(found, substitutions), ...request, input: await readInput(values.input) };

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
}
