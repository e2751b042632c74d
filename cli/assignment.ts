// How the value of a placeholder is given on the command line, with what templates say of it.
import { defaultsOf, type Given } from '../shared/document/given';
import { fileNameOf } from './templates';

/** `Name=VALUE`, or what a template's parameters have for a default; behind it where deployment takes the value from. */
export function assignment(name: string, given: readonly Given[]): string {
  const defaults = defaultsOf(given);
  const value = Object.hasOwn(defaults, name) ? quoted(defaults[name] ?? '') : 'VALUE';
  const sources = given
    .filter((entry) => entry.name === name)
    .map(({ source, uri, byDefault }) => {
      const whose = byDefault ? `default of ${byDefault.parameters.join(', ')}` : source;
      return `${whose} in ${fileNameOf(uri)}`;
    });
  return `${name}=${value}${sources.length > 0 ? `   (${[...new Set(sources)].join('; ')})` : ''}`;
}

/** As a shell takes it for one word. */
function quoted(value: string): string {
  return /^[\w.:/@%+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
