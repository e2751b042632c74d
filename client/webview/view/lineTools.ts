// The tools of a content that has lines: search, fold, copy, open.
import type { Shown } from '../messages';
import { hasLines } from './content';
import { toolButton } from './markup';

/** Empty where there is nothing to search or copy. The search field is the page's own: page/search.ts. */
export function lineTools({ content, body }: Shown): string {
  if (!hasLines(body)) return '';
  const fold = body.kind === 'json';
  return `<div class="line-tools" role="group" aria-label="Content">
  <span class="found" role="status"></span><span class="search" data-keep=""></span>
  ${toolButton('arrow-up', 'Previous Match', { find: 'previous' })}${toolButton('arrow-down', 'Next Match', { find: 'next' })}
  ${fold ? toolButton('collapse-all', 'Fold All', { fold: 'all' }) + toolButton('expand-all', 'Unfold All', { fold: 'none' }) : ''}
  ${content ? toolButton('copy', 'Copy', { copy: content }) + toolButton('go-to-file', 'Open in Editor', { open: content }) : ''}
</div>`;
}
