// The tabs of a request or response: body, headers, and the message as it went over the wire.
import type { StageId, Tab } from '../messages';

const titles: [tab: Tab, title: string][] = [
  ['body', 'Body'],
  ['headers', 'Headers'],
  ['raw', 'Raw'],
];

export function tabs(stage: StageId, chosen: Tab): string {
  const buttons = titles.map(([tab, title]) => {
    const isChosen = tab === chosen;
    return `<button type="button" role="tab" id="tab-${tab}" class="tab" data-tab="${tab}" aria-controls="content" aria-selected="${isChosen}" tabindex="${isChosen ? 0 : -1}">${title}</button>`;
  });
  return `<div class="tabs" role="tablist" aria-label="Parts of the ${stage}">${buttons.join('')}</div>`;
}
