// `asl-invoke validate`: has Step Functions check a whole definition, without creating anything.
import { definitionsOf, definitionText, placeOf, pseudoParameters, type Definition } from '../shared/aws/definition';
import { regionIn } from '../shared/aws/region';
import type { Validation, ValidationRequest } from '../shared/aws/types';
import { parse, loadReader } from '../shared/document/document';
import { givenTo, valuesOf } from '../shared/document/given';
import type { Substitutions } from '../shared/document/substitutions';
import { awsAccess } from './aws';
import { awsArguments, readAwsOptions } from './awsOptions';
import { validateHelp } from './help/validate';
import { positions, type Problem } from './problems';
import { readSource, type Source } from './source';
import { stylish } from './stylish';
import { printable, type Terminal } from './terminal';
import { misused, oneOf, pair, readArgs, UsageError } from './usage';

const options = {
  machine: { type: 'string' },
  type: { type: 'string' },
  substitution: { type: 'string', multiple: true, default: [] as string[] },
  ...awsArguments,
  syntax: { type: 'string' },
  format: { type: 'string', default: 'stylish' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs the command and gives the exit code: 0 where Step Functions takes the definition, 1 where not, 2 where it gave no answer. */
export async function validate(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArgs('validate', args, options);
  const { out, err, env } = terminal;
  if (values.help) {
    await out.write(validateHelp);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw misused('validate', 'Name one file that holds the definition, or -.');
  const format = oneOf('validate', 'format', values.format, ['stylish', 'json']);
  const syntax = values.syntax && oneOf('validate', 'syntax', values.syntax, ['json', 'yaml']);
  const given = values.type === undefined ? undefined : oneOf('validate', 'type', values.type, ['standard', 'express']);
  const aws = readAwsOptions('validate', values);
  const substitutions = Object.fromEntries(values.substitution.map((text) => pair('validate', 'substitution', text)));

  const source = await readSource(file, syntax || undefined);
  const definition = pickDefinition(await definitionsIn(source), values.machine, source.name);
  const { regionOf, validateDefinition } = await import('../shared/aws/index');
  const known = aws.region ?? regionIn(definition.home.text);
  const region = (await regionOf({ ...aws, ...(known && { region: known }) })) ?? '';
  const sent = textOf(definition, source, { ...pseudoParameters(region), ...substitutions });
  const type = (given?.toUpperCase() as ValidationRequest['type'] | undefined) ?? definition.type ?? 'STANDARD';
  let answer: Validation & { called: { region: string } };
  try {
    answer = await validateDefinition({ definition: sent.definition, type }, await awsAccess({ ...aws, region }, env));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await err.write(`${err.colors.red('asl-invoke:')} ${printable(message)}\n`);
    return 2;
  }
  const problems = problemsOf(answer, definition, sent.asWritten, source);
  if (format === 'json') await out.write(`${JSON.stringify(problems, null, 2)}\n`);
  else if (problems.length > 0) await out.write(stylish(problems, { files: 1, tasks: 0 }, out.colors));
  else if (answer.result === 'OK') {
    const said = `✔ ${printable(source.name)}: Step Functions takes this ${type} definition (${answer.called.region}).`;
    await out.write(`${out.colors.green(said)}\n`);
  }
  if (answer.truncated) await err.write('There are more findings than Step Functions tells at once.\n');
  if (answer.result === 'FAIL' && problems.length === 0)
    await err.write('Step Functions does not take the definition, and does not say why.\n');
  return answer.result === 'OK' ? 0 : 1;
}

async function definitionsIn(source: Source): Promise<Definition[]> {
  await loadReader(source.syntax);
  const document = parse(source.text, source.syntax, { whole: true });
  const [problem] = document.problems;
  if (problem) {
    const { line, column } = positions(source)(problem);
    throw new UsageError(`${source.name}:${line}:${column}: ${problem.message}`);
  }
  return definitionsOf(document);
}

function pickDefinition(definitions: Definition[], wanted: string | undefined, file: string): Definition {
  const names = definitions.map(({ name }) => `  ${name}`).join('\n');
  const [first, second] = definitions;
  if (!first) throw new UsageError(`${file}: holds no state machine definition.`);
  if (wanted === undefined) {
    if (second) throw new UsageError(`${file}: holds several definitions. Choose one with --machine:\n${names}`);
    return first;
  }
  const found = definitions.find(({ name }) => name === wanted);
  if (!found)
    throw new UsageError(`${file}: has no definition '${wanted}'${first.name ? `. There is:\n${names}` : '.'}`);
  return found;
}

function textOf(definition: Definition, source: Source, substitutions: Substitutions) {
  const { machine } = definition;
  const given = machine ? valuesOf(givenTo(machine, { uri: source.name, text: source.text })) : {};
  const text = definitionText(definition, { ...given, ...substitutions });
  if (text.missing.length > 0)
    throw new UsageError(
      `${source.name}: has placeholders without a value. Give each one:\n` +
        text.missing.map((name) => `  --substitution ${name}=VALUE`).join('\n'),
    );
  if (text.unknown.length > 0)
    throw new UsageError(
      `${source.name}: has values that only a deployment knows:\n${text.unknown.map((value) => `  ${value}`).join('\n')}`,
    );
  return text;
}

function problemsOf({ findings }: Validation, definition: Definition, asWritten: boolean, source: Source): Problem[] {
  const placed = positions(source);
  return findings.map((finding) => ({
    file: source.name,
    ...placed(placeOf(definition, finding, asWritten)),
    code: finding.code,
    severity: finding.severity === 'WARNING' ? 'warning' : 'error',
    message: finding.message,
  }));
}
