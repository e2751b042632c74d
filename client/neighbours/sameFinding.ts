// Whether what another extension reports of a document is what one of our findings says.

type Position = { line: number; character: number };
type Code = string | number;

/** A diagnostic of VS Code, as far as it matters here. */
export type Report = {
  range: { start: Position; end: Position };
  message: string;
  source?: string | undefined;
  code?: Code | { value: Code } | undefined;
};

/** Of a key that stands twice, in every service that builds on vscode-json-languageservice; its words are translated. */
const duplicateKey = 520;

/** What others can find too: they read JSON, YAML and states, and know nothing of the integration. */
const same: Record<string, (ours: Report, theirs: Report) => boolean> = {
  // VS Code's JSON: "Duplicate object key"; Red Hat's YAML: "Map keys must be unique"; AWS Toolkit: "duplicate key" in YAML.
  'duplicate-parameter': (ours, theirs) =>
    order(ours.range.start, theirs.range.start) === 0 &&
    (codeOf(theirs) === duplicateKey || /\bduplicate\b|\bunique\b/i.test(theirs.message)),
  // AWS Toolkit, of the whole value: "The value for the field must be a valid JSONPath or intrinsic function expression."
  // Only our start is looked at: while someone types, what it said last still has the length of before.
  'path-expression': (ours, theirs) =>
    order(theirs.range.start, ours.range.start) <= 0 &&
    order(ours.range.start, theirs.range.end) <= 0 &&
    /\bJSONPath\b/i.test(theirs.message),
};

/** True where somebody else may report this finding as well. */
export function isCommon(ours: Report): boolean {
  return String(codeOf(ours)) in same;
}

export function saysTheSame(ours: Report, theirs: Report): boolean {
  return same[String(codeOf(ours))]?.(ours, theirs) ?? false;
}

export function codeOf({ code }: Report): Code | undefined {
  return typeof code === 'object' ? code.value : code;
}

function order(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
