// A text put together from strings of another document, and the way between the places of both.
import type { Decoded, Stretch, Writing } from './decode';
import type { TextEdit } from './edit';
import { lineBreakOf, lineStart } from './layout';
import type { Span } from './node';

/** The string of the outer document that a stretch is written in: what may be edited there, and how. */
type Host = Span & { writing: Writing };

/**
 * What one string gives to the text, its stretches counted from `base`. Without a host it stands for a value that the text
 * only names: `${AWS::Region}` for `{"Ref": "AWS::Region"}`.
 */
type Part = { base: number; stretches: readonly Stretch[]; host?: Host };

/** One stretch, counted from the beginning of the whole text. */
type Piece = Stretch & { host?: Host };

/**
 *     "arn:", { "Ref": "AWS::Partition" }, ":states:::apigateway:invoke"      outer: pieces in document order
 *      arn:   ${AWS::Partition}             :states:::apigateway:invoke       inner: one text
 *
 * `same` pieces map character for character, others as a whole.
 */
export class TextMap {
  text = '';
  private readonly parts: Part[] = [];

  constructor(private readonly outer: string) {}

  /** Puts a string of the outer document behind what is there. */
  addString({ value, writing, stretches }: Decoded, { start, end }: Span): void {
    if (stretches.length === 0) return;
    this.parts.push({ base: this.text.length, stretches, host: { start, end, writing } });
    this.text += value;
  }

  /** Puts a text that is not written at `span` but stands for what is: it is found there, and never edited. */
  addOther(text: string, { start, end }: Span): void {
    if (text === '') return;
    this.parts.push({ base: this.text.length, stretches: [{ from: 0, to: text.length, start, end, same: false }] });
    this.text += text;
  }

  /** Where a span of the inner text stands in the outer one. */
  toOuter({ start, end }: Span): Span {
    if (start >= end) {
      const offset = this.insertionAt(start)?.offset ?? 0;
      return { start: offset, end: offset };
    }
    const [first, last] = [this.pieceAt(start), this.pieceAt(end - 1)];
    if (!first || !last) return this.toOuter({ start, end: start });
    return {
      start: first.same ? first.start + start - first.from : first.start,
      end: last.same ? last.start + end - last.from : last.end,
    };
  }

  /** The inner place of an outer one; undefined outside the strings and on a value that the inner text only names. */
  toInner(offset: number): number | undefined {
    const piece = this.last(
      ({ stretches: [first] }) => first !== undefined && first.start <= offset,
      ({ start }) => start <= offset,
    );
    if (!piece?.host || offset > piece.end) return undefined;
    if (piece.same) return piece.from + offset - piece.start;
    return offset === piece.start ? piece.from : piece.to;
  }

  /**
   * An edit of the inner text as one of the outer, escaped as its string needs; undefined where it would reach beyond
   * one string, or could not be written there.
   */
  toOuterEdit({ span, text, ...rest }: TextEdit): TextEdit | undefined {
    const isInsertion = span.start >= span.end;
    const at = isInsertion ? this.insertionAt(span.start) : undefined;
    const host = isInsertion ? at?.host : this.pieceAt(span.start)?.host;
    if (!host || (!isInsertion && this.pieceAt(span.end - 1)?.host !== host)) return undefined;
    const outer = at ? { start: at.offset, end: at.offset } : this.toOuter(span);
    const written = this.written(text, host);
    if (host.writing === 'plain' && !this.staysPlain(host, outer, written)) return undefined;
    return { ...rest, span: outer, text: written };
  }

  /** A text as it is written at an inner offset; undefined where nothing can be written. */
  writtenAt(offset: number, text: string): string | undefined {
    const host = this.insertionAt(offset)?.host;
    return host && this.written(text, host);
  }

  private written(text: string, host: Host): string {
    const lineBreak = lineBreakOf(this.outer);
    switch (host.writing) {
      case 'double':
        return JSON.stringify(text).slice(1, -1);
      case 'single':
        return oneLine(text).replaceAll("'", "''");
      case 'plain':
        return oneLine(text);
      case 'block':
        return text.replace(/\r?\n/g, lineBreak + this.indentOf(host));
    }
  }

  private indentOf(host: Host): string {
    const first = this.parts.find((part) => part.host === host)?.stretches.find(({ same }) => same);
    if (!first) return '';
    return this.outer.slice(lineStart(this.outer, first.start), first.start);
  }

  /** Whether what YAML reads without quotes is still read as one string after an edit. */
  private staysPlain(host: Host, { start, end }: Span, text: string): boolean {
    const before = this.outer.slice(host.start, host.end);
    const after = this.outer.slice(host.start, start) + text + this.outer.slice(end, host.end);
    // Brackets and commas end such a string only between brackets, where it could not have held any.
    const isBlock = /[,[\]{}]/.test(before);
    return start > host.start && !/: |:$|\s#|^\s|\s$/.test(after) && (isBlock || !/[,[\]{}]/.test(text));
  }

  /** Where a text is inserted: between two pieces on the side that is a string. */
  private insertionAt(offset: number): { offset: number; host?: Host } | undefined {
    const [after, before] = [this.pieceAt(offset), this.pieceAt(offset - 1)];
    const at = (piece: Piece, outer: number) => ({ offset: outer, ...(piece.host && { host: piece.host }) });
    if (after && (after.host || !before?.host || before.from === after.from))
      return at(after, after.same ? after.start + offset - after.from : after.start);
    if (!before) return undefined;
    return at(before, before.same ? before.start + offset - before.from : before.end);
  }

  private pieceAt(offset: number): Piece | undefined {
    const piece = this.last(
      ({ base }) => base <= offset,
      ({ from }, { base }) => base + from <= offset,
    );
    return piece && offset < piece.to ? piece : undefined;
  }

  /** The last stretch that fits, of the last part that fits. */
  private last(
    fits: (part: Part) => boolean,
    stretchFits: (stretch: Stretch, part: Part) => boolean,
  ): Piece | undefined {
    const part = lastThat(this.parts, fits);
    const stretch = part && lastThat(part.stretches, (candidate) => stretchFits(candidate, part));
    if (!part || !stretch) return undefined;
    const { base, host } = part;
    return { ...stretch, from: base + stretch.from, to: base + stretch.to, ...(host && { host }) };
  }
}

/** The last item that fits, of items of which the first ones fit and the others do not. */
function lastThat<T>(items: readonly T[], fits: (item: T) => boolean): T | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && fits(item)) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}

/** Line breaks stand between the tokens of JSON, where one blank does as well. */
function oneLine(text: string): string {
  return text.replace(/[ \t]*\r?\n\s*/g, ' ');
}
