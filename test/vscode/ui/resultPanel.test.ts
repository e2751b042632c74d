// The result panel as people use it: every stage and tab for everyone, keys, folding and search, copying and saving, huge and deep bodies, repairs.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { violationsIn } from './accessibility';
import { taskWith } from './tasks';
import { openWorkbench, themes, type Workbench } from './workbench';

const ownHost = 'bodies.execute-api.us-east-1.amazonaws.com';
/** What the test's own API answers, by path. */
const bodies: Record<string, string> = {
  '/prod/many': JSON.stringify(
    Array.from({ length: 1_500 }, (_, id) => ({ id, name: `Item ${id}`, text: 'x'.repeat(70), tags: ['red', id] })),
  ),
  '/prod/deep': '['.repeat(10_000) + ']'.repeat(10_000),
};
const files = {
  'many.asl.json': taskWith({ ApiEndpoint: ownHost, Path: 'many' }),
  'deep.asl.json': taskWith({ ApiEndpoint: ownHost, Path: 'deep' }),
  'large.asl.json': taskWith({ Path: 'large', QueryParameters: { bytes: ['10000000'] } }),
  'picture.asl.json': taskWith({ Path: 'binary' }),
  'unsigned.asl.json': taskWith({ Path: 'secure/bills', AuthType: 'NO_AUTH' }),
};
const stages = ['input', 'effectiveInput', 'parameters', 'request', 'response', 'result', 'selected', 'output', 'next'];

describe('the result panel', () => {
  let workbench: Workbench;
  let api: Server;
  before(async () => {
    api = createServer((request, response) => {
      response.setHeader('Content-Type', 'application/json').end(bodies[request.url ?? '']);
    }).listen(0, '127.0.0.1');
    await once(api, 'listening');
    workbench = await openWorkbench({ files });
    const own = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    const endpoints = { 'example.execute-api.us-east-1.amazonaws.com': workbench.apiUrl, [ownHost]: own };
    await workbench.changeSettings({ 'aslInvoke.endpoints': endpoints });
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  after(async () => {
    await workbench.close();
    api.closeAllConnections();
    api.close();
  });

  const panel = (): FrameLocator => workbench.resultPanel();

  /** Runs the first Task of the file, with no other panel open. */
  async function run(file: string, outcome: 'succeeded' | 'failed' = 'succeeded'): Promise<void> {
    await workbench.runCommand('View: Close All Editors');
    await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
    await workbench.openFile(file);
    await workbench.clickCodeLens('Run Task');
    await panel().locator(`.pill.${outcome}`).waitFor();
  }

  async function choose(stage: string): Promise<void> {
    await panel().locator(`.step[data-stage=${stage}]`).click();
    await panel().locator(`#stage[data-stage=${stage}]`).waitFor();
  }

  async function chooseTab(tab: string): Promise<void> {
    await panel().getByRole('tab', { name: tab, exact: true }).click();
    await panel().locator(`[aria-selected=true][data-tab=${tab.toLowerCase()}]`).waitFor();
  }

  const clipboard = (): Promise<string> => workbench.page.evaluate<string>('navigator.clipboard.readText()');

  /** Copies from a menu of the toolbar; gives what is in the clipboard then. */
  async function copy(format: string): Promise<string> {
    await panel().getByRole('button', { name: 'Copy…' }).click();
    await panel().getByRole('menuitem', { name: format }).click();
    await panel().locator('#announcements', { hasText: 'Copied' }).waitFor();
    return clipboard();
  }

  it('has every stage of the run', async () => {
    await run('1-get-bills.asl.json');
    const shown = await panel()
      .locator('.step')
      .evaluateAll((steps: { getAttribute: (name: string) => string | null }[]) =>
        steps.map((step) => step.getAttribute('data-stage')),
      );
    assert.deepEqual(shown, stages);
  });

  for (const theme of themes)
    it(`is for everyone: each stage and each tab, ${theme}`, async () => {
      await workbench.setTheme(theme);
      for (const stage of stages) {
        await choose(stage);
        for (const tab of stage === 'request' || stage === 'response' ? ['Headers', 'Raw', 'Body'] : [undefined]) {
          if (tab) await chooseTab(tab);
          if (tab === 'Headers' || tab === 'Raw') await workbench.screenshot(`panel-${stage}-${tab}-${theme}`);
          assert.deepEqual(await violationsIn(workbench), [], `${stage} ${tab ?? ''}`);
        }
      }
    });

  it('goes from stage to stage by arrow keys, and says what became of the run', async () => {
    await choose('response');
    await workbench.press('ArrowRight');
    await panel().locator('#stage[data-stage=result]').waitFor();
    await workbench.press('Home');
    await panel().locator('#stage[data-stage=input]').waitFor();
    assert.equal(await panel().locator('.step:focus').getAttribute('data-stage'), 'input');
    await panel().getByRole('button', { name: 'Run Again' }).click();
    await panel()
      .locator('#announcements', { hasText: /Get Bills succeeded: 200 OK in \d+ ms/ })
      .waitFor();
  });

  it('copies the result, and the request for other programs', async () => {
    const result = JSON.parse(await copy('Task Result')) as { StatusCode: number };
    assert.equal(result.StatusCode, 200);
    assert.match(await copy('Request as cURL'), /^curl .*\/prod\/bills\?billId=123456/s);
  });

  it('keeps the run for tests: as the mock of TestState, and as a Task test', async () => {
    const keep = async (format: string): Promise<void> => {
      await panel().getByRole('button', { name: 'Keep…' }).click();
      await panel().getByRole('menuitem', { name: format }).waitFor();
      await workbench.screenshot('panel-keep');
      await panel().getByRole('menuitem', { name: format }).click();
    };
    await keep('Copy as TestState Mock');
    await workbench.page.getByText('as the mock of TestState').first().waitFor();
    const mock = JSON.parse(await clipboard()) as { result: string };
    assert.equal((JSON.parse(mock.result) as { StatusCode: number }).StatusCode, 200);
    await keep('Save as Task Test…');
    await workbench.submitQuickInput('as kept');
    await workbench.page.locator('.tab.active', { hasText: '1-get-bills.asltest.json' }).waitFor();
    const kept = JSON.parse(await readFile(path.join(workbench.folder, '1-get-bills.asltest.json'), 'utf8')) as {
      tests: { name: string }[];
    };
    assert.deepEqual(
      kept.tests.map(({ name }) => name),
      ['as kept'],
    );
  });

  it('shows what was chosen and folded again after it was hidden', async () => {
    await choose('result');
    await panel().locator('.row .fold').nth(1).click();
    const folded = panel().locator('.row .folded');
    await folded.waitFor();
    // The page keeps its state a moment later, so as not to do so for each line that scrolls by.
    await workbench.page.waitForTimeout(500);
    await workbench.page.locator('.tab', { hasText: 'Run: Get Bills' }).click();
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
    await workbench.page.locator('.tab', { hasText: 'Run: Get Bills' }).click();
    await folded.waitFor();
    assert.equal(await panel().locator('#stage').getAttribute('data-stage'), 'result');
  });

  it('keeps thousands of lines out of the page, and finds what is in them', async () => {
    await run('many.asl.json');
    await panel().locator('.lines .row').first().waitFor();
    assert.ok((await panel().locator('.row').count()) < 200);
    await panel()
      .locator('.lines')
      .click({ position: { x: 200, y: 30 } });
    // The find widget would see only the lines in the page.
    await workbench.press('ControlOrMeta+F');
    await workbench.type('item 1222');
    await panel().locator('.found', { hasText: '1 of 1 line' }).waitFor();
    await panel().locator('.row.active', { hasText: 'Item 1222' }).waitFor();
    await workbench.screenshot('panel-many');
    assert.deepEqual(await violationsIn(workbench), []);
    // Escape gives the focus back to the lines: to the item around, then folded.
    await workbench.press('Escape');
    assert.equal(await panel().locator('.search input').inputValue(), '');
    await workbench.press('ArrowLeft');
    await workbench.press('ArrowLeft');
    await panel().locator('.row.active .folded').waitFor();
    assert.match(await panel().locator('.row.active').innerText(), /4 items$/);
    await panel().getByRole('button', { name: 'Fold All', exact: true }).click();
    await panel().locator('.row .folded').nth(5).waitFor();
    assert.equal(await panel().locator('.row .folded').count(), await panel().locator('.row .fold').count() - 1); // prettier-ignore
  });

  it('shows the beginning of a body of 10 MB, says so, and goes on working', async () => {
    await run('large.asl.json', 'failed');
    await choose('response');
    await panel().locator('.cut', { hasText: '2,000,000 of 10,000,000 characters' }).waitFor();
    await panel().locator('.lines .code').first().waitFor();
    await workbench.screenshot('panel-large');
    await choose('input');
    await panel().locator('.lines .code').first().waitFor();
  });

  it('shows a body of 10,000 lists inside each other, folds it, and goes on working', async () => {
    await run('deep.asl.json');
    await panel().locator('.lines .row .fold').nth(3).waitFor();
    await panel().locator('.lines .row .fold').nth(1).click();
    await panel().locator('.row .folded').waitFor();
    await workbench.screenshot('panel-deep');
    await choose('output');
    await panel().locator('.lines .code').first().waitFor();
  });

  it('shows a picture, and saves the body byte for byte', async () => {
    await run('picture.asl.json');
    const width = await panel()
      .locator('img.picture')
      .evaluate(async (image: { decode: () => Promise<void>; naturalWidth: number }) => {
        await image.decode();
        return image.naturalWidth;
      });
    assert.ok(width > 0);
    await workbench.screenshot('panel-picture');
    assert.deepEqual(await violationsIn(workbench), []);
    await panel().getByRole('button', { name: 'Save Body…' }).click();
    // The dialog opens with another name in it, and changes it.
    while (!(await workbench.quickInputValue()).endsWith('Task.png')) await workbench.page.waitForTimeout(50);
    await workbench.submitQuickInput();
    await workbench.page.locator('.explorer-folders-view', { hasText: 'Task.png' }).waitFor();
    const sent = await fetch(`${workbench.apiUrl}/prod/binary`);
    assert.deepEqual(await readFile(path.join(workbench.folder, 'Task.png')), Buffer.from(await sent.arrayBuffer()));
  });

  it('shows all of a failure, and makes its repair in the document', async () => {
    await run('unsigned.asl.json', 'failed');
    for (const theme of themes) {
      await workbench.setTheme(theme);
      assert.deepEqual(await violationsIn(workbench), [], theme);
      await workbench.screenshot(`panel-repair-${theme}`);
    }
    // The last line is reached by scrolling.
    await panel().locator('.problem .handling').last().scrollIntoViewIfNeeded();
    const box = await panel().locator('.problem .handling').last().boundingBox();
    assert.ok(box && box.y + box.height < 780, JSON.stringify(box));
    await panel().locator('[data-remedy]').click();
    await workbench.page.locator('.view-line', { hasText: '"AuthType": "IAM_ROLE"' }).waitFor();
  });

  it('goes to the Task, and fits a narrow column', async () => {
    await panel().locator('.file').click();
    await workbench.page.locator('.monaco-editor.focused').waitFor();
    await workbench.page.setViewportSize({ width: 900, height: 800 });
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`panel-narrow-${theme}`);
    }
    const tooWide = await panel()
      .locator('#root')
      .evaluate((root: { scrollWidth: number; clientWidth: number }) => root.scrollWidth > root.clientWidth);
    assert.equal(tooWide, false);
  });
});
