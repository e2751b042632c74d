// `asl-invoke policy`: the IAM policy that a Task's call needs.
import { textsOf } from '../shared/document/given';
import { calleeOf } from '../shared/policy/callee';
import { accountOf, deployedCallee, machineArn } from '../shared/policy/deployment';
import { gapsIn, isStateMachineArn, resourcePolicy, rolePolicy } from '../shared/policy/policies';
import { command } from './command';
import { findTask } from './findTask';
import { policyHelp } from './help/policy';
import { readSubstitutions, readTask, taskArguments } from './options';
import { misused } from './usage';

const options = {
  ...taskArguments,
  'resource-policy': { type: 'boolean', default: false },
  account: { type: 'string' },
  'state-machine': { type: 'string' },
} as const;

/** Gaps in the policy are told on standard error. */
export const policy = command('policy', policyHelp, options, async ({ values, positionals }, { out, err }) => {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw misused('Name one file that holds the Task, or -.');
  const substitutions = readSubstitutions(values.substitution);
  const { task, homes, given } = await findTask(readTask(file, values), { templates: true });
  const account = values.account ?? accountOf(homes);
  if (values.account !== undefined && !/^\d{12}$/.test(account))
    throw misused(`--account has 12 digits, not '${account}'.`);
  const stateMachine = values['state-machine'] ?? machineArn(homes);
  if (values['resource-policy'] && stateMachine === undefined)
    throw misused('A resource policy needs --state-machine ARN: without it, anyone’s could call the API.');
  if (stateMachine !== undefined && !isStateMachineArn(stateMachine))
    throw misused(`--state-machine is an ARN such as arn:aws:states:us-east-1:111122223333:stateMachine:orders, not '${stateMachine}'.`); // prettier-ignore
  const read = calleeOf(task, { ...textsOf(given), ...substitutions });
  const callee = deployedCallee(read, task, homes, substitutions);
  const made = values['resource-policy']
    ? resourcePolicy(callee, account, stateMachine ?? '')
    : rolePolicy(callee, account);
  await out.write(`${JSON.stringify(made, null, 2)}\n`);
  const missing = gapsIn(made);
  if (missing.length > 0) await err.write(`${err.colors.dim(`Fill in ${missing.join(', ')}.`)}\n`);
  return 0;
});
