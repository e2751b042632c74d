// The input of a Task: asked for once, edited in a document of its own, kept under a name, taken from another Task's output.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openWorkbench, themes, type Workbench } from './workbench';

describe('the state input', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  const lens = (text: string): Locator => workbench.page.locator('.codelens-decoration a', { hasText: text });
  const quickInput = (): Locator => workbench.page.locator('.quick-input-widget:visible');

  it('is asked for once, and then kept', async () => {
    await workbench.openFile('4-input-and-errors.asl.json');
    await workbench.clickCodeLens('Run Task');
    await workbench.submitQuickInput('{"billId": "123456"}');
    await lens('Last: 200').waitFor();
    await workbench.clickCodeLens('Run Task');
    await lens('Running').waitFor({ state: 'hidden' });
    assert.equal(await quickInput().count(), 0);
  });

  it('is a document that can be edited and run', async () => {
    await workbench.focusEditor();
    await lens('Input').first().click();
    await workbench.page.locator('.tab.active', { hasText: 'Get Bill input.json' }).waitFor();
    await lens('Run with This Input').waitFor();
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`input-${theme}`);
    }
    await workbench.goTo(2, 15);
    await workbench.press('ControlOrMeta+D');
    await workbench.page.keyboard.insertText('654321');
    await lens('Save As').click();
    await workbench.submitQuickInput('another bill');
    await lens('Run with This Input').click();
    const request = workbench.resultPanel().getByText('billId=654321').first();
    await request.waitFor();
  });

  it('that is not JSON is not run, but said to be wrong', async () => {
    await workbench.page.locator('.tab', { hasText: 'Get Bill input.json' }).click();
    await workbench.press('ControlOrMeta+A');
    await workbench.page.keyboard.insertText('billId');
    await lens('Run with This Input').click();
    await workbench.page.locator('.notification-list-item-message', { hasText: 'Not JSON' }).waitFor();
    await workbench.press('ControlOrMeta+Z');
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('can be a named one, or the output of another Task', async () => {
    await workbench.page.locator('.tab', { hasText: '4-input-and-errors.asl.json' }).click();
    await lens('Input').first().waitFor();
    await workbench.goTo(57);
    await workbench.runCommand('ASL Invoke: Run Task with Input…');
    await workbench.quickPick('Output of “Get Bill”').waitFor();
    await workbench.screenshot('input-choice');
    // It lacks the customer that this Task reads: it is shown to be completed.
    await workbench.quickPick('Output of “Get Bill”').click();
    await quickInput().getByText('The input of the state, as JSON.').waitFor();
    assert.match(await workbench.quickInputValue(), /"customer":\{"name":""\}/);
    await workbench.press('Escape');
    await workbench.goTo(10);
    await workbench.runCommand('ASL Invoke: Run Task with Input…');
    await workbench.quickPick('another bill').click();
    await workbench.resultPanel().getByText('billId=654321').first().waitFor();
  });
});
