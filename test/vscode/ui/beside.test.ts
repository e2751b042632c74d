// Beside AWS Toolkit: nothing is reported twice, nothing is lost, and Workflow Studio leaves a way to run a Task.
import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openWorkbench, type Workbench } from './workbench';

/** A stand-in, since the tests download no extension; its words and places are those of the language service of the real one. */
const toolkit = path.join(__dirname, 'toolkit');

const bad = `{
  "StartAt": "Get Bills",
  "States": {
    "Get Bills": {
      "Type": "Task",
      "Resource": "arn:aws:states:::apigateway:invoke",
      "Parameters": {
        "ApiEndpoint": "example.execute-api.us-east-1.amazonaws.com",
        "Method": "get",
        "Method": "GET",
        "Path.$": "bills"
      },
      "End": true
    }
  }
}
`;

describe('beside AWS Toolkit', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      extensions: [toolkit],
      files: { 'bad.asl.json': bad, 'broken.asl.json': bad.replace('"GET",', '"GET"') },
      settings: { 'workbench.editorAssociations': { 'b*.asl.json': 'default' } },
    });
  });
  after(() => workbench.close());

  it('a mistake that both find stands there once, and what only one finds stays', async () => {
    await workbench.openFile('bad.asl.json');
    const ours = /Method 'get' is not allowed/;
    const theirs = [/^Duplicate object key/, /^Duplicate object key/, /valid JSONPath or intrinsic function/];
    await problemsAre(workbench, 'bad.asl.json', [ours, ...theirs]);
  });

  it('its quick fixes are there all the same', async () => {
    await workbench.goTo(10, 12);
    const titles = await workbench.quickFixTitles();
    assert.ok(titles.includes("Remove this 'Method'"), titles.join('\n'));
    await workbench.chooseQuickFix("Remove this 'Method'");
    await problemsAre(workbench, 'bad.asl.json', [
      /Method 'get' is not allowed/,
      /valid JSONPath or intrinsic function/,
    ]);
  });

  it('the lenses of both stand in their places', async () => {
    await workbench.goTo(1);
    assert.deepEqual(await workbench.codeLensTitles(), ['Publish to Step Functions', 'Run Task']);
  });

  it('a syntax error is reported once', async () => {
    await workbench.openFile('broken.asl.json');
    const rest = [/^Duplicate object key/, /^Duplicate object key/, /valid JSONPath/, /Method 'get' is not allowed/];
    await problemsAre(workbench, 'broken.asl.json', [/^Expected comma or closing brace/, ...rest]);
  });

  it('a Task is run from the title of Workflow Studio', async () => {
    const { page } = workbench;
    await page.keyboard.press('ControlOrMeta+P');
    await page.locator('.quick-input-widget:visible input').fill('1-get-bills');
    await workbench.quickPick('1-get-bills.asl.json').first().click();
    await workbench.resultPanel().getByText('Workflow Studio').waitFor();
    await page.locator('.editor-group-container.active .editor-actions [aria-label^="Run Task"]').click();
    await page.locator('.tab', { hasText: 'Run: Get Bills' }).waitFor();
  });
});

/** Waits until the Problems view has these of a file, in any order, and no others. */
async function problemsAre(workbench: Workbench, name: string, expected: RegExp[]): Promise<void> {
  let rows: string[] = [];
  for (const until = Date.now() + 15_000; Date.now() < until; await sleep(200)) {
    const all = await workbench.problems();
    const from = all.findIndex((row) => row.startsWith(name));
    const next = all.findIndex((row, index) => index > from && /^\S+\.(json|ya?ml)/.test(row));
    rows = from < 0 ? [] : all.slice(from + 1, next < 0 ? undefined : next);
    const left = [...rows];
    for (const one of expected) {
      const at = left.findIndex((row) => one.test(row));
      if (at >= 0) left.splice(at, 1);
    }
    if (rows.length === expected.length && left.length === 0) return;
  }
  assert.fail(rows.join('\n'));
}
