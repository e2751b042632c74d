// `asl-invoke run`: one Task of a definition, run as Step Functions would, with Ctrl-C to cancel it.
import { valuesOf } from '../shared/document/given';
import { stateOf, type Substitutions } from '../shared/document/substitutions';
import { proxyFromVariables } from '../shared/engine/proxy';
import type { Deps, Run, RunRequest } from '../shared/engine/types';
import { assignment } from './assignment';
import { runOnAws } from './aws';
import { waitForTokens } from './callback';
import { command } from './command';
import { credentialsWith } from './credentials';
import { findTask, type FoundTask } from './findTask';
import { runHelp } from './help/run';
import { readInput } from './input';
import { reportOf } from './report';
import { readRunOptions, runArguments, type RunOptions } from './runOptions';
import { runText } from './runText';
import type { Terminal } from './terminal';
import { UsageError } from './usage';

/** The exit code of what Ctrl-C ended, as shells know it. */
const interrupted = 130;

/** The exit code is 2 where the Task failed, 130 where it was cancelled. Throws UsageError before any call. */
export const run = command('run', runHelp, runArguments, async (given, terminal) => {
  const options = readRunOptions(given);
  const found = await findTask(options);
  const request = {
    ...requestOf(found, options.substitutions),
    input: await readInput(options.input),
    context: options.context,
    variables: options.variables,
  };
  const made = options.aws ? await runOnAws(request, options.aws, terminal) : await call(request, options, terminal);
  const report = reportOf(made, options.endpoints, request.state);
  const { out } = terminal;
  await out.write(
    options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : runText(report, out.colors, options),
  );
  if (made.status === 'cancelled') return interrupted;
  return made.status === 'succeeded' ? 0 : 2;
});

/**
 * What the engine needs of a Task, its placeholders filled: those of `substitutions` first. Throws a UsageError that lists
 * those without a value.
 */
export function requestOf(found: FoundTask, substitutions: Substitutions): Omit<RunRequest, 'input'> {
  const { task, file, given } = found;
  const { state, missing, unknown } = stateOf(task, { ...valuesOf(given), ...substitutions });
  if (missing.length > 0)
    throw new UsageError(
      `${file}: '${task.name}' has placeholders without a value. Give each one:\n` +
        missing.map((name) => `  --substitution ${assignment(name, given)}`).join('\n'),
    );
  if (unknown.length > 0)
    throw new UsageError(
      `${file}: '${task.name}' has values that only a deployment knows, so that it cannot run here:\n` +
        unknown.map((value) => `  ${value}`).join('\n'),
    );
  return { name: task.name, state, queryLanguage: task.language };
}

/** Makes the call. The network client and the AWS chain are large, and are loaded here and not before. */
async function call(request: RunRequest, options: RunOptions, { err, env }: Terminal): Promise<Run> {
  const waits = options.wait ? waitForTokens(options.callbackPort, err) : undefined;
  const engine = await import('../shared/engine/index');
  const { endpoints, timeoutSeconds, retry, signResourcePolicy, errorPrefix } = options;
  const settings = { endpoints, timeoutSeconds, retry, signResourcePolicy, errorPrefix };
  const interrupt = new AbortController();
  // Once: a second Ctrl-C ends the process as it would without this.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  const deps: Deps = {
    send: engine.createSender({ proxy: proxyFromVariables(env) }).send,
    credentials: credentialsWith(options),
    now: () => new Date(),
    random: Math.random,
    signal: interrupt.signal,
    ...(waits && { callback: waits.callback, onStage: waits.onStage }),
    onRetry: ({ waitSeconds, attempt, maxAttempts }, { failure }) => {
      const wait = Math.round(waitSeconds * 100) / 100;
      const text = `${failure?.error ?? ''}: trying again in ${wait} s (retry ${attempt} of ${maxAttempts})…`;
      void err.write(`${err.colors.dim(text)}\n`);
    },
  };
  const made = await engine.run(request, settings, deps);
  await waits?.close();
  return made;
}
