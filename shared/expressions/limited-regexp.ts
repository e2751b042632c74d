// Regular expressions that cannot run for ever. JavaScript cannot interrupt one, except inside a vm script with a timeout.
import { createContext, Script } from 'node:vm';
import { LimitReached } from './jsonata-limits';

const sandbox = createContext({ pattern: /x/, text: '' });
const script = new Script('pattern.exec(text)');

/** A class that jsonata can use for RegExp. `left` gives the milliseconds that a match may take; then it throws LimitReached. */
export function limitedRegExp(left: () => number) {
  return class LimitedRegExp {
    lastIndex = 0;
    private readonly pattern: RegExp;
    private readonly simple: boolean;

    constructor(pattern: RegExp) {
      this.pattern = new RegExp(pattern.source, pattern.flags);
      // Nothing repeats without bound, so the time is in proportion to the text.
      this.simple = !/[*+{]/.test(pattern.source);
    }

    exec(text: string): RegExpExecArray | null {
      this.pattern.lastIndex = this.lastIndex;
      const match = this.simple ? this.pattern.exec(text) : this.execWithin(text);
      this.lastIndex = this.pattern.lastIndex;
      return match;
    }

    private execWithin(text: string): RegExpExecArray | null {
      const timeout = Math.ceil(left());
      if (timeout <= 0) throw new LimitReached(LimitReached.time);
      sandbox['pattern'] = this.pattern;
      sandbox['text'] = text;
      try {
        return script.runInContext(sandbox, { timeout }) as RegExpExecArray | null;
      } catch (error) {
        if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
          throw new LimitReached(LimitReached.time);
        throw error;
      } finally {
        sandbox['text'] = '';
      }
    }
  };
}
