// Places of a text that move with it: an edit moves everything behind it by a few numbers.

/** Offsets in UTF-16 units; `end` is the first offset behind. A string's span includes its quotes. */
export type Span = { start: number; end: number };

/**
 * What a stretch of the text moves with. Places are counted from here, so that an edit before the stretch changes this
 * one number, and no node. Each property of a document's root has one, and so has each state.
 */
export class Origin {
  constructor(public offset = 0) {}
}

/** How deep the states of a machine stand that is a document itself: below `States`, which is below the root. */
export const depthOfStates = 2;

/** Something with a place in the text. */
export abstract class Placed implements Span {
  private readonly first: number;
  private behind: number;

  /** `start` and `end` are places of the text as it is now; both move with `origin` from then on. */
  constructor(
    readonly origin: Origin,
    start: number,
    end: number,
  ) {
    this.first = start - origin.offset;
    this.behind = end - origin.offset;
  }

  get start(): number {
    return this.origin.offset + this.first;
  }

  get end(): number {
    return this.origin.offset + this.behind;
  }

  /** What a reader learns last, and what an edit inside changes. */
  endAt(offset: number): void {
    this.behind = offset - this.origin.offset;
  }
}
