// State machines written as text inside a template: each a document of its own, with the way back to the template.
import { decode } from './decode';
import type { AslDocument } from './document';
import { readJson } from './json';
import type { Path, Span } from './node';
import { findTasks, type Task } from './tasks';
import type { Machine } from './template';
import { textPartsOf } from './templateFunctions';
import { TextMap } from './textMap';

/** A definition inside a string: `document` is its text as deployment gets it, `map` leads from there to the template. */
export type Embedded = { machine: Machine; document: AslDocument; map: TextMap };

/** Reads a definition that a template holds as text; undefined where its places could not be told. */
export function readEmbedded(text: string, machine: Machine): Embedded | undefined {
  const parts = machine.definition?.form === 'text' ? textPartsOf(machine.definition.node) : undefined;
  if (!parts?.some((part) => 'string' in part)) return undefined;
  const map = new TextMap(text);
  for (const part of parts) {
    if ('between' in part) map.addOther(part.between, { start: part.node.start, end: part.node.start });
    else if ('placeholder' in part) map.addOther(`\${${part.placeholder}}`, part.node);
    else {
      const decoded = decode(text, part.string);
      if (decoded) map.addString(decoded, part.string);
      // A number between the strings, or a string that is not to be placed: it is read, and not edited.
      else map.addOther(String(part.string.value), part.string);
    }
  }
  const { root, problems } = readJson(map.text);
  const document: AslDocument = {
    text: map.text,
    syntax: 'json',
    root,
    problems,
    tasks: findTasks(root),
    machines: [],
    embedded: [],
  };
  return { machine, map, document };
}

/** A Task wherever it stands; places and path are those of the whole document. */
export type PlacedTask = {
  task: Task;
  path: Path;
  nameSpan: Span;
  span: Span;
  /** The document that the places inside the Task refer to. */
  home: AslDocument;
  /** The machine of the template it stands in. */
  machine?: Machine;
};

/** All Tasks of a document, those in embedded text among them, in document order. */
export function placedTasks(document: AslDocument): PlacedTask[] {
  const own = document.tasks.map((task): PlacedTask => {
    const { path, nameSpan, node } = task;
    const machine = machineOf(document, task);
    return { task, path, nameSpan, span: node, home: document, ...(machine && { machine }) };
  });
  const inside = document.embedded.flatMap(({ machine, map, document: home }) =>
    home.tasks.map((task): PlacedTask => {
      const [nameSpan, span] = [map.toOuter(task.nameSpan), map.toOuter(task.node)];
      return { task, path: [...machine.path, ...task.path], nameSpan, span, home, machine };
    }),
  );
  return inside.length === 0 ? own : [...own, ...inside].sort((a, b) => a.nameSpan.start - b.nameSpan.start);
}

/** The machine of a template that a Task of the template's own tree stands in. */
export function machineOf({ machines }: AslDocument, { path }: Task): Machine | undefined {
  return machines.find((candidate) => candidate.path.every((step, index) => path[index] === step));
}
