// Cuts pieces out of a text, giving those that come again as the same string: less memory, and faster to compare.

/** Longer pieces seldom come again, and are not looked at twice. */
const longest = 60;
const places = 512;

/** Remembers the pieces of one text, or of several; their places are fixed in number, so that it never grows. */
export class RepeatedTexts {
  /** The last piece of each place; a piece's place is told by its length and a few of its characters. */
  private readonly pieces: string[] = new Array<string>(places).fill('');

  /** The same as `text.slice(start, end)`. */
  slice(text: string, start: number, end: number): string {
    const length = end - start;
    if (length === 0 || length > longest) return text.slice(start, end);
    const place =
      (text.charCodeAt(start) * 5 +
        text.charCodeAt(end - 1) * 17 +
        text.charCodeAt(start + (length >> 1)) * 3 +
        length * 31) %
      places;
    const known = this.pieces[place] ?? '';
    if (known.length === length && isAt(text, start, known)) return known;
    const piece = text.slice(start, end);
    this.pieces[place] = piece;
    return piece;
  }
}

function isAt(text: string, start: number, piece: string): boolean {
  for (let index = 0; index < piece.length; index++)
    if (text.charCodeAt(start + index) !== piece.charCodeAt(index)) return false;
  return true;
}
