// What the editor learns from runs, as a person sees it: completion of what came back, and the finding of a failed run.
import assert from 'node:assert/strict';
import { taskWith } from './tasks';
import { openWorkbench, themes, type Workbench } from './workbench';

const good = taskWith({ Path: 'bills' }).replace(
  '"End"',
  '"ResultSelector": { "bills.$": "$.ResponseBody" },\n  "End"',
);

describe('learning from runs', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      files: { 'good.asl.json': good, 'bad.asl.json': taskWith({ Path: 'prod/bills' }) },
    });
  });
  after(() => workbench.close());

  it('completes what came back', async () => {
    await workbench.openFile('good.asl.json');
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    await workbench.focusEditor();
    const line = good.split('\n').findIndex((text) => text.includes('bills.$')) + 1;
    const column = (good.split('\n')[line - 1] ?? '').indexOf('$.ResponseBody') + '$.ResponseBody'.length + 1;
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.goTo(line, column);
      assert.ok((await workbench.completionLabels()).includes('$.ResponseBody.myBills'));
      await workbench.screenshot(`learned-completion-${theme}`);
      await workbench.press('Escape');
    }
  });

  it('shows what a failed run found', async () => {
    await workbench.openFile('bad.asl.json');
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().locator('.pill.failed').waitFor();
    assert.ok((await workbench.problems()).some((row) => row.includes('APIGateway.403')));
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`learned-finding-${theme}`);
    }
  });
});
