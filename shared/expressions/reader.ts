// Reads an expression from left to right and remembers where it fails.

/** Thrown inside the parsers only; their public functions turn it into a result. */
export class SyntaxFault extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'SyntaxFault';
  }
}

/** Why a text is not an expression, and the offset of the character at which that shows. */
export type Fault = { ok: false; message: string; offset: number };

export class Reader {
  at = 0;

  constructor(readonly text: string) {}

  /** The character at hand; empty at the end. */
  get char(): string {
    return this.text.charAt(this.at);
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** True when `expected` comes next; does not move. */
  sees(expected: string): boolean {
    return this.text.startsWith(expected, this.at);
  }

  /** Moves behind `expected` when it comes next. */
  take(expected: string): boolean {
    if (!this.sees(expected)) return false;
    this.at += expected.length;
    return true;
  }

  /** Moves behind a match of the sticky pattern and returns it; empty where it does not match. */
  match(sticky: RegExp): string {
    sticky.lastIndex = this.at;
    const text = sticky.exec(this.text)?.[0] ?? '';
    this.at += text.length;
    return text;
  }

  blanks(): void {
    this.match(/[ \t\r\n]*/y);
  }

  /** What stands here, for a message. */
  get here(): string {
    return this.ended ? 'the end' : `'${String.fromCodePoint(this.text.codePointAt(this.at) ?? 0)}'`;
  }

  fail(message: string, offset = this.at): never {
    throw new SyntaxFault(message, offset);
  }
}

/** Runs a parser over the whole text: its value, or the fault it met. */
export function attempt<T>(text: string, parse: (reader: Reader) => T): { ok: true; value: T } | Fault {
  try {
    return { ok: true, value: parse(new Reader(text)) };
  } catch (error) {
    if (error instanceof SyntaxFault) return { ok: false, message: error.message, offset: error.offset };
    throw error;
  }
}
