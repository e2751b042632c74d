// Editing a Task as a person does: problem, fix, completion and hover, seen in three themes.
import assert from 'node:assert/strict';
import { openWorkbench, themes, type Workbench } from './workbench';

describe('editing a Task', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  it('shows the mistake of the page’s second example, and mends it with the quick fix', async () => {
    await workbench.openFile('2-callback.asl.json');
    await workbench.codeLensTitles();
    const problems = (await workbench.problems()).join('\n');
    assert.match(problems, /AuthType 'IAM_AUTH' is not allowed/);
    assert.match(problems, /asl-invoke/);
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`problem-${theme}`);
    }
    await workbench.goTo(20, 25);
    assert.deepEqual((await workbench.quickFixTitles()).slice(0, 1), ["Change to 'IAM_ROLE'"]);
    await workbench.chooseQuickFix("Change to 'IAM_ROLE'");
    await workbench.problems({ expectNone: true });
    assert.match(await workbench.save('2-callback.asl.json'), /"AuthType": "IAM_ROLE"/);
  });

  it('then runs it: the API answers, and gives the task token back', async () => {
    await workbench.runCommand('ASL Invoke: Run Task…');
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
    assert.equal(await workbench.resultPanel().locator('#stage').getAttribute('data-stage'), 'result');
    const result = (await workbench.resultPanel().locator('.lines .code').allInnerTexts()).join('\n');
    assert.equal((JSON.parse(result) as { billId: string }).billId, 'my-new-bill');
    await workbench.screenshot('result-answered');
  });

  it('completes a parameter with its snippet', async () => {
    await workbench.openFile('5-fails-on-purpose.asl.json');
    await workbench.goTo(13, 32);
    await workbench.type(',');
    await workbench.press('Enter');
    await workbench.type('"');
    const labels = await workbench.completionLabels();
    assert.deepEqual(labels.slice(0, 3), ['Headers', 'QueryParameters', 'RequestBody']);
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.completionLabels();
      await workbench.screenshot(`completion-${theme}`);
    }
    await workbench.acceptCompletion('AuthType');
    await workbench.press('Escape');
    const saved = await workbench.save('5-fails-on-purpose.asl.json');
    assert.match(saved, /"Path": "no-such-route",\n {8}"AuthType": "NO_AUTH"\n/);
    assert.doesNotThrow(() => JSON.parse(saved) as unknown);
  });

  it('completes a Path with the routes of the workspace’s API, and says which one it is', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.codeLensTitles();
    await workbench.goTo(15, 18);
    for (const _ of 'bills') await workbench.press('Shift+ArrowRight');
    await workbench.type('b');
    for (const theme of themes) {
      await workbench.setTheme(theme);
      const labels = await workbench.completionLabels();
      assert.deepEqual(
        ['bills', 'bills/add', 'secure/bills'].filter((label) => !labels.includes(label)),
        [],
      );
      await workbench.screenshot(`routes-${theme}`);
    }
    await workbench.acceptCompletion('secure/bills');
    assert.match(await workbench.save('1-get-bills.asl.json'), /"Path": "secure\/bills",\n/);
    assert.match(await workbench.hoverText(15, 20), /bills, for IAM_ROLE/);
  });

  it('explains a parameter on hover', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    for (const theme of themes) {
      await workbench.setTheme(theme);
      assert.match(await workbench.hoverText(14, 12), /Stage · String · optional/);
      await workbench.screenshot(`hover-${theme}`);
    }
  });
});

describe('editing a Task in YAML', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  it('completes an expression over several lines', async () => {
    await workbench.openFile('3-get-bills.asl.yaml');
    await workbench.goTo(14, 18);
    await workbench.press('Shift+Home');
    await workbench.type('Path.$: >-');
    await workbench.press('Enter');
    // The indentation is the test's own: how deep VS Code begins the new line is not what is tested here.
    await workbench.press('Shift+Home');
    await workbench.type("        States.Format('/bills/{}', $$.Exec");
    for (const theme of themes) {
      await workbench.setTheme(theme);
      assert.ok((await workbench.completionLabels()).some((label) => label.startsWith('$$.Execution.')));
      await workbench.screenshot(`completion-lines-${theme}`);
    }
    await workbench.acceptCompletion('$$.Execution.Name');
    await workbench.type(')');
    assert.match(
      await workbench.save('3-get-bills.asl.yaml'),
      /Path\.\$: >-\n +States\.Format\('\/bills\/\{\}', \$\$\.Execution\.Name\)\n/,
    );
    await workbench.noProblemsIn('3-get-bills.asl.yaml');
  });
});
