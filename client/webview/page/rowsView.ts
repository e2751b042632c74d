// Shows the lines of a content: of thousands only those in sight are in the page.
import type { Body } from '../messages';
import { foldable, foldedAround, rowsInSight } from '../rows/folding';
import { jsonRows } from '../rows/jsonRows';
import type { Rows } from '../rows/row';
import { textRows } from '../rows/textRows';
import { rowText } from '../rows/rowText';
import type { LinesState } from './memory';
import { rowElement } from './rowElement';

type LinesBody = Extract<Body, { text: string }>;

/** So many lines are all put into the page, where the find widget and selecting reach them. */
const allAtOnce = 1_000;
/** Lines above and below those in sight, so that scrolling shows no gap. */
const margin = 20;

export class RowsView {
  readonly sizer = document.createElement('div');
  readonly window = document.createElement('div');
  rows: Rows;
  folded = new Set<number>();
  /** The line that keys act on, by row. */
  active = 0;
  private inSight: number[] = [];
  private height = 20;

  constructor(
    readonly element: HTMLElement,
    readonly body: LinesBody,
    private readonly state: LinesState | undefined,
    private readonly onDraw: () => void,
  ) {
    this.rows = body.kind === 'json' ? jsonRows(body.text) : textRows(body.text);
    this.sizer.className = 'sizer';
    this.window.className = 'window';
    for (const part of [this.sizer, this.window]) part.setAttribute('role', 'presentation');
    this.sizer.append(this.window);
    element.replaceChildren(this.sizer);
    element.tabIndex = 0;
    element.setAttribute('role', body.kind === 'json' ? 'tree' : 'group');
    element.setAttribute('aria-label', element.dataset['name'] ?? '');
    element.onscroll = () => this.draw();
    this.restore();
    this.refold();
    element.scrollTop = state?.scrollTop ?? 0;
  }

  /** What to remember of it. */
  get left(): LinesState {
    const folded = [...this.folded].slice(0, 1_000).map((row): [number, string] => [row, this.textOf(row)]);
    return { folded, scrollTop: this.element.scrollTop };
  }

  get isLong(): boolean {
    return this.inSight.length > allAtOnce;
  }

  toggle(row: number, fold = !this.folded.has(row)): void {
    if (this.rows.rows[row]?.kind !== 'open') return;
    if (fold) this.folded.add(row);
    else this.folded.delete(row);
    this.refold();
  }

  foldAll(fold: boolean): void {
    this.folded = new Set(fold ? foldable(this.rows.rows) : []);
    this.refold();
    this.reveal(0);
  }

  /** Brings a line into sight, unfolded, and makes it the active one. */
  reveal(row: number): void {
    const hidden = foldedAround(this.rows.rows, this.folded, row);
    for (const from of hidden) this.folded.delete(from);
    if (hidden.length > 0) this.refold();
    this.active = row;
    const top = this.inSight.indexOf(row) * this.height;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop || top + this.height > scrollTop + clientHeight)
      this.element.scrollTop =
        top -
        (hidden.length > 0 || Math.abs(top - scrollTop) > clientHeight * 2
          ? clientHeight / 2
          : top < scrollTop
            ? 0
            : clientHeight - this.height);
    this.draw();
  }

  /** The next line in that direction which keys can go to: closing brackets are only for the eye. */
  neighbour(by: number): number {
    const at = this.inSight.indexOf(this.active);
    const last = this.inSight.length - 1;
    const way = Math.sign(by);
    for (let to = Math.min(last, Math.max(0, at + by)); to >= 0 && to <= last; to += way) {
      const row = this.inSight[to];
      if (row !== undefined && this.rows.rows[row]?.kind !== 'close') return row;
    }
    return this.active;
  }

  /** Lines that fit at once. */
  get page(): number {
    return Math.max(1, Math.floor(this.element.clientHeight / this.height) - 1);
  }

  /** Draws the lines in sight. */
  draw(): void {
    const { inSight, element, height } = this;
    const from = this.isLong ? Math.max(0, Math.floor(element.scrollTop / height) - margin) : 0;
    const fit = Math.ceil(Math.max(element.clientHeight, 200) / height) + 2 * margin;
    const to = this.isLong ? Math.min(inSight.length, from + fit) : inSight.length;
    this.window.style.transform = `translateY(${from * height}px)`;
    this.window.replaceChildren(...inSight.slice(from, to).map((row) => rowElement(this, row)));
    if (this.body.kind === 'json') element.setAttribute('aria-activedescendant', `row-${this.active}`);
    this.onDraw();
  }

  private refold(): void {
    this.inSight = rowsInSight(this.rows.rows, this.folded);
    const first = this.inSight[0];
    // The height of a line is the style sheet's.
    if (first !== undefined) {
      this.window.replaceChildren(rowElement(this, first));
      this.height = this.window.getBoundingClientRect().height || this.height;
    }
    const total = this.inSight.length * this.height;
    this.sizer.style.height = `${total}px`;
    document.documentElement.style.setProperty('--lines-height', `${total}px`);
    this.draw();
  }

  private restore(): void {
    for (const [row, text] of this.state?.folded ?? [])
      if (this.rows.rows[row]?.kind === 'open' && this.textOf(row) === text) this.folded.add(row);
  }

  private textOf(row: number): string {
    const found = this.rows.rows[row];
    return found ? rowText(this.rows.source, found) : '';
  }
}
