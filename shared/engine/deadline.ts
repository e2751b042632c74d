// When a run must stop: cancelled, out of TimeoutSeconds, or at the local limit. One signal for all, and no timer left behind.
import { heartbeatTimeout, localTimeout, taskTimeout } from './failure';
import type { Awaitable } from './state-language';

/** Longest delay a timer of Node takes; a longer one fires at once. The default TimeoutSeconds of a Task is far beyond it. */
export const longestTimer = 2 ** 31 - 1;

/** The reason a run was cancelled, by whoever started it. */
export class Cancelled extends Error {
  constructor() {
    super('The run was cancelled.');
    this.name = 'Cancelled';
  }
}

export class Deadline {
  private readonly controller = new AbortController();
  private readonly timers = new Map<'local' | 'task' | 'heartbeat', NodeJS.Timeout>();
  private readonly closing: (() => void)[] = [];
  private ended = false;
  private reason: Error | undefined;
  private readonly stopped: Promise<never>;
  private rejectStopped: (reason: Error) => void = () => undefined;
  private readonly cancel = (): void => this.stop(new Cancelled());

  /**
   * @param localSeconds after which the local limit stops the attempt.
   * @param parent cancels the run.
   */
  constructor(
    private readonly localSeconds: number,
    private readonly parent?: AbortSignal,
  ) {
    this.stopped = new Promise((_, reject) => (this.rejectStopped = reject));
    this.stopped.catch(() => undefined); // Where nobody waits just then, nobody needs to hear of it.
    parent?.addEventListener('abort', this.cancel, { once: true });
    this.startLocalLimit();
    if (parent?.aborted) this.cancel();
  }

  /** Aborts with the StateFailure or LocalFailure that ended the time, or with Cancelled. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Starts the local limit, or sets it back to its beginning. */
  startLocalLimit(): void {
    this.after('local', this.localSeconds, () => localTimeout(this.localSeconds));
  }

  /** Starts the Task's own clock. */
  startTask(timeoutSeconds: number): void {
    this.after('task', timeoutSeconds, taskTimeout);
  }

  /** Starts the clock of HeartbeatSeconds, or sets it back to its beginning. */
  startHeartbeat(heartbeatSeconds: number): void {
    this.after('heartbeat', heartbeatSeconds, heartbeatTimeout);
  }

  /** The local limit is for the call: a person may take long to give a task token back. */
  endLocalLimit(): void {
    clearTimeout(this.timers.get('local'));
  }

  /**
   * What the work gives: at once where it has it at once. Rejects as soon as the time is over, also where the work itself
   * can't be stopped; work is not begun when it already is.
   */
  race<T>(work: () => Awaitable<T>): Awaitable<T> {
    this.throwIfStopped();
    const value = work();
    return value instanceof Promise ? Promise.race([value, this.stopped]) : value;
  }

  throwIfStopped(): void {
    if (this.reason) throw this.reason;
  }

  /** Does something when the attempt is over; at once where it is. */
  atEnd(close: () => void): void {
    if (this.ended) close();
    else this.closing.push(close);
  }

  /** Must be called when the attempt is over. */
  end(): void {
    this.ended = true;
    for (const close of this.closing) close();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.parent?.removeEventListener('abort', this.cancel);
  }

  private stop(reason: Error): void {
    this.reason ??= reason;
    this.controller.abort(reason);
    this.rejectStopped(reason);
  }

  private after(clock: 'local' | 'task' | 'heartbeat', seconds: number, reason: () => Error): void {
    clearTimeout(this.timers.get(clock));
    const milliseconds = seconds * 1000;
    if (this.ended || milliseconds > longestTimer) return;
    this.timers.set(
      clock,
      setTimeout(() => this.stop(reason()), milliseconds),
    );
  }
}
