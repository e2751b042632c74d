// syntax: the document itself is broken. Not a rule of Tasks: what is broken may be the Task.
import type { AslDocument } from '../../shared/document/document';
import { valueOf } from '../../shared/document/node';
import { pages } from '../../shared/knowledge/pages';
import type { Finding, RuleText } from './rule';

export const syntax: RuleText & { languages: readonly string[]; find(document: AslDocument): Finding[] } = {
  id: 'syntax',
  severity: 'error',
  summary:
    'A definition with the integration is not JSON or YAML. Only in the languages `asl` and `asl-yaml`: elsewhere the editor’s own JSON and YAML support reports it. Not shown where AWS Toolkit reports it.',
  why: 'Step Functions cannot read the definition.',
  docs: pages.language,
  /** The language ids where VS Code itself checks nothing. */
  languages: ['asl', 'asl-yaml'],
  find: (document) => syntaxProblems(document).map(({ message, ...span }) => ({ span, message })),
};

/**
 * The syntax errors of a definition that holds the integration. Any other file is nobody's business here, nor are
 * templates: their own tools read them, and more generously.
 */
export function syntaxProblems(document: AslDocument): AslDocument['problems'] {
  const { tasks, text, root, problems } = document;
  const isDefinition = /apigateway:invoke/i.test(text) && !valueOf(root, 'Resources');
  if ((tasks.length === 0 && !isDefinition) || document.machines.length > 0) return [];
  // The YAML parser does not recover: all it says after its first error is a consequence of that.
  return document.syntax === 'yaml' ? problems.slice(0, 1) : problems;
}
