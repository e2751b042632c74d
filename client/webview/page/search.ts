// The search field of a content: finds a text in its lines and goes from match to match.
import { placesIn, rowsWith } from '../rows/search';
import { VscodeTextfield } from './elements';
import { memory, remember } from './memory';
import type { RowsView } from './rowsView';

export class Search {
  readonly field = new VscodeTextfield();
  private matches: number[] = [];
  private at = -1;
  private lines: RowsView | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.field.placeholder = 'Find';
    this.field.label = 'Find in the content';
    this.field.value = memory.search;
    this.field.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(true), 120);
    });
    this.field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.go(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape') this.clear();
    });
  }

  /** Puts the field in its place and looks into the lines. */
  attach(place: Element | null, lines: RowsView): void {
    if (place && this.field.parentElement !== place) place.replaceChildren(this.field);
    this.lines = lines;
    this.look(false);
  }

  /** The next match, or the one before. */
  go(by: 1 | -1): void {
    if (this.matches.length === 0) return;
    this.at = (this.at + by + this.matches.length) % this.matches.length;
    this.lines?.reveal(this.matches[this.at] ?? 0);
    this.say();
  }

  /** Marks what was found in the lines that are in the page. */
  mark(): void {
    const ranges: Range[] = [];
    const current: Range[] = [];
    if (memory.search !== '')
      for (const code of this.lines?.window.querySelectorAll<HTMLElement>('.code') ?? []) {
        const row = Number(code.parentElement?.dataset['row']);
        const found = placesIn(code.textContent ?? '', memory.search).map(([start, end]) => rangeIn(code, start, end));
        (row === this.matches[this.at] ? current : ranges).push(...found);
      }
    CSS.highlights.set('found', new Highlight(...ranges));
    CSS.highlights.set('found-current', new Highlight(...current));
  }

  private look(reveal: boolean): void {
    if (!this.lines) return;
    memory.search = this.field.value;
    remember();
    this.matches = rowsWith(this.lines.rows, memory.search);
    this.at = -1;
    if (reveal && this.matches.length > 0) this.go(1);
    else this.say();
  }

  private say(): void {
    const place = document.querySelector('.found');
    const { length } = this.matches;
    const says =
      length === 0
        ? 'No match'
        : `${this.at === -1 ? '' : `${this.at + 1} of `}${length} ${length === 1 ? 'line' : 'lines'}`;
    if (place) place.textContent = memory.search === '' ? '' : says;
    this.mark();
  }

  private clear(): void {
    this.field.value = '';
    // The component does not empty what is seen.
    this.field.wrappedElement.value = '';
    this.look(false);
    this.lines?.element.focus();
  }
}

/** The characters from `start` to `end` of an element's text. */
function rangeIn(element: HTMLElement, start: number, end: number): Range {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const after = before + (node.nodeValue?.length ?? 0);
    if (before <= start && start < after) range.setStart(node, start - before);
    if (before < end && end <= after) {
      range.setEnd(node, end - before);
      break;
    }
    before = after;
  }
  return range;
}
