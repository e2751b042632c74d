// Runs the rules over the Tasks of a document.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Called } from '../shared/document/apis/called';
import type { AslDocument } from '../shared/document/document';
import { machineOf } from '../shared/document/embedded';
import type { Substitutions } from '../shared/document/substitutions';
import type { Task } from '../shared/document/tasks';
import type { Machine } from '../shared/document/template';
import { outerFinding } from './embedded';
import { FindingsCache } from './findingsCache';
import { toDiagnostic } from './lsp';
import { rules, templateRules } from './rules';
import type { Around, Finding, RuleText, Severity } from './rules/rule';
import { syntax } from './rules/syntax';
import type { ServerSettings } from './settings';
import { aroundAlone, type Surroundings } from './surroundings';
import { findInTemplates } from './templateFindings';

export type Found = { rule: RuleText; severity: Severity; finding: Finding };

/** Loads what the rules need for the Tasks of a document with these surroundings; for most documents that is nothing. */
export async function loadRules(
  { tasks, embedded, machines }: AslDocument,
  { homes }: Pick<Surroundings, 'homes'> = { homes: [] },
): Promise<void> {
  const all = [...tasks, ...embedded.flatMap(({ document }) => document.tasks)];
  const hasTemplate = machines.length > 0 || homes.length > 0;
  for (const rule of [...rules, ...(hasTemplate ? templateRules : [])]) await rule.load?.(all);
}

/**
 * Every finding of every rule of Tasks that is not switched off, in document order, once `loadRules` has resolved.
 * A cache belongs to one set of settings and one state of the surroundings, which are the document alone where not given.
 */
export function findAll(
  document: AslDocument,
  settings: Pick<ServerSettings, 'rules'>,
  cache = new FindingsCache(),
  surroundings: Surroundings = aroundAlone(document),
): Found[] {
  // Of the Task at hand. One list and one function a rule for all Tasks: most find nothing.
  let found: Found[] = [];
  const active = rules.flatMap((rule) => {
    const severity = settings.rules[rule.id] ?? rule.severity;
    if (severity === 'off') return [];
    return [{ rule, report: (finding: Finding) => void found.push({ rule, severity, finding }) }];
  });
  const foundInTask = (task: Task, home: AslDocument, machine: Machine | undefined): readonly Found[] => {
    if (found.length > 0) found = [];
    const around = new AroundTask(surroundings, task, machine);
    for (const { rule, report } of active) rule.check(task, report, home, around);
    return found.length > 0 ? found : nothing;
  };
  const foundIn = (home: AslDocument, machine?: Machine): Found[] => {
    const all: Found[] = [];
    for (const task of home.tasks)
      all.push(
        ...(cache.known(task) ?? cache.remember(task, foundInTask(task, home, machine ?? machineOf(home, task)))),
      );
    return all;
  };
  const inside = document.embedded.flatMap((embedded) =>
    foundIn(embedded.document, embedded.machine).map((found) => ({
      ...found,
      finding: outerFinding(embedded, found.finding),
    })),
  );
  return inOrder(
    withoutRepeats([...foundIn(document), ...inside, ...findInTemplates(document, settings, surroundings)]),
  );
}

const nothing: readonly Found[] = [];

class AroundTask implements Around {
  constructor(
    private readonly surroundings: Surroundings,
    private readonly task: Task,
    private readonly machine: Machine | undefined,
  ) {}

  called(): Called {
    return this.surroundings.called(this.task, this.machine);
  }

  values(): Substitutions {
    return this.surroundings.values(this.machine);
  }
}

/** What a YAML anchor holds is part of every Task that has an alias of it, and is wrong once. */
function withoutRepeats(all: Found[]): Found[] {
  const seen = new Set<string>();
  return all.filter(({ rule, finding: { span, message } }) => {
    const key = `${rule.id} ${span.start} ${span.end} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function inOrder(all: Found[]): Found[] {
  return all.sort((a, b) => a.finding.span.start - b.finding.span.start);
}

/** The document's own syntax errors, in the languages where nobody else reports them. */
function findSyntax(document: AslDocument, languageId: string, settings: Pick<ServerSettings, 'rules'>): Found[] {
  const severity = settings.rules[syntax.id] ?? syntax.severity;
  if (severity === 'off' || !syntax.languages.includes(languageId)) return [];
  return syntax.find(document).map((finding) => ({ rule: syntax, severity, finding }));
}

/** All that an editor shows. */
export function diagnose(
  text: TextDocument,
  document: AslDocument,
  settings: ServerSettings,
  cache?: FindingsCache,
  surroundings?: Surroundings,
): Diagnostic[] {
  const found = [
    ...findSyntax(document, text.languageId, settings),
    ...findAll(document, settings, cache, surroundings),
  ];
  return inOrder(found).map(({ rule, severity, finding }) => toDiagnostic(text, rule, severity, finding));
}
