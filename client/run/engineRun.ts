// One run of the engine: the network, the credentials and the stages come together here.
import type { Deps, Run, RunRequest } from '../../shared/engine/types';
import { networkSettings } from '../network';
import type { TaskRunSettings } from '../settings';

/** What a run tells on its way. */
export type RunListener = {
  signal: AbortSignal;
  /** The run has got on. */
  onStage: (run: Run) => void;
  /** Whose credentials sign, in words. */
  onIdentity: (identity: string) => void;
  /** Asked before anything is sent. */
  confirm: NonNullable<Deps['confirm']>;
  /** Waits for a task token. */
  callback: NonNullable<Deps['callback']>;
};

/** Runs a Task. The engine, the network client and the credential chain are loaded by the first run that needs them. */
export async function engineRun(
  request: RunRequest,
  settings: TaskRunSettings,
  { signal, onStage, onIdentity, confirm, callback }: RunListener,
): Promise<Run> {
  const engine = await import('../../shared/engine/index');
  const { profile } = settings;
  const network = await networkSettings().catch((error: Error) => error);
  if (network instanceof Error) {
    const failure = { error: 'ASLInvoke.Settings', cause: network.message, stage: 'request', local: true } as const;
    return { state: request.name, status: 'failed', input: request.input, failure, notes: [] };
  }
  const sender = engine.createSender(network);
  const deps: Deps = {
    send: sender.send,
    credentials: async ({ region, roleArn = settings.roleArn }) => {
      const { credentialsFrom } = await import('../../shared/credentials');
      const found = await credentialsFrom({ region, ...(profile && { profile }), ...(roleArn && { roleArn }) });
      onIdentity(found.source);
      return found;
    },
    confirm,
    now: () => new Date(),
    random: Math.random,
    signal,
    callback,
    onStage: (_stage, run) => onStage(run),
    onRetry: (retry, run) => {
      const attempt = run.failure && { failure: run.failure, retry };
      onStage({ ...run, attempts: [...(run.attempts ?? []), ...(attempt ? [attempt] : [])] });
    },
  };
  return engine.run(request, settings, deps).finally(() => sender.close());
}
