// Where the input of a run comes from: the one kept for the Task, a quick question, or a choice among all there are.
import * as vscode from 'vscode';
import type { Json, JsonObject } from '../../shared/json';
import type { TaskId } from '../run/taskRuns';
import { inputUri } from './inputFiles';
import type { InputStore, KeptInput } from './inputStore';
import { covers, filled, readInput, writeInput, type TaskInput } from './inputText';
import { pickInput, type PastOutput } from './pickInput';

/** What a Task reads: a skeleton of its input, and context values; undefined where it reads none. */
export type InputNeed = { skeleton: Json | undefined; context: JsonObject | undefined };

export class Inputs {
  /** `outputs` gives what other Tasks of the same document gave, the newest first. */
  constructor(
    private readonly store: InputStore,
    private readonly outputs: (task: TaskId) => Promise<PastOutput[]>,
  ) {}

  /**
   * The input of a run. A Task that reads none is not asked about, nor one whose kept input has all it reads, unless the
   * person wants to be asked always, or to `choose`. Undefined where the person backed out, or went to the editor.
   */
  async forRun(task: TaskId, need: InputNeed, choose = false): Promise<TaskInput | undefined> {
    const kept = await this.store.of(task);
    const last = kept.last === undefined ? undefined : readable(kept.last);
    const skeleton = need.skeleton ?? {};
    const isWhole = last !== undefined && covers(last.input, skeleton);
    if (!choose) {
      const always = vscode.workspace.getConfiguration('aslInvoke').get('run.askForInput') === 'always';
      if (isWhole && !always) return last;
      if (kept.last === undefined && need.skeleton === undefined) return { input: {} };
    }
    const proposed = isWhole && kept.last !== undefined ? oneLine(kept.last) : proposal(last, skeleton);
    let step: Step = { to: choose ? 'choose' : 'type', text: proposed };
    for (;;) {
      switch (step.to) {
        case 'type':
          step = await askForInput(task.name, step.text, last === undefined);
          break;
        case 'choose':
          step = await this.choose(task, kept, skeleton, step.text);
          break;
        case 'edit':
          await this.edit(task, need, readable(step.text));
          return undefined;
        case 'nowhere':
          return undefined;
        case 'run': {
          const { text } = step;
          await this.store.change(task, () => ({ last: text, draft: undefined }));
          return readInput(text);
        }
      }
    }
  }

  private async choose(task: TaskId, kept: KeptInput, skeleton: Json, text: string): Promise<Step> {
    const picked = await pickInput(task, kept, await this.outputs(task), this.store);
    if (picked === undefined) return { to: 'nowhere', text };
    if (picked === 'edit') return { to: 'edit', text };
    if (picked === 'skeleton') return { to: 'type', text: JSON.stringify(skeleton) };
    const given = readable(picked);
    // What lacks something the Task reads is shown before it runs.
    if (given && covers(given.input, skeleton)) return { to: 'run', text: picked };
    return { to: 'type', text: proposal(given, skeleton) };
  }

  /** Opens the Task's input as a document: the kept one, with what it lacks of what the Task reads, or `given`. */
  async edit(task: TaskId, { skeleton = {}, context }: InputNeed, given?: TaskInput): Promise<void> {
    const kept = await this.store.of(task);
    const last = kept.last === undefined ? undefined : readable(kept.last);
    // What was typed in one line, in the quick input, is laid out as a document; what is no JSON is left to be mended.
    const isDocument = kept.last?.trim().includes('\n') || last === undefined;
    const isKept = kept.last !== undefined && isDocument && (!last || covers(last.input, skeleton)) && !given;
    const base: TaskInput = given ?? last ?? { input: {} };
    const draft = isKept
      ? undefined
      : `${writeInput({ input: filled(base.input, skeleton), ...withContext(base.context, context) })}\n`;
    await this.store.change(task, () => ({ draft }));
    await vscode.window.showTextDocument(inputUri(task), { preview: false });
  }
}

function withContext(given: JsonObject | undefined, needed: JsonObject | undefined): { context?: JsonObject } {
  if (!given && !needed) return {};
  return { context: filled(given ?? {}, needed ?? {}) as JsonObject };
}

/** Where the question goes on, with the text it has come to. */
type Step = { to: 'type' | 'choose' | 'edit' | 'run' | 'nowhere'; text: string };

/** Asks in the quick input, whose buttons lead to the choice and to the editor. */
function askForInput(taskName: string, text: string, isNew: boolean): Promise<Step> {
  const box = vscode.window.createInputBox();
  const choose = { iconPath: new vscode.ThemeIcon('list-unordered'), tooltip: vscode.l10n.t('Choose…') };
  const edit = { iconPath: new vscode.ThemeIcon('edit'), tooltip: vscode.l10n.t('Edit in Editor') };
  box.title = vscode.l10n.t('Run Task “{0}”: state input', taskName);
  box.prompt = vscode.l10n.t('The input of the state, as JSON.');
  box.ignoreFocusOut = true;
  box.buttons = [choose, edit];
  box.value = text;
  const firstGap = text.indexOf('""') + 1;
  // In a new skeleton the cursor stands between the first quotes; the last input is there to be replaced.
  if (isNew && firstGap > 0) box.valueSelection = [firstGap, firstGap];
  const check = (): void => void (box.validationMessage = mistakeIn(box.value));
  return new Promise<Step>((resolve) => {
    box.onDidChangeValue(check);
    box.onDidAccept(() => {
      check();
      if (!box.validationMessage) resolve({ to: 'run', text: box.value });
    });
    box.onDidTriggerButton((button) => resolve({ to: button === edit ? 'edit' : 'choose', text: box.value }));
    box.onDidHide(() => resolve({ to: 'nowhere', text: box.value }));
    box.show();
  }).finally(() => box.dispose());
}

/** What is wrong with the text of an input; undefined where it is JSON. */
export function mistakeIn(text: string): string | undefined {
  try {
    readInput(text);
    return undefined;
  } catch (error) {
    return vscode.l10n.t('Not JSON: {0}', (error as Error).message);
  }
}

function readable(text: string): TaskInput | undefined {
  return mistakeIn(text) === undefined ? readInput(text) : undefined;
}

function proposal(last: TaskInput | undefined, skeleton: Json): string {
  return last ? writeInput({ ...last, input: filled(last.input, skeleton) }, 0) : JSON.stringify(skeleton);
}

/** As it was typed, where that fits the quick input. */
function oneLine(text: string): string {
  return text.trim().includes('\n') ? JSON.stringify(JSON.parse(text)) : text.trim();
}
