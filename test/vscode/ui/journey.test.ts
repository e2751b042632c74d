// The whole way of a newcomer: find a Task, run it, understand why it failed, mend it, run it again, compare, copy as cURL.
import assert from 'node:assert/strict';
import { taskWith } from './tasks';
import { openWorkbench, themes, type Workbench } from './workbench';

/** Calls a route that wants a signature, and does not sign. */
const unsigned = taskWith({
  Method: 'POST',
  Path: 'secure/bills',
  RequestBody: { billId: 'of-a-newcomer', customer: 'Mary Major', amount: 12.5 },
  AuthType: 'NO_AUTH',
});

describe('the way of a newcomer', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ files: { 'add-bill.asl.json': unsigned } });
  });
  after(() => workbench.close());

  const panel = () => workbench.resultPanel();

  it('finds the Task, runs it, and reads why it failed', async () => {
    await workbench.openFile('add-bill.asl.json');
    await workbench.clickCodeLens('Run Task');
    await panel().locator('.pill.failed').waitFor();
    assert.equal(await panel().locator('.pill').innerText(), 'APIGateway.403');
    assert.match(await panel().locator('.problem').innerText(), /IAM_ROLE/);
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`journey-failed-${theme}`);
    }
  });

  it('mends the Task by the button, and runs it again', async () => {
    await panel().locator('[data-remedy]').click();
    await workbench.page.locator('.view-line', { hasText: '"IAM_ROLE"' }).waitFor();
    await panel().getByRole('button', { name: 'Run Again' }).click();
    await panel().locator('.pill.succeeded').waitFor();
    assert.equal(await panel().locator('.pill').innerText(), '201 Created');
    await workbench.screenshot('journey-succeeded');
  });

  it('compares both runs', async () => {
    await panel().getByRole('button', { name: 'Compare…' }).click();
    const diff = workbench.page.locator('.diff-editor, .monaco-diff-editor').first();
    await diff.waitFor();
    await diff.locator('.line-insert, .char-insert').first().waitFor();
    await workbench.screenshot('journey-compared');
    await workbench.runCommand('View: Close Editor');
  });

  it('copies the request as cURL, signed by whoever runs it, and with no secret', async () => {
    await workbench.openFile('add-bill.asl.json');
    await workbench.runCommand('ASL Invoke: Copy Task as cURL');
    await workbench.openFile('5-fails-on-purpose.asl.json');
    await workbench.page.keyboard.press('ControlOrMeta+A');
    await workbench.page.keyboard.press('ControlOrMeta+V');
    await workbench.page.locator('.view-line', { hasText: '--aws-sigv4' }).waitFor();
    const text = await workbench.page.locator('.monaco-editor.focused .view-lines').innerText();
    assert.doesNotMatch(text, /AKIA|Signature=/);
    await workbench.screenshot('journey-curl');
  });
});
