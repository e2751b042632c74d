// The Task that a command is about: the file is read, and the state of the name is found in it.
import { placedTasks } from '../shared/document/embedded';
import { givenTo as givenInside, type Given } from '../shared/document/given';
import type { Syntax } from '../shared/document/document';
import type { Task } from '../shared/document/tasks';
import type { Machine } from '../shared/document/template';
import { syntaxProblems } from '../server/rules/syntax';
import { pickTask } from './pickTask';
import { openDocument, positions } from './problems';
import { readSource } from './source';
import { givenTo } from './templates';
import { UsageError } from './usage';

/** What names a Task on a command line. */
export type TaskOptions = { file: string; state?: string; syntax?: Syntax; template?: string };

export type FoundTask = {
  task: Task;
  /** The file's name, for messages. */
  file: string;
  /** The machine of the template that the Task is part of. */
  machine?: Machine;
  /** What that template, or one that points at the file, gives to its placeholders. */
  given: Given[];
};

/** Finds the Task. Throws a UsageError that names the place where the file is broken, or the Tasks there are. */
export async function findTask({ file, state, syntax, template }: TaskOptions): Promise<FoundTask> {
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
  if (machine && template !== undefined)
    throw new UsageError(`--template is for a definition in a file of its own: ${source.name} is a template itself.`);
  const given = machine
    ? givenInside(machine, { uri: source.name, text: source.text })
    : await givenTo(file, source, template);
  return { task, file: source.name, given, ...(machine && { machine }) };
}
