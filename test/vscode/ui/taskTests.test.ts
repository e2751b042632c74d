// Task tests as a person sees them: in the Test Explorer, run, failing at the expectation, and mended.
import { openWorkbench, themes, type Workbench } from './workbench';

describe('Task tests', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  const rows = () => workbench.page.locator('.test-explorer .monaco-list-row');

  it('the Test Explorer lists and passes those of the samples', async () => {
    await workbench.openFile('4-input-and-errors.asltest.json');
    await workbench.runCommand('Testing: Focus on Test Explorer View');
    await rows().first().waitFor();
    await workbench.runCommand('Test: Run All Tests');
    await rows().filter({ hasText: 'asltest.json' }).first().locator('.codicon-testing-passed-icon').waitFor();
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`task-tests-${theme}`);
    }
  });

  it('a wrong expectation fails where it stands', async () => {
    await workbench.openFile('4-input-and-errors.asltest.json');
    // `"method": "GET"` of the first test.
    await workbench.goTo(21, 22);
    for (const _ of 'GET') await workbench.press('Shift+ArrowRight');
    await workbench.type('DELETE');
    await workbench.runCommand('Test: Run All Tests');
    await rows().locator('.codicon-testing-failed-icon').first().waitFor();
    await workbench.screenshot('task-test-failed');
  });
});
