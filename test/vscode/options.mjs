// The options of a test run in VS Code, from the command line.
import { parseArgs } from 'node:util';
import { ExpectedFailure } from '../../scripts/progress.mjs';

const usage = `Usage: npm run test:vscode -- [--latest] [--grep TEXT] [--desktop | --browser] [--only host|ui] [--no-build]

  --latest              the newest VS Code instead of the oldest that package.json promises
  --grep                only the tests whose name has this in it
  --desktop, --browser  where the host tests run; without either on the desktop where that is possible
  --only                the tests inside the extension host, or those of what people see
  --no-build            dist/ is as it should be`;

/**
 * @typedef {object} Options
 * @property {'floor' | 'latest'} version
 * @property {'desktop' | 'browser' | undefined} where
 * @property {string | undefined} grep
 * @property {string | undefined} only
 * @property {boolean} build
 */

/** @returns {Options} */
export function readOptions() {
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  const text = /** @type {const} */ ({ type: 'string' });
  try {
    const { values } = parseArgs({
      options: { latest: flag, grep: text, desktop: flag, browser: flag, only: text, 'no-build': flag },
    });
    if (values.only && !['host', 'ui'].includes(values.only)) throw new Error(`There is no suite ${values.only}.`);
    return {
      version: values.latest ? 'latest' : 'floor',
      where: values.desktop ? 'desktop' : values.browser ? 'browser' : undefined,
      grep: values.grep,
      only: values.only,
      build: !values['no-build'],
    };
  } catch (error) {
    throw new ExpectedFailure(`${/** @type {Error} */ (error).message}\n${usage}`);
  }
}
