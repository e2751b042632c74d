// What a rule is: one mistake in an apigateway:invoke Task, found and mended.
import type { Called } from '../../shared/document/apis/called';
import type { AslDocument } from '../../shared/document/document';
import type { TextEdit } from '../../shared/document/edit';
import type { Node, Span } from '../../shared/document/node';
import type { Substitutions } from '../../shared/document/substitutions';
import type { Task } from '../../shared/document/tasks';
import type { Source } from '../../shared/document/layout';
import type { Machine } from '../../shared/document/template';
import type { TemplateText } from '../../shared/document/templateText';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type Fix = {
  /** Verb first, names what it does: `Change to 'IAM_ROLE'`. */
  title: string;
  edits: TextEdit[];
  /** The file that the edits are for, where it is not the one that the finding is in. */
  elsewhere?: TemplateText;
  /** Safe and the obvious choice: the preferred quick fix, and part of fixing all. */
  preferred?: true;
};

export type Finding = {
  /** Exactly the key or value at fault. */
  span: Span;
  message: string;
  fixes?: Fix[];
};

/** What diagnostics, settings and documentation say of a rule. */
export type RuleText = {
  /** The diagnostic's code, the key of its severity setting, and its heading in the documentation. */
  id: string;
  /** By default; a setting may change it. */
  severity: Severity;
  /** One sentence: what is reported. */
  summary: string;
  /** What happens on AWS otherwise. */
  why: string;
  /** Address of the documentation page that says so. */
  docs: string;
};

/** What the workspace tells of a Task, looked up when a rule asks. */
export type Around = { called(): Called; values(): Substitutions };

export type Rule = RuleText & {
  /** Loads what `check` needs for such Tasks and what is too large to be loaded for others. */
  load?(tasks: readonly Task[]): Promise<void>;
  /** Reports the mistakes of one Task. A rule with `load` finds nothing until that has resolved. */
  check(task: Task, report: Report, document: AslDocument, around: Around): void;
};

/** Takes a finding. Nearly always there is none, and so what looks for one makes nothing: no list, no generator. */
export type Report = (finding: Finding) => void;

/** The machine of a template that a Task is part of. */
export type InTemplate = {
  machine: Machine;
  root: Node | undefined;
  /** The template's text, for edits. */
  source: Source;
  /** The template, where the definition is a file of its own. */
  elsewhere?: TemplateText;
};

/**
 * A rule about a Task and the template it is part of. The template may change while the Task does not: what it finds is
 * not remembered.
 */
export type TemplateRule = RuleText & {
  /** Loads what `check` needs for such Tasks; it finds nothing until that has resolved. */
  load?(tasks: readonly Task[]): Promise<void>;
  /** Finds the mistakes of one Task: spans in the Task's own document, edits in the template. */
  check(task: Task, home: InTemplate): Iterable<Finding>;
};
