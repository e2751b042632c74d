// When a run must stop: cancelled, out of TimeoutSeconds, or at the local limit. One signal for all, and no timer left behind.
import { localTimeout, taskTimeout } from './failure';

/** Longest delay a timer of Node takes; a longer one fires at once. The default TimeoutSeconds of a Task is far beyond it. */
const longestTimer = 2 ** 31 - 1;

/** The reason a run was cancelled, by whoever started it. */
export class Cancelled extends Error {
  constructor() {
    super('The run was cancelled.');
    this.name = 'Cancelled';
  }
}

export class Deadline {
  private readonly controller = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly cancel = (): void => this.controller.abort(new Cancelled());

  /**
   * @param localSeconds after which the local limit stops the attempt.
   * @param parent cancels the run.
   */
  constructor(
    localSeconds: number,
    private readonly parent?: AbortSignal,
  ) {
    if (parent?.aborted) this.cancel();
    parent?.addEventListener('abort', this.cancel, { once: true });
    this.after(localSeconds, () => localTimeout(localSeconds));
  }

  /** Aborts with the StateFailure or LocalFailure that ended the time, or with Cancelled. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Starts the Task's own clock. */
  startTask(timeoutSeconds: number): void {
    this.after(timeoutSeconds, taskTimeout);
  }

  /** Gives the promise's value, or rejects at once when the time is over, also where the work itself can't be stopped. */
  async race<T>(work: Promise<T>): Promise<T> {
    const { signal } = this;
    if (signal.aborted) work.catch(() => undefined);
    signal.throwIfAborted();
    let stop = (): void => undefined;
    const stopped = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason as Error);
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work, stopped]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Must be called when the attempt is over. */
  end(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.parent?.removeEventListener('abort', this.cancel);
  }

  private after(seconds: number, reason: () => Error): void {
    const milliseconds = seconds * 1000;
    if (milliseconds > longestTimer) return;
    this.timers.push(setTimeout(() => this.controller.abort(reason()), milliseconds));
  }
}
