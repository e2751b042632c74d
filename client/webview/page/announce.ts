// Says the start and the end of a run once to a screen reader.
import { formatDuration } from '../format';
import type { RunView } from '../messages';

let said = '';

/** `region` is a live region outside of what is updated. */
export function announce(region: HTMLElement, view: RunView): void {
  const running = view.phase === 'running';
  const now = `${view.id} ${view.phase}`;
  if (now === said) return;
  said = now;
  const milliseconds = view.timing.reduce((sum, part) => sum + part.milliseconds, 0);
  const time = milliseconds > 0 ? ` in ${formatDuration(milliseconds)}` : '';
  region.textContent = running ? `${view.task} is running` : `${view.task} ${view.phase}: ${view.status}${time}`;
}
