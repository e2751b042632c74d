// The accessibility checker on the page of the result panel.
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Workbench } from './workbench';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What it finds there: each rule that is broken, with the elements that break it. */
export async function violationsIn(workbench: Workbench): Promise<string[]> {
  const body = workbench.resultPanel().locator('body');
  // As a debugger would: the page's own policy allows no script but its own.
  await body
    .evaluate((_element, source) => void ('axe' in globalThis || (0, eval)(source)), axe)
    .catch(async () => {
      const handle = await body.elementHandle();
      const frame = await handle?.ownerFrame();
      await frame?.evaluate(axe);
    });
  const results = await body.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
    return checker.run({ resultTypes: ['violations'] });
  });
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
