// Fields of the input that expressions nearby read already: what one state reads, another often reads too.

/** How far around the cursor: a whole document of a megabyte would take longer than a keystroke may. */
const reach = 40_000;

const patterns = {
  JSONPath: /(?<![\w$.])\$(?:\.[A-Za-z_]\w*)+/g,
  JSONata: /\$states\.input(?:\.[A-Za-z_]\w*)+/g,
};

/** The paths as written, each once, the nearest first; without the one around the offset itself. */
export function seenFields(text: string, offset: number, language: keyof typeof patterns): string[] {
  const from = Math.max(0, offset - reach);
  const nearest = new Map<string, number>();
  for (const { 0: path, index } of text.slice(from, offset + reach).matchAll(patterns[language])) {
    const start = from + index;
    if (start <= offset && offset <= start + path.length) continue;
    const distance = Math.abs(start - offset);
    if (distance < (nearest.get(path) ?? Infinity)) nearest.set(path, distance);
  }
  return [...nearest]
    .sort((a, b) => a[1] - b[1])
    .map(([path]) => path)
    .slice(0, 40);
}
