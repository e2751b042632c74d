// Before a run changes something at a host that nobody has confirmed, it asks, and remembers the answer.
import assert from 'node:assert/strict';
import { openWorkbench, themes, type Workbench } from './workbench';

const task = JSON.stringify({
  Type: 'Task',
  Resource: 'arn:aws:states:::apigateway:invoke',
  Parameters: {
    ApiEndpoint: 'abc123.execute-api.us-east-1.amazonaws.com',
    Method: 'POST',
    Stage: 'prod',
    Path: 'bills',
    AuthType: 'IAM_ROLE',
  },
  End: true,
});

describe('a run that changes something', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      files: { 'elsewhere.asl.json': task },
      // Nothing leaves this machine: the call ends at a proxy that is not there.
      settings: { 'http.proxy': 'http://127.0.0.1:9' },
    });
  });
  after(() => workbench.close());

  it('is not sent unless the person says so', async () => {
    await workbench.openFile('elsewhere.asl.json');
    await workbench.clickCodeLens('Run Task');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('POST https://abc123.execute-api.us-east-1.amazonaws.com/prod/bills').waitFor();
    assert.match(await dialog.innerText(), /Signed with the AWS credential chain/);
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`confirm-${theme}`);
    }
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Last: Cancelled' }).waitFor();
  });

  it('is asked about no more once the host is confirmed, until that is forgotten', async () => {
    await workbench.clickCodeLens('Run Task');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: 'Always for This Host' }).click();
    await workbench.page
      .locator('.codelens-decoration a', { hasText: 'Last: APIGateway.SdkClientException' })
      .waitFor();
    await workbench.clickCodeLens('Run Task');
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Running' }).waitFor({ state: 'hidden' });
    await workbench.page
      .locator('.codelens-decoration a', { hasText: 'Last: APIGateway.SdkClientException' })
      .waitFor();
    assert.equal(await dialog.count(), 0);
    await workbench.runCommand('ASL Invoke: Forget Confirmed Hosts');
    await workbench.clickCodeLens('Run Task');
    await dialog.getByRole('button', { name: 'Send' }).waitFor();
    await workbench.press('Escape');
  });
});
