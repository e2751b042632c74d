// ARNs with unknown parts, and whether the resource of a policy can be, or surely is, what a call is about.

/**
 * A piece of an ARN: one character; `one`, IAM's `?`; `any`, IAM's `*`; `api`, the id of an API that the template makes;
 * `same`, a text that deployment puts in, the same wherever it has this name; `unknown`, any text. `within`: it holds
 * no colon and no slash.
 */
export type Piece =
  | string
  | { is: 'one' | 'any' }
  | { is: 'api'; name: string; within: true }
  | { is: 'same'; name: string; within?: true }
  | { is: 'unknown'; within?: true };

/** What a template makes: the kinds of its APIs by logical id, and all names that `Fn::Sub` may put in. */
export type TemplateNames = {
  apis: ReadonlyMap<string, 'REST' | 'HTTP' | 'WebSocket' | 'unknown'>;
  names: ReadonlySet<string>;
};

const apiIdAttribute = /^(ApiId|RestApiId)$/;

/** The piece of a placeholder `${name}`; without `names`, of a text that is not the template's to fill in. */
export function placeholderPiece(name: string, known: TemplateNames | undefined): Piece {
  if (!known) return { is: 'unknown' };
  const { apis, names } = known;
  if (/^AWS::\w+$/.test(name)) return { is: 'same', name, within: true };
  const [id = '', attribute] = name.split('.');
  if (apis.has(id) && (attribute === undefined || apiIdAttribute.test(attribute)))
    return { is: 'api', name: id, within: true };
  // `Fn::ImportValue` and its like: what they are given is not part of the name.
  return names.has(id) ? { is: 'same', name } : { is: 'unknown' };
}

/**
 * The pieces of a policy's resource, with IAM's wildcards. `{id}` is how API Gateway writes a path parameter, which no
 * document says a policy may name: it is unknown what it matches.
 */
export function patternPieces(text: string, names?: TemplateNames): Piece[] {
  return split(text.replace(/^([^/]*\/[^/]*)\/\$default(?=\/|$).*/, '$1/{}'), (found) => {
    if (found === '*') return { is: 'any' };
    if (found === '?') return { is: 'one' };
    return found.startsWith('$') ? placeholderPiece(found.slice(2, -1), names) : { is: 'unknown' };
  });
}

/** The pieces of a text that `found` reads the placeholders, braces and wildcards of. */
export function split(text: string, found: (part: string) => Piece): Piece[] {
  const parts = text.match(/\$\{[^{}]*\}|\{[^{}]*\}|[^]/gu) ?? [];
  return parts.map((part) => (part.length > 2 || /^(\{\}|[*?])$/.test(part) ? found(part) : part));
}

/** Whether some text is both; what is unknown may be anything. */
export function mayMatch(pattern: readonly Piece[], called: readonly Piece[]): boolean {
  const [parts, others] = [segments(pattern), segments(called)];
  // A wildcard goes on over colons where it has to: `arn:aws:execute-api:*`.
  if (parts.length < 6) return mayBeOne(pattern, called);
  return parts.every((part, index) => mayBeOne(part, others[index] ?? []));
}

/** What stands between the first five colons, and the rest. */
function segments(pieces: readonly Piece[]): Piece[][] {
  const found: Piece[][] = [[]];
  for (const piece of pieces)
    if (piece === ':' && found.length < 6) found.push([]);
    else found.at(-1)?.push(piece);
  return found;
}

function mayBeOne(pattern: readonly Piece[], called: readonly Piece[]): boolean {
  return matches(pattern, called, {
    isSame: (one, other) => {
      // APIs of a template have different ids.
      if (isApi(one) && isApi(other)) return one.name === other.name;
      return one === other || isOne(one) || isOne(other) || goesOn(one, other) || goesOn(other, one);
    },
    takes: (one, other) => goesOn(one, other) && !(isApi(one) && isApi(other)),
    // An id is never empty.
    ends: (piece) => spreads(piece) && !isApi(piece),
  });
}

/** Whether every text that the call may be about is one that the pattern means. */
export function surelyMatches(pattern: readonly Piece[], called: readonly Piece[]): boolean {
  const isAny = (piece: Piece): boolean => typeof piece === 'object' && piece.is === 'any';
  return matches(pattern, called, {
    isSame: (one, other) =>
      (text(one) !== '' && one === other) ||
      (isOne(one) && text(other) !== '') ||
      (nameOf(one) !== undefined && nameOf(one) === nameOf(other)),
    takes: isAny,
    ends: isAny,
  });
}

type Comparison = {
  /** Whether a piece of the one is a piece of the other. */
  isSame: (one: Piece, other: Piece) => boolean;
  /** Whether a piece of any length goes on over a piece of the other text. */
  takes: (piece: Piece, over: Piece) => boolean;
  /** Whether a piece may be of any length, and so be over. */
  ends: (piece: Piece) => boolean;
};

/** Row by row: whether the first `i` pieces of one and the first `j` of the other can be the same. */
function matches(one: readonly Piece[], other: readonly Piece[], { isSame, takes, ends }: Comparison): boolean {
  const reached = Array.from({ length: one.length + 1 }, () => new Array<boolean>(other.length + 1).fill(false));
  reached[0]![0] = true;
  for (let i = 0; i <= one.length; i++)
    for (let j = 0; j <= other.length; j++) {
      if (!reached[i]![j]) continue;
      const [a, b] = [one[i], other[j]];
      if (a !== undefined && b !== undefined && isSame(a, b)) reached[i + 1]![j + 1] = true;
      if (a !== undefined && (ends(a) || (b !== undefined && takes(b, a)))) reached[i + 1]![j] = true;
      if (b !== undefined && (ends(b) || (a !== undefined && takes(a, b)))) reached[i]![j + 1] = true;
    }
  return reached[one.length]![other.length]!;
}

function isOne(piece: Piece): boolean {
  return typeof piece === 'object' && piece.is === 'one';
}

function isApi(piece: Piece): piece is Extract<Piece, { is: 'api' }> {
  return typeof piece === 'object' && piece.is === 'api';
}

/** Whether a piece of any length may hold another. */
function goesOn(piece: Piece, over: Piece): boolean {
  return spreads(piece) && !(typeof piece === 'object' && 'within' in piece && /^[:/]$/.test(text(over)));
}

function nameOf(piece: Piece): string | undefined {
  return typeof piece === 'object' && 'name' in piece ? piece.name : undefined;
}

/** A character; nothing of any other piece. */
function text(piece: Piece): string {
  return typeof piece === 'string' ? piece : '';
}

/** Whether a piece may be of any length. */
function spreads(piece: Piece): boolean {
  return typeof piece === 'object' && piece.is !== 'one';
}
