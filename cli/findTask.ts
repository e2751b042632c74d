// The Task that a command is about: the file is read, and the state of the name is found in it.
import { placedTasks } from '../shared/document/embedded';
import { givenTo, type Given } from '../shared/document/given';
import type { Syntax } from '../shared/document/document';
import type { Task } from '../shared/document/tasks';
import type { Machine } from '../shared/document/template';
import { syntaxProblems } from '../server/rules/syntax';
import { pickTask } from './pickTask';
import { openDocument, positions } from './problems';
import { readSource } from './source';
import { UsageError } from './usage';

/** What names a Task on a command line. */
export type TaskOptions = { file: string; state?: string; syntax?: Syntax };

export type FoundTask = {
  task: Task;
  /** The file's name, for messages. */
  file: string;
  /** The machine of the template that the Task is part of. */
  machine?: Machine;
  /** What that template gives to its placeholders. */
  given: Given[];
};

/** Finds the Task. Throws a UsageError that names the place where the file is broken, or the Tasks there are. */
export async function findTask({ file, state, syntax }: TaskOptions): Promise<FoundTask> {
  const source = await readSource(file, syntax);
  const document = await openDocument(source);
  const [problem] = syntaxProblems(document);
  if (problem) {
    // Half a state could still be read, but would make another call than the one that is written.
    const { line, column } = positions(source)(problem);
    throw new UsageError(`${source.name}:${line}:${column}: ${problem.message}`);
  }
  const tasks = placedTasks(document).map(({ task, path, machine }) => ({ ...task, path, machine }));
  const { machine, ...task } = pickTask(tasks, state, source.name);
  const given = machine ? givenTo(machine, { uri: source.name, text: source.text }) : [];
  return { task, file: source.name, given, ...(machine && { machine }) };
}
