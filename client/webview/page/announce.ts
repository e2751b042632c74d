// Says the start and the end of a run once to a screen reader.
import type { RunView } from '../messages';

let said = '';

/** `region` is a live region outside of what is updated. */
export function announce(region: HTMLElement, view: RunView): void {
  const running = view.phase === 'running';
  const now = `${view.id} ${view.phase}`;
  if (now === said) return;
  said = now;
  const took = view.facts.find(({ label }) => label === 'Time')?.value;
  const time = took === undefined ? '' : ` in ${took}`;
  region.textContent = running ? `${view.task} is running` : `${view.task} ${view.phase}: ${view.status}${time}`;
}
