// `asl-invoke policy`: the IAM policy that a Task's call needs.
import { textsOf } from '../shared/document/given';
import { calleeOf, gaps } from '../shared/policy/callee';
import { gapsIn, resourcePolicy, rolePolicy } from '../shared/policy/policies';
import { findTask } from './findTask';
import { policyHelp } from './help/policy';
import type { Terminal } from './terminal';
import { misused, oneOf, pair, readArgs } from './usage';

const options = {
  state: { type: 'string' },
  'resource-policy': { type: 'boolean', default: false },
  account: { type: 'string' },
  'state-machine': { type: 'string' },
  substitution: { type: 'string', multiple: true, default: [] as string[] },
  template: { type: 'string' },
  syntax: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs the command and gives the exit code, 0. Throws UsageError for wrong use. */
export async function policy(args: string[], { out, err }: Terminal): Promise<number> {
  const { values, positionals } = readArgs('policy', args, options);
  if (values.help) {
    await out.write(policyHelp);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw misused('policy', 'Name one file that holds the Task, or -.');
  const syntax = values.syntax === undefined ? undefined : oneOf('policy', 'syntax', values.syntax, ['json', 'yaml']);
  const substitutions = Object.fromEntries(values.substitution.map((text) => pair('policy', 'substitution', text)));
  const { task, machine, given } = await findTask({
    file,
    ...(values.state !== undefined && { state: values.state }),
    ...(syntax && { syntax }),
    ...(values.template !== undefined && { template: values.template }),
  });
  const account = values.account ?? (machine ? '${AWS::AccountId}' : gaps.account);
  if (values.account !== undefined && !/^\d{12}$/.test(account))
    throw misused('policy', `--account has 12 digits, not '${account}'.`);
  const stateMachine = values['state-machine'] ?? (machine && `\${${machine.name}}`);
  if (values['resource-policy'] && stateMachine === undefined)
    throw misused('policy', 'A resource policy needs --state-machine ARN: without it, anyone’s could call the API.');
  const callee = calleeOf(task, { ...textsOf(given), ...substitutions });
  const made = values['resource-policy']
    ? resourcePolicy(callee, account, stateMachine ?? '')
    : rolePolicy(callee, account);
  await out.write(`${JSON.stringify(made, null, 2)}\n`);
  const missing = gapsIn(made);
  if (missing.length > 0) await err.write(`${err.colors.dim(`Fill in ${missing.join(', ')}.`)}\n`);
  return 0;
}
