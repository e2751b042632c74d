// Runs test files with mocha, inside VS Code and outside, and writes down the counts for whoever started the run.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { withSourceLines } from './sourceLines';

export type Options = {
  files: string[];
  /** Called with a name fit for a file after each failed test or hook, while what it looked at is still open. */
  onFailure: (name: string) => Promise<void>;
};

/** Environment: ASL_INVOKE_GREP chooses tests, ASL_INVOKE_COUNTS names the file for the counts. */
export async function runMocha({ files, onFailure }: Options): Promise<{ failed: number }> {
  const mocha = new Mocha({
    ui: 'bdd',
    // Real VS Code on a busy machine: what hangs is still found, what is slow passes.
    timeout: 60_000,
    slow: 5_000,
    // A list of VS Code closes when the focus goes elsewhere, as it does by itself now and then. Said, and tried once more.
    retries: 1,
    ...(process.env.ASL_INVOKE_GREP && { grep: process.env.ASL_INVOKE_GREP }),
    rootHooks: {
      async afterEach(this: Mocha.Context) {
        const test = this.currentTest;
        if (test?.state === 'failed') await onFailure(fileName(test.fullTitle()));
      },
    },
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', () => counts.passed++)
      .on('fail', (_test, error: Error) => {
        counts.failed++;
        if (error.stack) error.stack = withSourceLines(error.stack);
      })
      .on('retry', (test: Mocha.Test, error: Error) => console.log(`    once more: ${test.title}: ${error.message}`))
      .on('pending', () => counts.skipped++);
  });
  if (process.env.ASL_INVOKE_COUNTS) writeFileSync(process.env.ASL_INVOKE_COUNTS, JSON.stringify(counts));
  return counts;
}

const fileName = (title: string) => title.replace(/[^\w.-]+/g, '-').slice(0, 120);
