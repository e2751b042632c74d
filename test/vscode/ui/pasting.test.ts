// Pasting a cURL command with the keyboard, as a person does.
import assert from 'node:assert/strict';
import { openWorkbench, themes, type Workbench } from './workbench';

const command = `curl -X POST 'https://abc123.execute-api.us-east-1.amazonaws.com/prod/bills' -H 'Via: x' --json '{"billId":"7"}'`;

describe('pasting a cURL command', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench.close());

  it('makes it a Task where a state can stand, and says what is left out', async () => {
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.codeLensTitles();
    await workbench.goTo(4, 1);
    await workbench.press('End');
    await workbench.paste(command);
    await workbench.notification('Left out, as no Task may send it: Via.');
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`pasted-task-${theme}`);
    }
    const saved = JSON.parse(await workbench.save('1-get-bills.asl.json')) as { States: object };
    assert.deepEqual(Object.keys(saved.States).sort(), ['Get Bills', 'Post Bills']);
  });

  it('leaves it as it is inside a string', async () => {
    await workbench.openFile('5-fails-on-purpose.asl.json');
    await workbench.goTo(2, 15);
    await workbench.paste('curl https://abc123.execute-api.us-east-1.amazonaws.com/a');
    assert.match(await workbench.save('5-fails-on-purpose.asl.json'), /"Comment": "[^"]*curl https:/);
  });
});
