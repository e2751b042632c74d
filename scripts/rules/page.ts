// The documentation page of the rules: every word and example from the rules themselves and their annotated samples.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findAll, loadRules } from '../../server/diagnostics';
import { toTextEdit } from '../../server/lsp';
import { rules, templateRules } from '../../server/rules';
import type { Finding, Fix, RuleText } from '../../server/rules/rule';
import { syntax } from '../../server/rules/syntax';
import { parse } from '../../shared/document/document';

/** Every rule there is, in the order of the page. */
export const allRules: readonly RuleText[] = [syntax, ...rules, ...templateRules];

const intro = `# Rules

<!-- prettier-ignore-start -->
<!-- Written by \`npm run docs:rules\` from server/rules and their samples in test/server/rules. -->

What is reported in the \`apigateway:invoke\` Tasks of a state machine, in JSON and in YAML alike. A rule's name is the code
of its diagnostics and the key of its severity in the settings:

\`\`\`jsonc
"aslInvoke.rules": { "header-forbidden": "warning", "error-name-spelling": "off" }
\`\`\`

A value that can't be known from the text is never judged as a literal: a key that ends in \`.$\`, a JSONata expression in
\`{% %}\`, a placeholder such as \`\${Name}\`, \`#{Name}\`, \`{{name}}\`, \`<NAME>\` or \`__NAME__\`, a YAML tag, or one of
CloudFormation's functions. A fix marked with a star is safe, and part of fixing all at once.`;

/** The whole page. `sampleOf` gives the annotated sample of a rule. */
export async function rulesPage(sampleOf: (id: string) => string): Promise<string> {
  const sections: string[] = [];
  for (const rule of allRules) sections.push(await section(rule, withoutAnnotations(sampleOf(rule.id))));
  const rows = allRules.map(({ id, severity, summary }) => `| [${id}](#${id}) | ${severity} | ${summary} |`);
  const table = ['| rule | default | reports |', '| --- | --- | --- |', ...rows].join('\n');
  return `${[intro, table, ...sections].join('\n\n')}\n\n<!-- prettier-ignore-end -->\n`;
}

async function section(rule: RuleText, sample: string): Promise<string> {
  const document = parse(sample, 'json');
  await loadRules(document);
  const found: Finding[] =
    rule === syntax
      ? syntax.find(document)
      : findAll(document, { rules: {} }).flatMap(({ rule: { id }, finding }) => (id === rule.id ? [finding] : []));
  // The first one, and one that can be mended.
  const shown = new Set(
    [found[0], found.find(({ fixes = [] }) => fixes.length > 0)].filter((one) => one !== undefined),
  );
  return [
    `## ${rule.id}`,
    `${rule.summary} ${rule.why}`,
    `Default: **${rule.severity}** · [AWS documentation](${rule.docs})`,
    ...[...shown].flatMap((one) => [badLine(sample, one), ...(one.fixes ?? []).map((fix) => fixed(sample, fix))]),
  ].join('\n\n');
}

/** The line at fault, as the samples mark it, and the message. */
function badLine(sample: string, { span, message }: Finding): string {
  const document = TextDocument.create('', '', 0, sample);
  const { line, character } = document.positionAt(span.start);
  const text = sample.split('\n')[line] ?? '';
  const indent = text.length - text.trimStart().length;
  const length = Math.max(1, Math.min(span.end - span.start, text.length - character));
  return [
    '```jsonc',
    `  ${text.trimStart()}`,
    `//${' '.repeat(character - indent)}${'^'.repeat(length)}`,
    '```',
    '',
    `> ${message.replace(/[<>]/g, '\\$&')}`,
  ].join('\n');
}

/** The lines that a fix changes, before and after. */
function fixed(sample: string, { title, edits, preferred }: Fix): string {
  const document = TextDocument.create('', '', 0, sample);
  const mended = TextDocument.applyEdits(
    document,
    edits.map((edit) => toTextEdit(document, edit)),
  );
  const [before, after] = [sample.split('\n'), mended.split('\n')];
  const same = (index: number): boolean => before[index] === after[index];
  let start = 0;
  while (start < before.length && same(start)) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const lines = [
    ...before.slice(start, before.length - end).map((line) => `- ${line}`),
    ...after.slice(start, after.length - end).map((line) => `+ ${line}`),
  ];
  const indent = Math.min(...lines.map((line) => line.slice(2).search(/\S/)));
  const shown = lines.map((line) => line.slice(0, 2) + line.slice(2 + indent));
  return [`Fix${preferred ? ' ★' : ''}: ${title}`, '', '```diff', ...shown, '```'].join('\n');
}

function withoutAnnotations(sample: string): string {
  return sample
    .split('\n')
    .filter((line) => !/^\s*\/\/\s*\^+\s+[a-z-]+\s*$/.test(line))
    .join('\n');
}
