// Problems as SARIF 2.1.0, in the part of it that GitHub code scanning reads.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../package.json';
import { rules, templateRules } from '../server/rules/index';
import type { RuleText, Severity } from '../server/rules/rule';
import { syntax } from '../server/rules/syntax';
import type { Json } from '../shared/json';
import type { Problem } from './problems';

const described: readonly RuleText[] = [syntax, ...rules, ...templateRules];
const levels: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

/** The log of one run: every rule, whether it found anything or not, and a result for each problem. */
export function sarif(problems: readonly Problem[], cwd = process.cwd()): Json {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'asl-invoke', version, rules: described.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => result(problem, cwd)),
      },
    ],
  };
}

function descriptor({ id, summary, why, docs, severity }: RuleText): Json {
  return {
    id,
    shortDescription: { text: plain(summary) },
    fullDescription: { text: plain(why) },
    help: { text: `${plain(summary)} ${plain(why)}`, markdown: `${summary} ${why}` },
    helpUri: docs,
    defaultConfiguration: { level: levels[severity] },
  };
}

function result({ file, code, severity, message, ...place }: Problem, cwd: string): Json {
  const { line, column, endLine, endColumn } = place;
  const ruleIndex = described.findIndex(({ id }) => id === code);
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file, cwd) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

/** From the working directory, which in a workflow is the repository's root; of a file elsewhere the whole address. */
function uriOf(file: string, cwd: string): string {
  const absolute = path.resolve(cwd, file);
  const relative = path.relative(cwd, absolute);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return pathToFileURL(absolute).href;
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
