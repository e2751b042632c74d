// Running Tasks as a person does: lens, input, progress, cancel, result; the result panel in three themes and for everyone.
import assert from 'node:assert/strict';
import { violationsIn } from './accessibility';
import { taskWith } from './tasks';
import { openWorkbench, themes, type Workbench } from './workbench';

const slow = taskWith({ Path: 'slow', QueryParameters: { ms: ['30000'] } });
const policy = taskWith({ Path: 'secure/bills', AuthType: 'RESOURCE_POLICY' });

describe('running a Task', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ files: { 'slow.asl.json': slow, 'policy.asl.json': policy } });
  });
  after(() => workbench.close());

  /** The lines of one stage of the panel, which is chosen for it; `tab` is one of the request's or response's. */
  async function stage(id: string, tab?: 'Body' | 'Headers' | 'Raw'): Promise<string> {
    const panel = workbench.resultPanel();
    await panel.locator(`.step[data-stage=${id}]`).click();
    await panel.locator(`#stage[data-stage=${id}]`).waitFor();
    if (tab) await panel.getByRole('tab', { name: tab, exact: true }).click();
    await panel.locator('.lines .code').first().waitFor();
    return (await panel.locator('.lines .code').allInnerTexts()).join('\n');
  }
  const shown = (selector: string): Promise<string> => workbench.resultPanel().locator(selector).innerText();

  it('shows the response of the page’s first example', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    assert.deepEqual(await workbench.codeLensTitles(), ['Run Task']);
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    assert.equal(await shown('h1'), 'Get Bills');
    assert.equal(await shown('.pill'), '200 OK');
    assert.match(await shown('.facts'), /Time \d+ ms\s+Size \d+ B/);
    const result = JSON.parse(await stage('result')) as { StatusCode: number; ResponseBody: { myBills: unknown[] } };
    assert.equal(result.StatusCode, 200);
    assert.equal(result.ResponseBody.myBills.length, 1);
    assert.match(
      await stage('request', 'Raw'),
      /^GET \/prod\/bills\?billId=123456 HTTP\/1.1\nHost: example\.execute-api\.us-east-1\.amazonaws\.com\nkey: value1\nkey: value2/,
    );
  });

  it('keeps the stage that was chosen when the run is made again, and the focus where it was', async () => {
    await stage('parameters');
    const panel = workbench.resultPanel();
    const started = await shown('.facts');
    await panel.getByRole('button', { name: 'Run Again' }).click();
    await panel.locator('.facts').filter({ hasNotText: started }).waitFor();
    await panel.locator('.pill.succeeded').waitFor();
    assert.equal(await panel.locator('#stage').getAttribute('data-stage'), 'parameters');
    assert.equal(await panel.locator('[data-act]:focus').getAttribute('label'), 'Run Again');
  });

  it('asks for the input that the Task reads, checks it, and remembers it', async () => {
    await workbench.openFile('4-input-and-errors.asl.json');
    await workbench.clickCodeLens('Run Task');
    assert.equal(await workbench.quickInputValue(), '{"billId":""}');
    await workbench.submitQuickInput('{"billId": ');
    await workbench.page.getByText('Not JSON').waitFor();
    await workbench.submitQuickInput('{"billId": "123456"}');
    // Until this Task's panel opens, the one of the Task before is in sight.
    await workbench.resultPanel().getByRole('heading', { name: 'Get Bill', exact: true }).waitFor();
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    assert.equal(await shown('.step[data-stage=next]'), 'Add Signed Bill');
    assert.deepEqual((JSON.parse(await stage('output')) as { billId: string }).billId, '123456');
    // Again with the same input, without a question.
    const started = await shown('.facts');
    await workbench.resultPanel().getByRole('button', { name: 'Run Again' }).click();
    await workbench.resultPanel().locator('.facts').filter({ hasNotText: started }).waitFor();
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    assert.deepEqual(JSON.parse(await stage('input')), { billId: '123456' });
  });

  it('shows a wrong route as APIGateway.403, with cause, explanation and catcher', async () => {
    await workbench.openFile('5-fails-on-purpose.asl.json');
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().locator('.pill.failed').waitFor();
    assert.equal(await shown('.pill'), 'APIGateway.403');
    const problem = await shown('.problem');
    for (const words of [
      '{"message":"Missing Authentication Token"}',
      'ApiGateway.403',
      'has no route',
      'catcher 1',
      'Broken Integration',
    ])
      assert.ok(problem.includes(words), words);
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`result-failed-${theme}`);
    }
  });

  it('shows the panel in every theme, readable for everyone', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`result-${theme}`);
      assert.deepEqual(await violationsIn(workbench), [], theme);
    }
  });

  it('makes the retries when asked, and lists them', async () => {
    await workbench.openFile('5-fails-on-purpose.asl.json');
    await workbench.codeLensTitles();
    await workbench.goTo(24);
    await workbench.runCommand('ASL Invoke: Run Task…');
    await workbench.submitQuickInput();
    await workbench.resultPanel().getByRole('button', { name: 'Run with Retries' }).click();
    await workbench.resultPanel().locator('.attempts li').waitFor();
    await workbench.resultPanel().locator('.pill.failed').waitFor();
    assert.match(await shown('.attempts'), /APIGateway\.500, tried again after 1 s/);
    assert.match(await shown('.problem'), /catcher 1 leads to the state “Too Slow”/);
  });

  it('says before running that it cannot authenticate as Step Functions does, and signs if asked', async () => {
    await workbench.openFile('policy.asl.json');
    await workbench.clickCodeLens('Run Task');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('states.amazonaws.com').waitFor();
    await workbench.screenshot('resource-policy');
    await dialog.getByRole('button', { name: 'Sign with My Credentials' }).click();
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    assert.match(await stage('request', 'Raw'), /Authorization: AWS4-HMAC-SHA256 Credential=AKID\*\*\*/);
    assert.match(await shown('.notes'), /states\.amazonaws\.com/);
  });

  it('can be cancelled while the API is slow', async () => {
    await workbench.openFile('slow.asl.json');
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().locator('.pill.running').waitFor();
    await workbench.screenshot('result-running');
    await workbench.resultPanel().getByRole('button', { name: 'Cancel' }).click();
    await workbench.resultPanel().locator('.pill.cancelled').waitFor();
  });
});

describe('finding the Task to run', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  it('lets one pick from the palette, the Task at the cursor first', async () => {
    await workbench.openFile('5-fails-on-purpose.asl.json');
    await workbench.codeLensTitles();
    await workbench.goTo(27);
    await workbench.runCommand('ASL Invoke: Run Task…');
    await workbench.quickPick('Wrong Route').waitFor();
    const rows = (await workbench.quickInputText()).split('\n');
    assert.ok(
      rows.findIndex((row) => row.includes('Broken Integration')) <
        rows.findIndex((row) => row.includes('Wrong Route')),
    );
    await workbench.screenshot('pick');
    await workbench.quickPick('Wrong Route').click();
    await workbench.resultPanel().locator('.pill.failed').waitFor();
  });

  it('runs from the title of the editor', async () => {
    await workbench.openFile('3-get-bills.asl.yaml');
    await workbench.codeLensTitles();
    await workbench.page.locator('.editor-group-container.active .action-label[aria-label^="Run Task"]').click();
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
  });
});

describe('a workspace that is not trusted', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ trust: false });
  });
  after(() => workbench.close());

  it('is checked, but nothing in it runs', async () => {
    await workbench.statusBar('Restricted Mode').waitFor();
    await workbench.openFile('2-callback.asl.json');
    await workbench.codeLensTitles();
    await workbench.clickCodeLens('Run Task');
    await workbench.page.locator('.notification-list-item-message').waitFor();
    assert.match((await workbench.notifications()).join('\n'), /only in a trusted workspace/);
    assert.equal(await workbench.page.locator('iframe.webview').count(), 0);
    assert.match((await workbench.problems()).join('\n'), /IAM_AUTH/);
  });
});
