// The part of the page for a run that waits for its task token: its clocks, and the answers by hand.
import { formatCountdown } from '../format';
import type { CallbackText } from '../messages';
import { memory, remember, send } from './memory';

/** Begins to listen in `root`, and to move the clocks in it. */
export function watchCallback(root: HTMLElement): void {
  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-answer], [data-callback]');
    const { answer, callback } = button?.dataset ?? {};
    if (callback) send({ type: 'copyCallback', text: callback as CallbackText });
    else if (answer === 'success') sendSuccess();
    else if (answer === 'failure') sendFailure();
  });
  // Enter in a field of the failure sends nothing by itself: an answer cannot be taken back.
  root.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('input', ({ target }) => {
    const field = target as HTMLInputElement;
    if (!field.closest('.by-hand')) return;
    showMistake('');
    const run = root.dataset['run'] ?? '';
    const typed = memory.answer?.run === run ? memory.answer.fields : {};
    memory.answer = { run, fields: { ...typed, [field.id]: field.value } };
    remember();
  });
  setInterval(() => moveClocks(root), 500);
}

/** Writes the time that is left into each clock. */
export function moveClocks(root: HTMLElement): void {
  for (const clock of root.querySelectorAll<HTMLElement>('[data-ends]')) {
    const left = formatCountdown(Date.parse(clock.dataset['ends'] ?? '') - Date.now());
    if (clock.textContent !== left) clock.textContent = left;
  }
}

/** Puts back what was typed for that run before the page was hidden. */
export function restoreAnswer(run: string): void {
  if (memory.answer?.run !== run) return;
  for (const [id, value] of Object.entries(memory.answer.fields)) {
    const field = document.getElementById(id);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
  }
}

/** Which form was sent last. */
let sent: 'success' | 'failure' = 'success';

/** Says in the form that was sent why its answer was not one; nothing is typed anew. */
export function showMistake(message: string): void {
  for (const form of ['success', 'failure'] as const) {
    const line = document.getElementById(`${form}-mistake`);
    if (line) line.textContent = form === sent ? message : '';
  }
}

function sendSuccess(): void {
  sent = 'success';
  const output = fieldValue('answer-output');
  try {
    JSON.parse(output);
  } catch (error) {
    showMistake(`The output is not JSON: ${error instanceof Error ? error.message : ''}`);
    document.getElementById('answer-output')?.focus();
    return;
  }
  send({ type: 'answer', answer: { output } });
}

function sendFailure(): void {
  sent = 'failure';
  showMistake('');
  const [error, cause] = [fieldValue('answer-error'), fieldValue('answer-cause')];
  send({ type: 'answer', answer: { ...(error && { error }), ...(cause && { cause }) } });
}

function fieldValue(id: string): string {
  return (document.getElementById(id) as HTMLInputElement | HTMLTextAreaElement | null)?.value ?? '';
}
