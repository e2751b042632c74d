// One offer of completion, before it is fitted into the text around the cursor.
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Span } from '../../shared/document/node';

type Label = {
  label: string;
  kind: CompletionItemKind;
  detail?: string;
  documentation?: string;
};

/** A property: its name, and its value as a snippet in JSON. `isNamed` where the name is the first tab stop, `asksForValue` where there are offers for its empty value. */
export type PropertyOffer = Label & { key: string; snippet: string; isNamed?: true; asksForValue?: true };
/** A whole value. */
export type ValueOffer = Label & { value: string | boolean };
/** A whole value as a snippet in JSON. */
export type SnippetOffer = Label & { snippet: string };
/** Part of a string: of an expression, as it stands in double quotes or none. `quotes` where the string itself is still to be opened. */
export type PartOffer = Label & { part: string; span: Span; isSnippet?: true; quotes?: true };

export type Offer = PropertyOffer | ValueOffer | SnippetOffer | PartOffer;

/** A text with the characters escaped that a snippet gives a meaning to. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

export const kinds = CompletionItemKind;
