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
});
