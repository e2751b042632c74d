// Where an expression fails: the word or the character at an offset inside its string.
import type { AslDocument } from '../../shared/document/document';
import { spanInside } from '../../shared/document/inside';
import type { ScalarNode, Span } from '../../shared/document/node';

/** The whole word at the offset, a function's with its `$` or `States.`; else the one character. */
export function failingSpan(document: AslDocument, node: ScalarNode, offset: number): Span {
  const rest = String(node.value).slice(offset);
  const word = /^(?:States\.|\$)?[\p{L}\p{N}_]+/u.exec(rest)?.[0].length;
  return spanInside(document, node, offset, offset + (word ?? 1));
}

/** A parser's message as a sentence. */
export function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
