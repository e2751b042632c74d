// Gathers what stands in the objects and lists of a text that are still open while it is read.

/**
 * A stack, of which each object and list takes its own when it closes, as a list of just the right length: one that grows
 * by itself keeps room for sixteen more, and nearly all have fewer. The stack itself never shrinks, only to grow again.
 */
export class OpenValues<Value> {
  count = 0;
  private readonly values: Value[] = [];

  push(value: Value): void {
    this.values[this.count++] = value;
  }

  takeFrom(first: number): Value[] {
    const taken = this.values.slice(first, this.count);
    this.count = first;
    return taken;
  }
}
