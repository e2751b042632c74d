// Tasks that wait for their token, as a person sees them: answered by a program through the AWS SDK, and by hand.
import assert from 'node:assert/strict';
import { violationsIn } from './accessibility';
import { openWorkbench, themes, type Workbench } from './workbench';

describe('a Task that waits for its token', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
    await workbench.openFile('6-callbacks.asl.json');
    await workbench.codeLensTitles();
  });
  after(() => workbench.close());

  const panel = (): ReturnType<Workbench['resultPanel']> => workbench.resultPanel();

  /** Runs the Task of that name. */
  async function run(task: string): Promise<void> {
    await workbench.focusEditor();
    await workbench.runCommand('ASL Invoke: Run Task…');
    await workbench.quickPick(task).click();
    await panel().getByRole('heading', { name: task, exact: true }).waitFor();
  }

  /** The lines of one stage of the panel, which is chosen for it. */
  async function stage(id: string): Promise<string> {
    await panel().locator(`.step[data-stage=${id}]`).click();
    await panel().locator(`#stage[data-stage=${id}]`).waitFor();
    await panel().locator('.lines .code').first().waitFor();
    return (await panel().locator('.lines .code').allInnerTexts()).join('\n');
  }

  it('shows the wait, then the answer that the API sent with the AWS SDK', async () => {
    await run('Approve Bill');
    // The page of the panel may take longer to load than the API to answer: seen is the second run.
    await panel().locator('.pill.succeeded').waitFor();
    await panel().getByRole('button', { name: 'Run Again' }).click();
    await panel().locator('.pill.waiting').waitFor();
    await panel().locator('#heartbeats li').waitFor();
    await panel().locator('.pill.succeeded').waitFor();
    assert.equal(await panel().locator('section.waiting').count(), 0);
    assert.deepEqual(JSON.parse(await stage('output')), { approved: true, billId: 'my-new-bill' });
    assert.match(await stage('submitted'), /"StatusCode": 200/);
  });

  it('shows a failure that the API sent, with its catcher', async () => {
    await run('Refuse Bill');
    await panel().locator('.pill.failed').waitFor();
    assert.equal(await panel().locator('.pill').innerText(), 'Bills.NegativeAmount');
    assert.match(await panel().locator('.problem').innerText(), /its amount is -5[^]*Ask Someone/);
  });

  it('says how to give the token back, and for how long, in every theme and for everyone', async () => {
    await run('Ask Someone');
    await panel().locator('.pill.waiting').waitFor();
    const waiting = await panel().locator('section.waiting').innerText();
    assert.match(waiting, /ASLInvokeLocalToken/);
    assert.match(waiting, /export AWS_ENDPOINT_URL_SFN=http:\/\/127\.0\.0\.1:\d+/);
    assert.match(waiting, /aws stepfunctions send-task-success --task-token 'ASLInvokeLocalToken/);
    const left = panel().locator('.countdown');
    const before = await left.innerText();
    assert.match(before, /^(1:00:00|59:\d\d)$/);
    await left.filter({ hasNotText: before }).waitFor();
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`callback-${theme}`);
      assert.deepEqual(await violationsIn(workbench), [], theme);
    }
  });

  it('refuses an output that is not JSON, and takes the one that is', async () => {
    const output = panel().locator('#answer-output');
    await output.fill('{"paid": ');
    await panel().locator('#send-success').click();
    await panel().locator('#success-mistake').filter({ hasText: 'not JSON' }).waitFor();
    await workbench.screenshot('callback-mistake');
    assert.equal(await panel().locator('.pill.waiting').count(), 1);
    // The page is made anew when it comes into sight again.
    await workbench.page.locator('.tab', { hasText: 'Run: Refuse Bill' }).click();
    await panel().getByRole('heading', { name: 'Refuse Bill', exact: true }).waitFor();
    await workbench.page.locator('.tab', { hasText: 'Run: Ask Someone' }).click();
    await panel().getByRole('heading', { name: 'Ask Someone', exact: true }).waitFor();
    assert.equal(await output.inputValue(), '{"paid": ');
    await output.fill('{"paid": true}');
    await panel().locator('#send-success').click();
    await panel().locator('.pill.succeeded').waitFor();
    assert.deepEqual(JSON.parse(await stage('output')), { paid: true });
  });

  it('takes a failure by hand, and can be cancelled', async () => {
    await run('Ask Someone');
    await panel().locator('.pill.waiting').waitFor();
    await panel().locator('#answer-error').fill('Bills.NotMine');
    await panel().locator('#answer-cause').fill('Ask Mary');
    await panel().locator('#send-failure').click();
    await panel().locator('.pill.failed').waitFor();
    assert.match(await panel().locator('.problem').innerText(), /Bills\.NotMine[^]*Ask Mary/);
    await run('Ask Someone');
    await panel().locator('.pill.waiting').waitFor();
    await panel().getByRole('button', { name: 'Cancel' }).click();
    await panel().locator('.pill.cancelled').waitFor();
  });

  it('tells in the log where tokens came back, and never a token', async () => {
    const log = await workbench.logText('ASL Invoke');
    assert.match(log, /Task tokens can be given back to http:\/\/127\.0\.0\.1:\d+/);
    assert.match(log, /no run waits any more/);
    assert.doesNotMatch(log, /ASLInvokeLocalToken/);
  });
});
