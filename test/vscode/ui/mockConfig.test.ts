// A run added to a MockConfigFile as a person does it: a new file, one that is there, and files that are none.
import assert from 'node:assert/strict';
import { mkdir, readFile, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { openWorkbench, themes, type Workbench } from './workbench';

const name = 'MockConfigFile.json';
const other = { StateMachines: { other: { TestCases: { HappyPath: { 'Get Bills': 'GetBillsHappyPath' } } } } };
const files = {
  'broken.mockConfig.json': '{ "StateMachines": ',
  'list.mockConfig.json': '[]\n',
  'other.mockConfig.json': JSON.stringify({ ...other, MockedResponses: { GetBillsHappyPath: { 0: { Return: 1 } } } }),
};

describe('Add Last Run to MockConfigFile', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ files });
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.clickCodeLens('Run Task');
    await workbench.resultPanel().locator('.pill.succeeded').waitFor();
  });
  after(() => workbench.close());

  /** Starts from the palette and picks a file. */
  async function addTo(file: string): Promise<void> {
    await workbench.openFile('1-get-bills.asl.json');
    await workbench.runCommand('Add Last Run to MockConfigFile');
    await workbench.quickPick(file).click();
  }
  /** What is offered where something is asked for. */
  async function offered(prompt: string): Promise<string> {
    await workbench.page.locator('.quick-input-message', { hasText: prompt }).waitFor();
    return workbench.quickInputValue();
  }
  /** Names the state machine; gives the case that is offered. */
  async function named(machine?: string): Promise<string> {
    await offered('The name of the state machine');
    await workbench.submitQuickInput(machine);
    return offered('The name of the test case');
  }
  type MockConfig = {
    StateMachines: Record<string, { TestCases: Record<string, Record<string, string>> }>;
    MockedResponses: Record<string, Record<string, { Return: { StatusCode: number } }>>;
  };
  const onDisk = (file: string): Promise<string> => readFile(path.join(workbench.folder, file), 'utf8');
  /** What the file holds once it is shown. */
  async function shown(file: string): Promise<MockConfig> {
    await workbench.page.locator('.tab.active', { hasText: file }).waitFor();
    return JSON.parse(await onDisk(file)) as MockConfig;
  }

  it('says when the file cannot be written', async () => {
    await addTo(name);
    await named();
    // What no file can be written over, whoever runs the test.
    await mkdir(path.join(workbench.folder, name));
    await workbench.submitQuickInput();
    const said = await workbench.notification('Nothing was written');
    assert.match(await said.innerText(), /Nothing was written: MockConfigFile\.json cannot be written\. /);
    await rmdir(path.join(workbench.folder, name));
  });

  it('makes a new file, with names that are offered', async () => {
    await addTo(name);
    assert.equal(await offered('The name of the state machine'), '1-get-bills');
    assert.equal(await named('bills'), 'HappyPath');
    await workbench.submitQuickInput();
    const { StateMachines, MockedResponses } = await shown(name);
    assert.deepEqual(StateMachines, { bills: { TestCases: { HappyPath: { 'Get Bills': 'GetBillsHappyPath' } } } });
    assert.equal(MockedResponses['GetBillsHappyPath']?.['0']?.Return.StatusCode, 200);
  });

  it('offers another case where there is one, and says what would be replaced', async () => {
    await addTo(name);
    assert.equal(await named('bills'), 'HappyPath2');
    await workbench.type('x');
    for (const _ of 'HappyPath2x') await workbench.press('Backspace');
    await workbench.type('HappyPath');
    await workbench.page.locator('.quick-input-message', { hasText: 'it will be replaced' }).waitFor();
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`mock-config-${theme}`);
    }
    await workbench.press('Escape');
  });

  it('leaves the responses of other state machines alone', async () => {
    await addTo('other.mockConfig.json');
    await named('bills');
    await workbench.submitQuickInput();
    const { StateMachines, MockedResponses } = await shown('other.mockConfig.json');
    assert.equal(StateMachines['bills']?.TestCases['HappyPath']?.['Get Bills'], 'GetBillsHappyPath2');
    assert.deepEqual(MockedResponses['GetBillsHappyPath'], { 0: { Return: 1 } });
  });

  for (const [file, problem] of [
    ['broken.mockConfig.json', 'broken.mockConfig.json is not JSON'],
    ['list.mockConfig.json', 'The file is not an object: this is no MockConfigFile'],
  ] as const)
    it(`writes nothing into ${file}, and says why`, async () => {
      await addTo(file);
      await workbench.notification(`Nothing was written: ${problem}`);
      assert.equal(await onDisk(file), files[file]);
    });
});
