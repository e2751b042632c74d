// What the rules find that look at the template a Task is part of, around it or in another file.
import { syntaxOf, type AslDocument } from '../shared/document/document';
import { machineOf } from '../shared/document/embedded';
import type { Span } from '../shared/document/node';
import type { Task } from '../shared/document/tasks';
import type { Machine } from '../shared/document/template';
import { rootOf } from '../shared/document/templateText';
import type { Found } from './diagnostics';
import { templateRules } from './rules';
import type { InTemplate } from './rules/rule';
import type { ServerSettings } from './settings';
import type { Surroundings } from './surroundings';

/** The findings of all Tasks of a document, at their places in it. */
export function findInTemplates(
  document: AslDocument,
  settings: Pick<ServerSettings, 'rules'>,
  { homes }: Pick<Surroundings, 'homes'>,
): Found[] {
  const active = templateRules.flatMap((rule) => {
    const severity = settings.rules[rule.id] ?? rule.severity;
    return severity === 'off' ? [] : [{ rule, severity }];
  });
  if (active.length === 0 || (document.machines.length === 0 && homes.length === 0)) return [];
  const found = (task: Task, home: InTemplate, outer: (span: Span) => Span = (span) => span): Found[] =>
    active.flatMap(({ rule, severity }) =>
      [...rule.check(task, home)].map((finding) => ({
        rule,
        severity,
        finding: { ...finding, span: outer(finding.span) },
      })),
    );
  const here = (machine: Machine): InTemplate => ({ machine, root: document.root, source: document });
  const own = document.tasks.flatMap((task) => {
    const machine = machineOf(document, task);
    return machine ? found(task, here(machine)) : [];
  });
  const inside = document.embedded.flatMap(({ document: inner, machine, map }) =>
    inner.tasks.flatMap((task) => found(task, here(machine), (span) => map.toOuter(span))),
  );
  const elsewhere = homes.flatMap(({ machine, template }) => {
    const source = { text: template.text, syntax: syntaxOf(undefined, template.uri) };
    const home = { machine, root: rootOf(template), source, elsewhere: template };
    return document.tasks.flatMap((task) => found(task, home));
  });
  return [...own, ...inside, ...elsewhere];
}
