// npm run test:vscode: builds, then runs the suites that need a real VS Code.
import { build } from '../../scripts/build.mjs';
import { runCommand } from '../../scripts/lifetime.mjs';
import { say } from '../../scripts/progress.mjs';
import { inWords, sum } from '../counts.mjs';
import { readOptions } from './options.mjs';
import { runVsCodeSuites } from './suites.mjs';

await runCommand(async () => {
  const options = readOptions();
  if (options.build) await build({ production: true });
  const results = await runVsCodeSuites(options);
  say('');
  for (const { name, where, counts } of results) say(`${name}: ${inWords(counts)} (${where})`);
  const total = sum(results.map(({ counts }) => counts));
  say(inWords(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
});
