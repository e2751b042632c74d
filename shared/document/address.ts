// How people name a Task in a file or on a command line: by its name, or by the names of the states around it.
import type { Task } from './tasks';
import { labelOf, type Machine } from './template';

/** A Task, and the machine of a template that it is part of. */
export type Addressed = Pick<Task, 'name' | 'path'> & { machine?: Machine | undefined };

/**
 * The names of the states on the way to a Task: `Each Order/Get Order`; in a Parallel state also the branch,
 * `Both[0]/Get`; in a template the machine comes first.
 */
export function addressOf({ name, path, machine }: Addressed): string {
  let address = machine ? labelOf(machine) : '';
  for (let index = machine?.path.length ?? 0; index < path.length; index++) {
    const step = path[index];
    const next = path[index + 1];
    if (step === 'Branches' && typeof next === 'number') address += `[${next}]`;
    else if (step === 'States' && typeof next === 'string') address += `${address === '' ? '' : '/'}${next}`;
    else continue; // ItemProcessor or Iterator: a state has only one.
    index++;
  }
  return address === '' ? name : address;
}

/**
 * The Tasks that a text may mean: those of that name, else the one at that address, with or without a slash in front.
 * More than one where a name is used in several machines.
 */
export function atAddress<T extends Addressed>(tasks: readonly T[], wanted: string): T[] {
  const named = tasks.filter(({ name }) => name === wanted);
  if (named.length > 0) return named;
  const address = wanted.replace(/^\//, '');
  return tasks.filter((task) => addressOf(task) === address);
}
