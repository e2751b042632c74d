// The samples open as what they are.
import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './workbench';

describe('the samples', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  it('open as Amazon States Language', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.statusBar('Amazon States Language (JSON)').waitFor();
    await workbench.openFile('3-get-bills.asl.yaml');
    await workbench.statusBar('Amazon States Language (YAML)').waitFor();
  });

  it('can be edited', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.goTo(1, 1);
    await workbench.type(' ');
    assert.match(await workbench.save('1-get-bills.asl.json'), /^ \{/);
  });

  it('a template with Tasks has Run Task in its title, and another document has not', async () => {
    const button = workbench.page.locator('.editor-actions').getByRole('button', { name: /^Run Task/ });
    await workbench.openFile('template.yaml');
    await button.waitFor();
    await workbench.screenshot('template-title');
    await button.click();
    await workbench.quickPick('Get Bills').waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('README.md');
    await button.waitFor({ state: 'detached' });
  });
});
