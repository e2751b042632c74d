// The page of the result panel: shows what the host sends, tells the host what was clicked.
import type { FromPage, SectionId, ToPage } from '../messages';
import { render } from '../view';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const host = acquireVsCodeApi();
const root = document.getElementById('root') as HTMLElement;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => show(data));

function show({ view }: ToPage): void {
  // What the reader folded or unfolded stays so while a run fills in or is made again.
  const folded = new Map([...sections()].map((section) => [section.dataset['section'], section.open]));
  const focused = document.activeElement instanceof HTMLElement ? { ...document.activeElement.dataset } : {};
  root.innerHTML = render(view);
  root.dataset['phase'] = view.phase;
  for (const section of sections()) section.open = folded.get(section.dataset['section']) ?? section.open;
  const { action, target } = focused;
  if (action)
    root.querySelector<HTMLElement>(`[data-action="${action}"]${target ? `[data-target="${target}"]` : ''}`)?.focus();
}

function sections(): NodeListOf<HTMLDetailsElement> {
  return root.querySelectorAll<HTMLDetailsElement>('details.section');
}

root.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>('button[data-action]');
  if (!button) return;
  const { action, target } = button.dataset;
  if (action === 'cancel') host.postMessage({ type: 'cancel' });
  else if (action === 'runAgain' || action === 'retry')
    host.postMessage({ type: 'runAgain', retry: action === 'retry' });
  else if (action === 'copy' || action === 'open') {
    host.postMessage({ type: action, section: target as SectionId });
    if (action === 'copy') confirmOn(button);
  }
});

/** The button says for a moment that it did its work. */
function confirmOn(button: HTMLButtonElement): void {
  const label = button.textContent;
  button.textContent = 'Copied';
  setTimeout(() => (button.textContent = label), 1500);
}

host.postMessage({ type: 'ready' });
