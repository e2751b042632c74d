// Runs on AWS as a person makes them: role, consent, mock, the panel, the comparison and the checks, in three themes.
import assert from 'node:assert/strict';
import {
  refusal,
  startStepFunctions,
  succeeded,
  type StepFunctionsService,
} from '../../shared/aws/stepFunctionsService';
import { openWorkbench, themes, type Workbench } from './workbench';

const role = 'arn:aws:iam::123456789012:role/OrderMachine';
const policy = JSON.stringify({
  Type: 'Task',
  Resource: 'arn:aws:states:::apigateway:invoke',
  Parameters: {
    ApiEndpoint: 'example.execute-api.us-east-1.amazonaws.com',
    Method: 'GET',
    Path: 'bills',
    AuthType: 'RESOURCE_POLICY',
  },
  End: true,
});

describe('running a Task on AWS', () => {
  let service: StepFunctionsService;
  let workbench: Workbench;
  before(async () => {
    service = await startStepFunctions();
    workbench = await openWorkbench({ files: { 'policy.asl.json': policy } });
    // In the folder's settings: VS Code in the browser did not always heed those of the user.
    await workbench.changeSettings({ 'aslInvoke.aws.stepFunctionsEndpoint': service.url });
  });
  after(async () => {
    await workbench.close();
    await service.close();
  });
  beforeEach(() => {
    service.answer = ({ input }) => ({ body: succeeded(input) });
  });

  const shown = (selector: string): Promise<string> => workbench.resultPanel().locator(selector).innerText();

  it('asks for the role and says what will happen, once', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.codeLensTitles();
    await workbench.runCommand('ASL Invoke: Run on AWS (TestState)…');
    await workbench.submitQuickInput('arn:aws:iam::123456789012:user/mary');
    await workbench.page.getByText('The ARN of an IAM role').waitFor();
    await workbench.screenshot('aws-role');
    await workbench.submitQuickInput(role);
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('really call the API').waitFor();
    const text = await dialog.innerText();
    for (const words of ['the AWS credential chain', 'us-east-1', role, service.url])
      assert.ok(text.includes(words), words);
    await workbench.screenshot('aws-consent');
    await dialog.getByRole('button', { name: 'Run on AWS' }).click();
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    assert.equal(await shown('.place'), 'on AWS');
    assert.match(await shown('body'), /tested this state itself \(TestState in us-east-1, with the role/);
    assert.equal(service.calls.length, 1);
    assert.equal(service.calls[0]?.input['roleArn'], role);
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`aws-result-${theme}`);
    }
  });

  it('runs again there without asking for consent again', async () => {
    await workbench.resultPanel().getByRole('button', { name: 'Run Again' }).click();
    await workbench.submitQuickInput();
    for (const until = Date.now() + 20_000; service.calls.length < 2 && Date.now() < until;)
      await workbench.page.waitForTimeout(50);
    assert.equal(service.calls.length, 2);
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
  });

  it('stands side by side with the local run', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().locator('.place').waitFor({ state: 'hidden' });
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.goTo(7);
    await workbench.runCommand('ASL Invoke: Compare Local Run with Run on AWS');
    // The first run on AWS is in the history alone.
    await workbench.quickPick('The newest two').waitFor();
    assert.equal(await workbench.page.locator('.quick-input-list .monaco-list-row').count(), 2);
    await workbench.screenshot('aws-compare-pick');
    await workbench.quickPick('The newest two').click();
    await workbench.page.locator('.monaco-diff-editor').waitFor();
    await workbench.page.locator('.tab.active', { hasText: /on this machine, .* ↔ on AWS, / }).waitFor();
    await workbench.page.locator('.monaco-diff-editor .view-line', { hasText: '# Task result' }).first().waitFor();
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`aws-compare-${theme}`);
    }
  });

  it('stands beside a run of the history too', async () => {
    const tab = workbench.page.locator('.tab', { hasText: /on this machine, .* ↔ on AWS, / });
    const newest = await tab.innerText();
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.goTo(7);
    await workbench.runCommand('ASL Invoke: Compare Local Run with Run on AWS');
    await workbench.quickPick('The newest two').waitFor();
    const older = workbench.page.locator('.quick-input-list .monaco-list-row').nth(1);
    assert.match(await older.innerText(), /another run on AWS/);
    await older.click();
    await workbench.page.locator('.monaco-diff-editor .view-line', { hasText: '# Task result' }).nth(1).waitFor();
    // Its tab takes the place of the one before, with the time of the other run.
    await tab.filter({ hasNotText: newest }).waitFor();
  });

  it('is offered where a local run cannot authenticate as Step Functions does', async () => {
    await workbench.openFile('policy.asl.json');
    await workbench.clickCodeLens('Run Task');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: 'Run on AWS' }).click();
    await workbench.submitQuickInput();
    await workbench.resultPanel().getByRole('heading', { name: 'Task', exact: true }).waitFor();
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    assert.match(String(service.calls.at(-1)?.input['definition']), /RESOURCE_POLICY/);
  });

  it('tests a callback Task with a mock', async () => {
    await workbench.openFile('2-callback.asl.json');
    await workbench.codeLensTitles();
    await workbench.runCommand('ASL Invoke: Run on AWS (TestState)…');
    await workbench.quickPick('Mock a Result').waitFor();
    await workbench.screenshot('aws-mock');
    await workbench.quickPick('Mock a Result').click();
    await workbench.submitQuickInput('{"approved": true}');
    await workbench.resultPanel().getByRole('heading', { name: 'Add Bill', exact: true }).waitFor();
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    assert.match(
      (await workbench.resultPanel().locator('.lines .code').allInnerTexts()).join('\n'),
      /"approved": true/,
    );
    assert.deepEqual(service.calls.at(-1)?.input['mock'], { result: '{"approved":true}' });
  });

  it('says in plain words what AWS refuses', async () => {
    service.answer = () =>
      refusal(
        'AccessDeniedException',
        `User: arn:aws:iam::123456789012:user/mary is not authorized to perform: iam:PassRole on resource: ${role}`,
      );
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.goTo(7);
    await workbench.runCommand('ASL Invoke: Run on AWS (TestState)…');
    await workbench.submitQuickInput();
    await workbench.resultPanel().locator('.pill.failed').waitFor();
    assert.match(await shown('body'), /your own policy needs iam:PassRole/);
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`aws-refused-${theme}`);
    }
  });

  it('checks a definition and shows what Step Functions says', async () => {
    service.answer = () => ({
      body: {
        result: 'FAIL',
        diagnostics: [
          {
            severity: 'ERROR',
            code: 'SCHEMA_VALIDATION_FAILED',
            message: "The 'Headers' field contains unsupported values: [authorization]",
            location: '/States/Get Bills/Parameters',
          },
        ],
        truncated: false,
      },
    });
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.runCommand('ASL Invoke: Check Definition on AWS');
    await workbench.quickPick('STANDARD').click();
    await workbench.page.getByText('does not take this STANDARD definition').first().waitFor();
    assert.match(
      (await workbench.problems()).join('\n'),
      /unsupported values: \[authorization\]\s*AWS\s*SCHEMA_VALIDATION_FAILED/,
    );
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`aws-problems-${theme}`);
    }
  });
});
