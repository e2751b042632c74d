// The task tokens of the runs that wait, and what becomes of each call that brings one back. No network, no clock.
import { isMadeUpToken } from '../engine/callback';
import type { CallbackAnswer } from '../engine/types';
import type { Json } from '../json';
import { invalidOutput, invalidToken, taskDoesNotExist, taskTimedOut } from './errors';
import type { TaskCall } from './protocol';

/** Who waits for a token. */
export type TokenListener = { answer: (answer: CallbackAnswer) => void; heartbeat: () => void };

/** Tokens of Tasks that are over are remembered, so that a late answer is told why it came too late; the oldest go. */
const maxRemembered = 10_000;

export class TaskTokens {
  private readonly waiting = new Map<string, TokenListener>();
  private readonly over = new Set<string>();

  /** How many Tasks wait. */
  get count(): number {
    return this.waiting.size;
  }

  /**
   * Waits for a token.
   *
   * @returns what ends the wait; the token is dead then.
   * @throws Error where a Task waits for the same token already, which only a token given by hand can be.
   */
  register(token: string, listener: TokenListener): () => void {
    if (this.waiting.has(token)) throw new Error('Another run waits for the same task token.');
    this.over.delete(token);
    this.waiting.set(token, listener);
    return () => this.end(token, listener);
  }

  /**
   * Takes a call: the one who waits hears of it.
   *
   * @throws ProtocolError as AWS would answer. After InvalidOutput the Task still waits.
   */
  receive(call: TaskCall): void {
    const listener = this.waiting.get(call.taskToken);
    if (!listener) {
      if (this.over.has(call.taskToken)) throw taskTimedOut();
      throw isMadeUpToken(call.taskToken) ? taskDoesNotExist() : invalidToken();
    }
    if (call.operation === 'SendTaskHeartbeat') return listener.heartbeat();
    const answer = answerOf(call);
    this.end(call.taskToken, listener);
    listener.answer(answer);
  }

  private end(token: string, listener: TokenListener): void {
    if (this.waiting.get(token) !== listener) return;
    this.waiting.delete(token);
    this.over.add(token);
    const [oldest] = this.over;
    if (this.over.size > maxRemembered && oldest !== undefined) this.over.delete(oldest);
  }
}

function answerOf(call: Exclude<TaskCall, { operation: 'SendTaskHeartbeat' }>): CallbackAnswer {
  if (call.operation === 'SendTaskFailure') {
    const { error, cause } = call;
    return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  }
  try {
    return { output: JSON.parse(call.output) as Json };
  } catch (error) {
    throw invalidOutput(error instanceof Error ? error.message : 'not JSON');
  }
}
