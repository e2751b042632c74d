// The scanner cuts any text as jsonc-parser's does, which is an implementation of its own.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createScanner, ScanError, SyntaxKind } from 'jsonc-parser';
import { JsonScanner, type Token } from '../../../shared/document/jsonScanner';

const tokens: Record<SyntaxKind, Token | undefined> = {
  [SyntaxKind.OpenBraceToken]: '{',
  [SyntaxKind.CloseBraceToken]: '}',
  [SyntaxKind.OpenBracketToken]: '[',
  [SyntaxKind.CloseBracketToken]: ']',
  [SyntaxKind.CommaToken]: ',',
  [SyntaxKind.ColonToken]: ':',
  [SyntaxKind.NullKeyword]: 'null',
  [SyntaxKind.TrueKeyword]: 'true',
  [SyntaxKind.FalseKeyword]: 'false',
  [SyntaxKind.StringLiteral]: 'string',
  [SyntaxKind.NumericLiteral]: 'number',
  [SyntaxKind.LineCommentTrivia]: undefined,
  [SyntaxKind.BlockCommentTrivia]: undefined,
  [SyntaxKind.LineBreakTrivia]: undefined,
  [SyntaxKind.Trivia]: undefined,
  [SyntaxKind.Unknown]: 'unknown',
  [SyntaxKind.EOF]: 'end',
};

const valueOf = (token: Token | undefined, value: string): unknown =>
  token === 'number' ? Number(value) : token === 'string' || token === 'unknown' ? value : undefined;

function scanned(text: string): unknown[] {
  const scanner = new JsonScanner(text);
  const found: unknown[] = [];
  do {
    scanner.next();
    const { token, start, end, value, mistake } = scanner;
    found.push({ token, start, end, value: valueOf(token, value), isWrong: mistake !== undefined });
  } while (scanner.token !== 'end');
  return found;
}

function scannedByPeer(text: string): unknown[] {
  const scanner = createScanner(text, true);
  const found: unknown[] = [];
  for (let kind = scanner.scan(); ; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const token = tokens[kind];
    found.push({
      token,
      start,
      // A comment that is not closed leads jsonc-parser one place too far.
      end: Math.min(text.length, start + scanner.getTokenLength()),
      value: valueOf(token, scanner.getTokenValue()),
      isWrong: token !== 'end' && scanner.getTokenError() !== ScanError.None,
    });
    if (kind === SyntaxKind.EOF) return found;
  }
}

it('cuts any text as jsonc-parser does', () => {
  const words =
    '{ } [ ] , : " \\ \\u \\u00e9 \\n // /* */ / - -1 0 01 1.5 1. 1e5 1e -0.5E+2 true null nul ${X} a é * \t';
  const part = fc.constantFrom(...words.split(' '), '"a"', '"Type"', ' ', '\n', '\r\n', '\u0001', '\u00a0');
  fc.assert(
    fc.property(fc.array(fc.oneof(part, part, fc.string({ maxLength: 3 })), { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      assert.deepEqual(scanned(text), scannedByPeer(text), JSON.stringify(text));
    }),
    { numRuns: 5000 },
  );
});
