// The status bar: whose credentials sign, chosen from the profiles of this machine, and what runs just now.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { taskWith } from './tasks';
import { openWorkbench, themes, type Workbench } from './workbench';

/** A machine whose only Task takes half a minute. */
const machine = (name: string): string => {
  const task = JSON.parse(taskWith({ Path: 'slow', QueryParameters: { ms: ['30000'] } })) as object;
  return JSON.stringify({ StartAt: name, States: { [name]: task } }, null, 2);
};
const config = '[default]\nregion = eu-west-1\n\n[profile bills-dev]\nregion = us-east-1\n\n[sso-session company]\n';

describe('the status bar', () => {
  let workbench: Workbench;
  let aws: string;
  before(async () => {
    aws = await mkdtemp(path.join(tmpdir(), 'asl-invoke-aws-'));
    await writeFile(path.join(aws, 'config'), config);
    await writeFile(path.join(aws, 'credentials'), '[bills-test]\n');
    workbench = await openWorkbench({
      files: { 'first.asl.json': machine('Wait First'), 'second.asl.json': machine('Wait Second') },
      env: { AWS_CONFIG_FILE: path.join(aws, 'config'), AWS_SHARED_CREDENTIALS_FILE: path.join(aws, 'credentials') },
    });
  });
  after(async () => {
    await workbench.close();
    await rm(aws, { recursive: true });
  });

  const item = (id: 'profile' | 'running'): Locator =>
    workbench.page.locator(`.statusbar-item[id="asl-invoke.asl-invoke.aslInvoke.${id}"]`);

  it('names the profile where a definition or a template with a Task is open, and nowhere else', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    await item('profile').getByText('AWS default').waitFor();
    await workbench.openFile('README.md');
    await item('profile').waitFor({ state: 'hidden' });
    await workbench.openFile('openapi.yaml');
    await workbench.openFile('template.yaml');
    await item('profile').getByText('AWS default').waitFor();
  });

  it('lets one choose among the profiles of the machine, and keeps the choice in the workspace', async () => {
    await item('profile').click();
    for (const name of ['No Profile', 'bills-dev', 'bills-test', 'default'])
      await workbench.quickPick(name).first().waitFor();
    assert.equal(await workbench.quickPick('company').count(), 0);
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`profiles-${theme}`);
    }
    await workbench.quickPick('bills-dev').click();
    await item('profile').getByText('bills-dev').waitFor();
    const settings = await readFile(path.join(workbench.folder, '.vscode', 'settings.json'), 'utf8');
    assert.match(settings, /"aslInvoke\.aws\.profile": "bills-dev"/);
    await item('profile').click();
    await workbench.quickPick('No Profile').click();
    await item('profile').getByText('AWS default').waitFor();
  });

  it('names the Task that runs, and cancels it on a click', async () => {
    await workbench.openFile('first.asl.json');
    await workbench.clickCodeLens('Run Task');
    await item('running').getByText('Running “Wait First”').waitFor();
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`status-running-${theme}`);
    }
    await item('running').click();
    await workbench.resultPanel().locator('.pill.cancelled').waitFor();
    await item('running').waitFor({ state: 'hidden' });
  });

  it('counts several, and asks which of them are to be cancelled', async () => {
    for (const name of ['first.asl.json', 'second.asl.json']) {
      await workbench.openFile(name);
      await workbench.clickCodeLens('Run Task');
      await item('running').waitFor();
    }
    await item('running').getByText('Running 2 Tasks').waitFor();
    await item('running').click();
    await workbench.quickPick('Wait Second').click();
    await workbench.screenshot('status-cancel');
    await workbench.submitQuickInput();
    await item('running').getByText('Running “Wait First”').waitFor();
    await item('running').click();
    await item('running').waitFor({ state: 'hidden' });
  });
});
