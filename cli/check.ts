// `asl-invoke check`: the problems of definitions, for people or for programs.
import { command } from './command';
import { listFiles } from './files';
import { checkHelp } from './help/check';
import { readSyntax } from './options';
import { checkSource, type Problem } from './problems';
import { sarif } from './sarif';
import { readSource } from './source';
import { stylish } from './stylish';
import { aroundFiles } from './surroundings';
import { misused, oneOf, UsageError } from './usage';

const options = {
  format: { type: 'string', default: 'stylish' },
  syntax: { type: 'string' },
} as const;

/** The exit code is 1 where there is an error, or a file that cannot be read. */
export const check = command('check', checkHelp, options, async ({ values, positionals }, { out, err }) => {
  const format = oneOf('format', values.format, ['stylish', 'json', 'sarif']);
  const syntax = readSyntax(values.syntax);
  if (positionals.length === 0) throw misused('Name a file or folder to check, or - for standard input.');

  const { files, errors } = await listFiles(positionals);
  const problems: Problem[] = [];
  const checked = { files: 0, tasks: 0 };
  const around = aroundFiles(files);
  for (const file of files) {
    try {
      const found = await checkSource(await readSource(file, syntax), around);
      problems.push(...found.problems);
      checked.files++;
      checked.tasks += found.tasks;
    } catch (error) {
      // One file that cannot be read does not keep the others from being checked.
      if (!(error instanceof UsageError)) throw error;
      errors.push(error.message);
    }
  }
  if (format === 'json') await out.write(`${JSON.stringify(problems, null, 2)}\n`);
  else if (format === 'sarif') await out.write(`${JSON.stringify(sarif(problems), null, 2)}\n`);
  else if (checked.files > 0) await out.write(stylish(problems, checked, out.colors));
  for (const error of errors) await err.write(`${err.colors.red('asl-invoke:')} ${error}\n`);
  return errors.length > 0 || problems.some(({ severity }) => severity === 'error') ? 1 : 0;
});
