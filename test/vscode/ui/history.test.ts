// The history of runs as a person sees it: how it begins, the lens of the last run, the list, and two runs compared.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openWorkbench, themes, type Workbench } from './workbench';

describe('the history of runs', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  const rows = (): Locator => workbench.page.locator('[id="workbench.view.extension.aslInvoke"] .monaco-list-row');

  it('teaches how to get the first run', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.codeLensTitles();
    await workbench.runCommand('ASL Invoke: Show History of Runs');
    await workbench.page.locator('.welcome-view-content', { hasText: 'press Run Task above it' }).waitFor();
    await workbench.screenshot('history-welcome');
  });

  it('shows each run with its outcome, and the last one beside the lens', async () => {
    await workbench.focusEditor();
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    await workbench.openFile('5-fails-on-purpose.asl.json');
    await workbench.clickCodeLens('Run Task');
    await rows().filter({ hasText: 'Wrong Route' }).waitFor();
    const texts = await rows().allInnerTexts();
    assert.deepEqual(texts[0]?.trim(), 'Today');
    assert.match(texts[1] ?? '', /Wrong Route\s*403 · \d+ ms · \d\d?:\d\d/);
    assert.match(texts[2] ?? '', /Get Bills\s*200 · \d+ ms · \d\d?:\d\d/);
    await workbench.focusEditor();
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Last: 403' }).waitFor();
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.page.locator('.codelens-decoration a', { hasText: 'Last: 403' }).waitFor();
      await workbench.screenshot(`history-${theme}`);
    }
  });

  it('can be grouped by Task', async () => {
    await rows().first().click();
    await workbench.runViewAction('Group by Task');
    await rows().filter({ hasText: '1-get-bills.asl.json' }).waitFor();
    await workbench.screenshot('history-by-task');
    await workbench.runViewAction('Group by Day');
    await rows().getByText('Today', { exact: true }).first().waitFor();
  });

  it('opens a run of the list, and compares two', async () => {
    await rows().filter({ hasText: 'Get Bills' }).click();
    await workbench.resultPanel().getByRole('heading', { name: 'Get Bills', exact: true }).waitFor();
    await rows().filter({ hasText: 'Get Bills' }).hover();
    await rows().filter({ hasText: 'Get Bills' }).locator('.action-label[aria-label^="Run Again"]').click();
    await rows().filter({ hasText: 'Get Bills' }).nth(1).waitFor();
    await rows().filter({ hasText: 'Get Bills' }).first().hover();
    await rows()
      .filter({ hasText: 'Get Bills' })
      .first()
      .locator('.action-label[aria-label^="Compare with Prev"]')
      .click();
    await workbench.page
      .locator('.monaco-diff-editor .view-line', { hasText: /#.Request/ })
      .first()
      .waitFor();
    await workbench.screenshot('history-compare');
  });

  it('is cleared when confirmed', async () => {
    await workbench.runCommand('ASL Invoke: Clear History of Runs…');
    await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Clear' }).click();
    await workbench.page.locator('.welcome-view-content').waitFor();
  });
});
