// `asl-invoke validate`: has Step Functions check a whole definition, without creating anything.
import { definitionText, placeOf, pseudoParameters, type Definition } from '../shared/aws/definition';
import { regionOfDefinition } from '../shared/aws/region';
import type { Validation, ValidationRequest } from '../shared/aws/types';
import { valuesOf } from '../shared/document/given';
import type { Substitutions } from '../shared/document/substitutions';
import { assignment } from './assignment';
import { awsAccess } from './aws';
import { awsArguments, readAwsOptions } from './awsOptions';
import { command } from './command';
import { findDefinition, type FoundDefinition } from './definition';
import { validateHelp } from './help/validate';
import { definitionArguments, readSubstitutions, readSyntax } from './options';
import { positions, type Problem } from './problems';
import { readSource, type Source } from './source';
import { stylish } from './stylish';
import { printable } from './terminal';
import { misused, oneOf, present, UsageError } from './usage';

const options = {
  machine: { type: 'string' },
  type: { type: 'string' },
  ...definitionArguments,
  ...awsArguments,
  format: { type: 'string', default: 'stylish' },
} as const;

/** The exit code is 1 where Step Functions does not take the definition, 2 where it gave no answer. */
export const validate = command('validate', validateHelp, options, async ({ values, positionals }, terminal) => {
  const { out, err, env } = terminal;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw misused('Name one file that holds the definition, or -.');
  const { machine, template, type: wanted } = values;
  const format = oneOf('format', values.format, ['stylish', 'json']);
  const syntax = readSyntax(values.syntax);
  const given = wanted === undefined ? undefined : oneOf('type', wanted, ['standard', 'express']);
  const aws = readAwsOptions(values);
  const substitutions = readSubstitutions(values.substitution);

  const source = await readSource(file, syntax);
  const found = await findDefinition(source, { file, ...present({ machine, template }) });
  const { definition } = found;
  const { regionOf, validateDefinition } = await import('../shared/aws/index');
  const known = aws.region ?? regionOfDefinition(definition.home.text, { ...valuesOf(found.given), ...substitutions });
  const region = (await regionOf({ ...aws, ...(known && { region: known }) })) ?? '';
  const sent = textOf(found, source.name, { ...pseudoParameters(region), ...substitutions });
  const type = (given?.toUpperCase() as ValidationRequest['type'] | undefined) ?? found.type ?? 'STANDARD';
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
});

function textOf({ definition, given }: FoundDefinition, file: string, substitutions: Substitutions) {
  const text = definitionText(definition, { ...valuesOf(given), ...substitutions });
  if (text.missing.length > 0)
    throw new UsageError(
      `${file}: has placeholders without a value. Give each one:\n` +
        text.missing.map((name) => `  --substitution ${assignment(name, given)}`).join('\n'),
    );
  if (text.unknown.length > 0)
    throw new UsageError(
      `${file}: has values that only a deployment knows:\n${text.unknown.map((value) => `  ${value}`).join('\n')}`,
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
