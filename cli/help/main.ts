// The text of `asl-invoke --help`.
import type { Command } from '../commands';

/** Lists the commands in their order. */
export function mainHelp(commands: readonly Pick<Command, 'usage' | 'summary'>[]): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  const listing = commands.map(({ usage, summary }) => `  asl-invoke ${usage.padEnd(width)}  ${summary}`).join('\n');
  return `Checks and runs the apigateway:invoke Tasks of AWS Step Functions state machines.

Usage
${listing}

  asl-invoke COMMAND --help shows the options of a command.
  asl-invoke --version

Examples
  asl-invoke check order.asl.json
  asl-invoke run order.asl.json --state "Get Order" --input '{"id": 7}'
`;
}
