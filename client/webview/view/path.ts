// The way of the run as a row of tabs: each stage with its state; choosing one shows it.
import type { StageId, StageState, StageView } from '../messages';
import { escapeHtml } from './html';
import { icon } from './markup';

/** A sign for the eye, words for the ear. */
const signs: Record<StageState, { icon: string; says: string }> = {
  done: { icon: 'pass', says: '' },
  same: { icon: 'dash', says: ', unchanged' },
  running: { icon: 'loading codicon-modifier-spin', says: ', running' },
  failed: { icon: 'error', says: ', failed' },
  pending: { icon: 'circle-large', says: ', not yet reached' },
  skipped: { icon: 'circle-large', says: ', not reached' },
};

export function path(stages: readonly StageView[], chosen: StageId): string {
  return `<nav aria-label="Stages of the run"><ol class="path" role="tablist" aria-label="Stages">${stages
    .map((stage) => step(stage, stage.id === chosen))
    .join('')}</ol></nav>`;
}

function step({ id, title, hint, state }: StageView, chosen: boolean): string {
  const { icon: name, says } = signs[state];
  return `<li role="presentation"><button type="button" role="tab" id="stage-${id}" class="step ${state}" data-stage="${id}" aria-controls="stage" aria-selected="${chosen}" tabindex="${chosen ? 0 : -1}" title="${escapeHtml(hint)}">${icon(name)}<span class="name">${escapeHtml(title)}</span>${says && `<span class="unseen">${says}</span>`}</button></li>`;
}
