#!/usr/bin/env node
// Entry of the command line: finds the command, runs it, and ends with its exit code once all output is written.
import { version } from '../package.json';
import { commands } from './commands';
import { mainHelp } from './help/main';
import { openTerminal, type Terminal } from './terminal';
import { UsageError } from './usage';

async function dispatch([name, ...args]: string[], terminal: Terminal): Promise<number> {
  if (name === undefined) {
    await terminal.err.write(help());
    return 1;
  }
  if (name === '--version' || name === '-v') return say(version, terminal);
  if (name === '--help' || name === '-h') return say(help().trimEnd(), terminal);
  // `asl-invoke help run` is how some people ask for `asl-invoke run --help`.
  if (name === 'help') return dispatch([args[0] ?? '--help', ...(args[0] === undefined ? [] : ['--help'])], terminal);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return (await command.load())(args, terminal);
  const kind = name.startsWith('-') ? 'option' : 'command';
  throw new UsageError(`Unknown ${kind} '${name}'. \`asl-invoke --help\` lists the commands.`);
}

function help(): string {
  return mainHelp(Object.values(commands));
}

async function say(text: string, terminal: Terminal): Promise<number> {
  await terminal.out.write(`${text}\n`);
  return 0;
}

async function main(): Promise<void> {
  const terminal = openTerminal();
  let code: number;
  try {
    code = await dispatch(process.argv.slice(2), terminal);
  } catch (error) {
    code = 1;
    // Of a mistake in the call the message says all; anything else is a mistake of ours, and its stack helps to find it.
    const text = error instanceof UsageError ? error.message : describe(error);
    await terminal.err.write(`${terminal.err.colors.red('asl-invoke:')} ${text}\n`);
  }
  // All output is written by now. What may still be open is a call that was given up, which nobody waits for.
  process.exit(code);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

void main();
