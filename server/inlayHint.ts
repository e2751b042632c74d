// The inlay hint behind a Task's Path, or the nearest to it that the Task has: the URL that it would call.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import { parameterOf } from '../shared/document/known';
import type { Span } from '../shared/document/node';
import type { Task } from '../shared/document/tasks';
import { urlOf } from './url';

/** The hints of the Tasks in a range, those in strings of a template included. */
export function inlayHints(text: TextDocument, document: AslDocument, range: Range): InlayHint[] {
  const [start, end] = [text.offsetAt(range.start), text.offsetAt(range.end)];
  // An editor asks for the lines that it shows: of a long document, few Tasks are looked at.
  const isShown = (span: Span): boolean => span.start <= end && start <= span.end;
  const own = document.tasks.filter(({ node }) => isShown(node)).flatMap((task) => hintOf(task) ?? []);
  const inside = document.embedded.flatMap(({ document: inner, map }) =>
    inner.tasks
      .filter(({ node }) => isShown(map.toOuter(node)))
      .flatMap((task) => hintOf(task) ?? [])
      .map(({ at, url }) => ({ at: map.toOuter({ start: at, end: at }).end, url })),
  );
  return [...own, ...inside]
    .filter(({ at }) => start <= at && at <= end)
    .map(({ at, url }) => ({
      position: text.positionAt(at),
      label: shown(url),
      paddingLeft: true,
      tooltip: `${url}\n\nThe URL that this Task calls, as far as its text tells.`,
    }));
}

/** VS Code cuts off a hint that is longer. */
const width = 43;

/** Of a long URL what is put together: its host stands in the text as it is. */
function shown(url: string): string {
  const path = url.length > width ? /^https:\/\/[^/]+(\/.+)/.exec(url)?.[1] : undefined;
  return path === undefined ? url : `…${path}`;
}

function hintOf(task: Task): { at: number; url: string } | undefined {
  const node = ['Path', 'Stage', 'ApiEndpoint'].map((name) => parameterOf(task, name)?.prop.value).find(Boolean);
  const url = node && urlOf(task);
  return url === undefined ? undefined : { at: node!.end, url };
}
