// What must hold of the spans of any tree: children inside their parents, in order, scalars and names on their own text.
import assert from 'node:assert/strict';
import type { Node } from '../../../shared/document/node';

/** Asserts it for a text; `readScalar` reads the source of a scalar or a name. */
export function assertSpans(text: string, root: Node, readScalar: (source: string) => unknown): void {
  const visit = (node: Node, from: number, to: number): void => {
    assert.ok(from <= node.start && node.start <= node.end && node.end <= to, `${node.start}-${node.end} in ${text}`);
    if (node.kind === 'scalar') {
      assert.deepEqual(readScalar(text.slice(node.start, node.end)), node.value);
      return;
    }
    let behind = node.start;
    const children = node.kind === 'array' ? node.items.map((value) => ({ value })) : node.props;
    for (const child of children) {
      if ('keySpan' in child) {
        const { start, end } = child.keySpan;
        assert.ok(behind <= start && end <= node.end, `name '${child.key}' at ${start} in ${text}`);
        assert.equal(String(readScalar(text.slice(start, end))), child.key);
        behind = end;
      }
      if (!child.value) continue;
      visit(child.value, behind, node.end);
      behind = child.value.end;
    }
  };
  visit(root, 0, text.length);
}
