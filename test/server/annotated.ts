// Reads annotated samples: a document with its expected findings in comment lines under the line at fault.

export type Expected = { line: number; from: number; to: number; id: string };

/**
 * A comment line `//   ^^^^ rule-id` expects a finding of that rule at exactly those columns of the nearest line above
 * that is no annotation. The comments are part of the document (JSONC), so nothing has to be cut out.
 */
export function expectedFindings(text: string): Expected[] {
  const expected: Expected[] = [];
  let target = 0;
  text.split('\n').forEach((content, line) => {
    const annotation = /^\s*\/\/\s*(\^+)\s+([a-z-]+)\s*$/.exec(content);
    if (!annotation) target = line;
    else {
      const [, carets = '', id = ''] = annotation;
      const from = content.indexOf('^');
      expected.push({ line: target, from, to: from + carets.length, id });
    }
  });
  return expected;
}
