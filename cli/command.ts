// What every command has in common: its arguments are read by its options, and `--help` or wrong use leads to its help.
import type { Terminal } from './terminal';
import { Misuse, readArgs, UsageError, type Options, type Parsed } from './usage';

/** Runs a command and gives the exit code. Throws UsageError. */
export type Run = (args: string[], terminal: Terminal) => Promise<number>;

/** A command with these options, and `--help` for its help; `run` is only called for what the options allow. */
export function command<const O extends Options>(
  name: string,
  help: string,
  options: O,
  run: (given: Parsed<O>, terminal: Terminal) => Promise<number>,
): Run {
  return async (args, terminal) => {
    try {
      const given = readArgs(args, { ...options, help: { type: 'boolean', short: 'h' } });
      if (!('help' in given.values)) return await run(given, terminal);
      await terminal.out.write(help);
      return 0;
    } catch (error) {
      if (!(error instanceof Misuse)) throw error;
      throw new UsageError(`${error.message}\n\`asl-invoke ${name} --help\` shows how it is used.`);
    }
  };
}
