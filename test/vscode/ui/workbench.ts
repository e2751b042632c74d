// VS Code as a person uses it: what can be done and what can be seen, by keyboard, mouse and eye.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openSession, resultsDir, type Session, type SessionOptions } from './session.mjs';

const themeNames = {
  light: { name: 'Default Light Modern', css: 'vs' },
  dark: { name: 'Default Dark Modern', css: 'vs-dark' },
  highContrast: { name: 'Default High Contrast', css: 'hc-black' },
};

/** Each look that a person may have chosen. */
export const themes = ['light', 'dark', 'highContrast'] as const;

/** Opens a copy of the samples, with the extension installed and a sample API of its own. Close it in `after`. */
export async function openWorkbench(options?: SessionOptions): Promise<Workbench> {
  return new Workbench(await openSession(options));
}

export class Workbench {
  readonly page: Page;
  /** The folder that is open. */
  readonly folder: string;
  readonly apiUrl: string;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    this.page = session.page;
    this.folder = session.folder;
    this.apiUrl = session.apiUrl;
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  /** Opens a file of the folder by name, in the first column; ends when its editor has the focus. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+1');
    await this.#throughQuickInput('ControlOrMeta+P', name, (timeout) =>
      this.quickPick(path.basename(name)).first().click({ timeout }),
    );
    const group = this.page.locator('.editor-group-container.active');
    await group.locator('.tab.active', { hasText: path.basename(name) }).waitFor();
    await group.locator('.monaco-editor.focused .view-line').first().waitFor();
  }

  /** Gives the focus back to the editor in the first column. */
  async focusEditor(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+1');
    await this.page.locator('.monaco-editor.focused').waitFor();
  }

  /** Runs a command from the palette by its whole title. */
  async runCommand(title: string): Promise<void> {
    await this.#throughQuickInput('F1', `>${title}`, (timeout) => this.quickPick(title).first().click({ timeout }));
  }

  /** Opens the context menu of the editor at its cursor, and of that a submenu; gives what stands in the submenu. */
  async contextMenu(submenu: string): Promise<string[]> {
    await this.page.keyboard.press('Shift+F10');
    await this.page.locator('.monaco-menu .action-label', { hasText: submenu }).first().click();
    const labels = this.page.locator('.monaco-submenu .action-label:not(.separator)');
    await labels.first().waitFor();
    return this.#texts(labels);
  }

  /** Presses a button in the title of a view of the side bar. */
  async runViewAction(title: string): Promise<void> {
    await this.page.locator(`.sidebar .title-actions .action-label[aria-label^="${title}"]`).click();
  }

  /** The title of every code lens in sight, in the order of their lines. */
  async codeLensTitles(): Promise<string[]> {
    await this.#codeLenses.first().waitFor();
    return this.#texts(this.#codeLenses);
  }

  async clickCodeLens(title: string, nth = 0): Promise<void> {
    await this.#codeLenses.filter({ hasText: title }).nth(nth).click();
  }

  /** The row of a pick list with that text in it. */
  quickPick(text: string): Locator {
    return this.#quickInput.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
  }

  /** What the open input box or pick list says: its title, prompt and rows. */
  quickInputText(): Promise<string> {
    return this.#quickInput.innerText();
  }

  /** What stands in the open input box. */
  quickInputValue(): Promise<string> {
    return this.#quickInput.locator('input').inputValue();
  }

  /** Replaces what stands in the open input box (or leaves it) and presses Enter. */
  async submitQuickInput(text?: string): Promise<void> {
    const input = this.#quickInput.locator('input');
    await input.waitFor();
    if (text !== undefined) await input.fill(text);
    await input.press('Enter');
  }

  /** Puts the cursor of the editor there; both count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.#throughQuickInput('Control+G', `:${line}:${column}`, async (timeout) => {
      await this.quickPick(`Go to line ${line}`).waitFor({ timeout });
      await this.page.keyboard.press('Enter');
    });
    await this.statusBar(`Ln ${line}, Col ${column}`).waitFor();
    await this.page.locator('.monaco-editor.focused').waitFor();
  }

  /** Types as a person does: the editor completes brackets and suggests. */
  type(text: string): Promise<void> {
    return this.page.keyboard.type(text, { delay: 20 });
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Puts a text into the clipboard and pastes it, as Ctrl+V does. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  /** Saves the edited file and answers what is on disk then. */
  async save(name: string): Promise<string> {
    const tab = this.page.locator('.editor-group-container.active .tab.active', { hasText: path.basename(name) });
    await tab.and(this.page.locator('.dirty')).waitFor();
    await this.page.keyboard.press('ControlOrMeta+S');
    await tab.and(this.page.locator(':not(.dirty)')).waitFor();
    return readFile(path.join(this.folder, name), 'utf8');
  }

  /** The text of the hover at a place. */
  async hoverText(line: number, column: number): Promise<string> {
    await this.goTo(line, column);
    await this.page.keyboard.press('ControlOrMeta+K');
    await this.page.keyboard.press('ControlOrMeta+I');
    const hover = this.page.locator('.monaco-hover:visible .hover-row .hover-contents, .monaco-hover:visible .marker');
    await hover.first().waitFor();
    return (await this.#texts(hover)).join('\n');
  }

  /** The labels that completion offers at the cursor: the first 15 of them, which the list shows at once. */
  async completionLabels(): Promise<string[]> {
    const list = this.page.locator('.suggest-widget.visible');
    if (!(await list.isVisible())) await this.page.keyboard.press('Control+Space');
    const labels = list.locator('.monaco-list-row .label-name');
    await labels.first().waitFor();
    return this.#texts(labels);
  }

  async acceptCompletion(label: string): Promise<void> {
    const exact = new RegExp(`^${label.replace(/[^\w ]/g, '\\$&')}$`);
    const name = this.page.locator('.suggest-widget.visible .monaco-list-row .label-name').filter({ hasText: exact });
    await name.first().click();
  }

  /** The titles of the quick fixes and refactorings at the cursor; their menu stays open. */
  async quickFixTitles(): Promise<string[]> {
    await this.page.keyboard.press('ControlOrMeta+.');
    const titles = this.#quickFixes.locator('.title');
    await titles.first().waitFor();
    return this.#texts(titles);
  }

  /** Chooses from the menu that `quickFixTitles` opened; by keyboard, since the menu keeps the mouse from all but its own rows. */
  async chooseQuickFix(title: string): Promise<void> {
    const wanted = this.#quickFixes.filter({ hasText: title });
    await wanted.first().waitFor();
    for (let left = await this.#quickFixes.count(); left > 0; left--) {
      if ((await wanted.first().getAttribute('class'))?.includes('focused')) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await this.#quickFixes.first().waitFor({ state: 'hidden' });
  }

  /** The rows of the Problems view, files among them; shows the view. Waits until there is one, unless none is expected. */
  async problems({ expectNone = false } = {}): Promise<string[]> {
    const panel = await this.#problemsView();
    if (expectNone) await panel.getByText('No problems have been detected').waitFor();
    const rows = panel.locator('.monaco-list-row');
    if (!expectNone) await rows.first().waitFor();
    return this.#texts(rows);
  }

  /** Waits until the Problems view has none of a file; those of others may stay. */
  async noProblemsIn(name: string): Promise<void> {
    const panel = await this.#problemsView();
    await panel.getByText(name, { exact: true }).waitFor({ state: 'hidden' });
  }

  /** The page inside the result panel, or any other webview. */
  resultPanel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** The notification with that text in it, once it is in sight. */
  async notification(text: string): Promise<Locator> {
    const message = this.page.locator('.notification-list-item-message', { hasText: text });
    await message.first().waitFor();
    return message.first();
  }

  /** The messages of the notifications in sight. */
  notifications(): Promise<string[]> {
    return this.#texts(this.page.locator('.notification-list-item-message'));
  }

  statusBar(text: string): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  /** Adds to the settings of the folder. */
  changeSettings(settings: Record<string, unknown>): Promise<void> {
    return this.#session.changeSettings(settings);
  }

  async setTheme(theme: keyof typeof themeNames): Promise<void> {
    const { name, css } = themeNames[theme];
    await this.#session.changeSettings({ 'workbench.colorTheme': name });
    await this.page.locator(`.monaco-workbench.${css}`).waitFor();
  }

  /** The text of a log or output channel, by the start of its file's name; empty while there is none. */
  async logText(name: string): Promise<string> {
    const logs = await this.#session.logs();
    return logs.filter((log) => log.name.includes(name)).map((log) => log.text).join('\n'); // prettier-ignore
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(resultsDir, 'screenshots', `${name}.png`) });
  }

  /** The Problems view, opened unless it is. */
  async #problemsView(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('ControlOrMeta+Shift+M');
    await panel.waitFor();
    return panel;
  }

  get #codeLenses(): Locator {
    return this.page.locator('.codelens-decoration a');
  }

  get #quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  get #quickFixes(): Locator {
    return this.page.locator('.action-widget .monaco-list-row');
  }

  /** Trimmed, with the spaces that the editor draws turned back into ordinary ones. */
  async #texts(locator: Locator): Promise<string[]> {
    const texts = await locator.allInnerTexts();
    return texts.map((text) => text.replace(/\u00a0/g, ' ').trim());
  }

  /** Again when it closes on the way: it does so whenever the focus goes elsewhere, as a panel that just opens may make it. */
  async #throughQuickInput(key: string, text: string, choose: (timeout: number) => Promise<void>): Promise<void> {
    for (let tries = 3; ; tries--) {
      try {
        await this.page.keyboard.press(key);
        await this.#quickInput.locator('input').fill(text, { timeout: 5_000 });
        return await choose(5_000);
      } catch (error) {
        if (tries === 1) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }
}
