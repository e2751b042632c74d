// How a person begins: the walkthrough with its four steps, and the menu of a definition.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openWorkbench, themes, type Workbench } from './workbench';

describe('the walkthrough', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  const page = (): Locator => workbench.page.locator('.gettingStartedContainer');
  const step = (title: string): Locator => page().locator('.getting-started-step', { hasText: title });
  const isDone = (title: string): Locator => step(title).locator('.codicon.complete');

  async function openStep(title: string): Promise<void> {
    await openWalkthrough();
    await step(title).waitFor();
    if (!(await step(title).getAttribute('class'))?.includes('expanded')) await step(title).click();
  }

  /** Again where the list closed on the way, as it does whenever the focus goes elsewhere. */
  async function openWalkthrough(): Promise<void> {
    for (let tries = 4; ; tries--) {
      await workbench.runCommand('Welcome: Open Walkthrough...');
      try {
        await workbench.quickPick('Get Started with ASL Invoke').first().click({ timeout: 4_000 });
        return;
      } catch (error) {
        if (tries === 1) throw error;
        await workbench.press('Escape');
      }
    }
  }

  it('shows each step with its picture', async () => {
    await openStep('Open a definition');
    await workbench.runCommand('View: Close Primary Side Bar');
    const titles = await page().locator('.step-title').allInnerTexts();
    assert.deepEqual(titles.filter(Boolean), [
      'Open a definition',
      'Mend a mistake',
      'Run a Task and read its result',
      'Answer a Task that waits',
    ]);
    for (const title of titles) {
      await openStep(title);
      const picture = page().locator('.getting-started-media img');
      await picture.waitFor();
      assert.ok((await picture.getAttribute('alt')) ?? '');
      await workbench.screenshot(`walkthrough-${title.toLowerCase().replaceAll(' ', '-')}`);
    }
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`walkthrough-${theme}`);
    }
  });

  it('opens a definition with a mistake, and sees that it was mended', async () => {
    await openStep('Mend a mistake');
    await page().getByRole('button', { name: 'Open One with a Mistake' }).click();
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await workbench.codeLensTitles();
    await workbench.goTo(13, 22);
    assert.deepEqual((await workbench.quickFixTitles()).slice(0, 1), ['Wrap in a list']);
    await workbench.setTheme('light');
    await workbench.screenshot('welcome-mend');
    await workbench.chooseQuickFix('Wrap in a list');
    await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'hidden' });
    await openStep('Mend a mistake');
    await isDone('Open a definition').waitFor();
    await isDone('Mend a mistake').waitFor();
  });

  it('opens a definition that can be run at once', async () => {
    await openStep('Open a definition');
    await page().getByRole('button', { name: 'New State Machine' }).click();
    await workbench.codeLensTitles();
    await workbench.screenshot('welcome-open');
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    await workbench.resultPanel().locator('.lines .code').first().waitFor();
    await workbench.screenshot('welcome-run');
    await workbench.focusEditor();
    await openStep('Run a Task and read its result');
    await isDone('Run a Task and read its result').waitFor();
  });

  it('opens a definition that waits, and sees that it was answered', async () => {
    await openStep('Answer a Task that waits');
    await page().getByRole('button', { name: 'Open One That Waits' }).click();
    await workbench.codeLensTitles();
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().getByRole('heading', { name: 'Call API and Wait' }).waitFor();
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    // The page of the panel may take longer to load than the API to answer: the wait is seen in the second run.
    await workbench.resultPanel().getByRole('button', { name: 'Run Again' }).click();
    await workbench.resultPanel().locator('.pill.waiting').waitFor();
    await workbench.screenshot('welcome-answer');
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    await workbench.focusEditor();
    await openStep('Answer a Task that waits');
    await isDone('Answer a Task that waits').waitFor();
  });
});

describe('the menu of a definition', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  it('has what one does with a Task in one place, in definitions and templates', async () => {
    for (const name of ['1-get-bills.asl.json', 'template.yaml']) {
      await workbench.openFile(name);
      await workbench.codeLensTitles();
      assert.deepEqual(await workbench.contextMenu('ASL Invoke'), [
        'Run Task…',
        'Run Task with Input…',
        'Edit Input of Task…',
        'Run on AWS (TestState)…',
        'Compare Local Run with Run on AWS',
        'Check Definition on AWS',
        'Copy Task as cURL',
        'Copy Task as .http Request',
        'Paste cURL or .http Request as Task',
        'Copy IAM Policy for Task',
        'Copy Resource Policy for Task',
        'Save Last Run as Task Test…',
        'Copy Last Run as TestState Mock',
        'Add Last Run to MockConfigFile…',
      ]);
      await workbench.screenshot(`menu-${name.replace(/\..*/, '')}`);
      await workbench.press('Escape');
      await workbench.press('Escape');
    }
  });

  it('is not there in other documents, nor in the palette', async () => {
    await workbench.openFile('README.md');
    await workbench.press('Shift+F10');
    const labels = workbench.page.locator('.monaco-menu .action-label');
    await labels.filter({ hasText: 'Command Palette' }).waitFor();
    assert.equal(await labels.filter({ hasText: 'ASL Invoke' }).count(), 0);
    await workbench.press('Escape');
    await workbench.press('F1');
    await workbench.page.locator('.quick-input-widget:visible input').fill('>ASL Invoke: ');
    await workbench.quickPick('ASL Invoke: New State Machine').first().waitFor();
    assert.equal(await workbench.quickPick('ASL Invoke: Run Task…').count(), 0);
    await workbench.screenshot('palette-elsewhere');
    await workbench.press('Escape');
  });
});
