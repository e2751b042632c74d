// `asl-invoke import`: a cURL command or .http request as a Task state.
import { writtenProp } from '../shared/document/written';
import { readRequest } from '../shared/exchange/readRequest';
import { taskStateFrom } from '../shared/exchange/taskState';
import { UnreadableRequest } from '../shared/exchange/writtenRequest';
import { command } from './command';
import { importHelp } from './help/import';
import { readText } from './source';
import { printable } from './terminal';
import { misused, UsageError } from './usage';

const options = {
  name: { type: 'string' },
  yaml: { type: 'boolean', default: false },
  jsonata: { type: 'boolean', default: false },
} as const;

/** What a Task cannot send is told on standard error. */
export const importRequest = command('import', importHelp, options, async ({ values, positionals }, { out, err }) => {
  const [file = '-', ...more] = positionals;
  if (more.length > 0) throw misused(`One file at a time: '${more.join("', '")}' is too much.`);
  const made = taskOf(await readText(file), file, values.jsonata);
  const name = values.name ?? made.name;
  const prop = (syntax: 'json' | 'yaml', indent: string): string =>
    writtenProp({ text: '', syntax }, name, made.state, { indent });
  await out.write(values.yaml ? `${prop('yaml', '')}\n` : `{\n  ${prop('json', '  ')}\n}\n`);
  for (const note of made.notes) await err.write(`${err.colors.dim(`• ${printable(note)}`)}\n`);
  return 0;
});

function taskOf(text: string, file: string, jsonata: boolean): ReturnType<typeof taskStateFrom> {
  try {
    return taskStateFrom(readRequest(text), jsonata ? 'JSONata' : 'JSONPath');
  } catch (error) {
    if (!(error instanceof UnreadableRequest)) throw error;
    throw new UsageError(`${file === '-' ? '<stdin>' : file}: no cURL command or .http request. ${error.message}`);
  }
}
