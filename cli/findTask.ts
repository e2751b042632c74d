// The Task that a command is about: the file is read, and the state of the name is found in it.
import { placedTasks } from '../shared/document/embedded';
import { givenByHomes, type Given, type Home } from '../shared/document/given';
import type { Syntax } from '../shared/document/document';
import type { Task } from '../shared/document/tasks';
import { rememberRoot } from '../shared/document/templateText';
import { syntaxProblems } from '../server/rules/syntax';
import { pickTask } from './pickTask';
import { openDocument, positions } from './problems';
import { readSource } from './source';
import { homesOfFile } from './templates';
import { UsageError } from './usage';

/** What names a Task on a command line. */
export type TaskOptions = { file: string; state?: string; syntax?: Syntax; template?: string };

/** `templates`: looks for those that point at the file also where no placeholder needs a value. */
export type Wanted = { templates?: boolean };

export type FoundTask = {
  task: Task;
  /** The file's name, for messages. */
  file: string;
  /** The machine of the template that the Task is part of, or those whose definition is the file. */
  homes: Home[];
  /** What they give to its placeholders. */
  given: Given[];
};

/** Finds the Task. Throws a UsageError that names the place where the file is broken, or the Tasks there are. */
export async function findTask(
  { file, state, syntax, template }: TaskOptions,
  { templates = false }: Wanted = {},
): Promise<FoundTask> {
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
  const homes = machine ? [{ machine, template: ownTemplate() }] : await homesOutside();
  return { task, file: source.name, homes, given: givenByHomes(homes) };

  function ownTemplate(): Home['template'] {
    const own = { uri: source.name, text: source.text };
    rememberRoot(own, document.root);
    return own;
  }

  async function homesOutside(): Promise<Home[]> {
    // Looking through a project takes time, which a definition without placeholders need not spend.
    if (!templates && template === undefined && !source.text.includes('${')) return [];
    return homesOfFile(file, template);
  }
}
