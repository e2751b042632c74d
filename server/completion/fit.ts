// Fits an offer into the text: quotes, colons, commas and indentation as the place asks for them.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { AslDocument } from '../../shared/document/document';
import { indentUnit, lineStart } from '../../shared/document/layout';
import type { Span } from '../../shared/document/node';
import { writtenLike, writtenValue } from '../../shared/document/written';
import { toRange } from '../lsp';
import type { Spot } from '../spot';
import { escapeSnippet, type Offer, type PartOffer, type PropertyOffer } from './offer';
import { blockSnippet, flowSnippet, rootSnippet } from './yamlSnippet';

/**
 * Before what others offer at the same place, who sort by label: AWS Toolkit knows 46 resources, each with its quote, and
 * offers `$states` as any value. We offer only what the place is for.
 */
const first = '!';

type Context = { text: TextDocument; document: AslDocument; spot: Spot };

/** The item a client shows; `index` keeps the order of the offers. */
export function fit(context: Context, offer: Offer, index: number): CompletionItem {
  const { text, document, spot } = context;
  const item: CompletionItem = {
    label: offer.label,
    kind: offer.kind,
    sortText: `${first}${String(index).padStart(3, '0')}`,
    ...(offer.detail && { detail: offer.detail, ...besideLabel(offer.label, offer.detail) }),
    ...(offer.documentation && { documentation: { kind: MarkupKind.Markdown, value: offer.documentation } }),
  };
  if ('part' in offer) return { ...item, ...fitPart(context, offer) };
  const range = toRange(text, spot.span);
  // An editor matches what stands in the replaced range, quotes and all, against this.
  const typed = document.text.slice(spot.span.start, spot.span.end);
  const quote = document.syntax === 'json' ? '"' : (/^["']/.exec(typed)?.[0] ?? '');
  const filterText = `${quote}${offer.label}${quote}`;
  if ('key' in offer) return { ...item, filterText, ...fitProperty(context, offer) };
  const lead = spot.lead ?? '';
  const behind = commaBehind(context);
  if ('value' in offer) {
    const newText = `${lead}${writtenText(context, typed, offer.value)}${behind}`;
    return { ...item, filterText, textEdit: { range, newText }, ...amongNeighbours(context) };
  }
  return {
    ...item,
    filterText,
    ...asSnippet({ range, newText: `${snippetOf(context, offer.snippet)}${behind}` }),
    ...amongNeighbours(context),
  };
}

/** Beside every label, where `detail` alone stands beside the chosen one; unless either would be cut off. */
function besideLabel(label: string, detail: string): Pick<CompletionItem, 'labelDetails'> {
  return label.length + detail.length <= width ? { labelDetails: { description: detail } } : {};
}

/** So many characters has a row of VS Code's list as wide as it first opens. */
const width = 44;

function fitProperty(
  context: Context,
  { key, snippet, isNamed, asksForValue }: PropertyOffer,
): Partial<CompletionItem> {
  const { text, document, spot } = context;
  const { span, lead = '' } = spot;
  const typed = document.text.slice(span.start, span.end);
  const name = lead + writtenText(context, typed, key);
  const range = toRange(text, span);
  const hasColon = /^[ \t]*:/.test(document.text.slice(span.end, span.end + 40));
  if (hasColon) return { textEdit: { range, newText: name } };
  const stop = isNamed ? name.replace(key, `\${1:${key}}`) : escapeSnippet(name);
  return {
    ...asSnippet({ range, newText: `${stop}:${snippetOf(context, snippet)}${commaBehind(context)}` }),
    ...amongNeighbours(context),
    ...(asksForValue && { data: { asksForValue } }),
  };
}

/** A name or value in the quotes that stand there, or those that the syntax needs. */
function writtenText({ document }: Context, typed: string, value: string | boolean): string {
  if (typeof value !== 'string') return String(value);
  return /^["']/.test(typed) ? writtenLike(document, typed, value) : writtenValue(document, value);
}

/** The value behind a colon, blank or line break included; or the document itself. */
function snippetOf({ document, spot }: Context, snippet: string): string {
  if (spot.form === 'block') {
    if (spot.on === 'value' && spot.key === undefined) return rootSnippet(snippet, indentUnit(document.text));
    const written = blockSnippet(snippet, indentUnit(document.text));
    return spot.on === 'key' || written.startsWith('\n') ? written : `${spot.lead ?? ''}${written.trimStart()}`;
  }
  const inner = spot.form === 'flow' ? flowSnippet(snippet) : snippet;
  return spot.on === 'key' ? ` ${inner}` : `${spot.lead ?? ''}${inner}`;
}

function fitPart(context: Context, offer: PartOffer): Partial<CompletionItem> {
  const { text, document, spot } = context;
  const quote = offer.quotes ? '"' : '';
  const typed = document.text.slice(offer.span.start, offer.span.end);
  // The first word of a value brings the blank that YAML wants behind a colon or dash.
  const lead = offer.span.start === spot.span.start ? (spot.lead ?? '') : '';
  const inSingleQuotes = spot.form !== 'json' && document.text.charAt(spot.span.start) === "'";
  const part = inSingleQuotes ? offer.part.replaceAll("'", "''") : offer.part;
  const end = endOfPart(context, offer);
  const newText = `${lead}${quote}${part}${quote}${end.here}`;
  const textEdit = { range: toRange(text, offer.span), newText };
  const filterText = `${/^["']/.exec(typed)?.[0] ?? ''}${offer.label}`;
  const { additionalTextEdits = [] } = amongNeighbours(context);
  const others = [...additionalTextEdits, ...end.behind];
  return {
    filterText,
    ...(offer.isSnippet ? asSnippet(textEdit) : { textEdit }),
    ...(others.length > 0 && { additionalTextEdits: others }),
  };
}

/**
 * What the string of JSON lacks around a part: the quote that ends it, a comma before what follows.
 *
 *     "Path.$": "$$.Ex|            "Path.$": "$$.Ex|"
 *     "Method": "GET"              "Method": "GET"
 */
function endOfPart(context: Context, { span, quotes }: PartOffer): { here: string; behind: TextEdit[] } {
  const { text, document, spot } = context;
  if (spot.form !== 'json') return { here: '', behind: [] };
  const source = document.text.slice(spot.span.start, spot.span.end);
  const rest = document.text.slice(span.end, spot.span.end);
  const comma = rest === ',' ? '' : commaBehind(context).trimEnd();
  if (quotes) return { here: rest === '' ? comma : '', behind: [] };
  if (!source.startsWith('"') || source.startsWith('"{%')) return { here: '', behind: [] };
  if (source.length > 1 && source.endsWith('"')) {
    const end = { start: spot.span.end, end: spot.span.end };
    return { here: '', behind: comma === '' ? [] : [edit(text, end, comma)] };
  }
  return { here: /^,?$/.test(rest) ? `"${comma}` : '', behind: [] };
}

function asSnippet(textEdit: TextEdit): Partial<CompletionItem> {
  return {
    insertTextFormat: InsertTextFormat.Snippet,
    // Lines behind the first take the indentation of the line the cursor is in.
    insertTextMode: InsertTextMode.adjustIndentation,
    textEdit,
  };
}

/** A comma where another property or item follows and none separates them yet. */
function commaBehind({ document, spot: { span, on, form } }: Context): string {
  if (form === 'block') return '';
  const after = document.text.slice(span.end, span.end + 500);
  const behind = (form === 'json' ? after.replace(/^(?:\s|\/\/.*|\/\*[^]*?\*\/)+/, '') : after).trimStart();
  if (form === 'flow') return /^["'\w]/.test(behind) ? ', ' : '';
  if (on === 'item') return /^["[{\w]/.test(behind) ? ', ' : '';
  return behind.startsWith('"') ? ',' : '';
}

/** What a new line needs: a comma behind its neighbour, or in block YAML the blanks that bring it into its column. */
function amongNeighbours({ text, document, spot }: Context): Partial<CompletionItem> {
  const { commaAt, shift = 0, span } = spot;
  if (commaAt !== undefined) return { additionalTextEdits: [edit(text, { start: commaAt, end: commaAt }, ',')] };
  if (shift === 0) return {};
  const start = lineStart(document.text, span.start);
  const change =
    shift > 0 ? edit(text, { start, end: start }, ' '.repeat(shift)) : edit(text, { start, end: start - shift }, '');
  return { additionalTextEdits: [change] };
}

function edit(text: TextDocument, span: Span, newText: string): TextEdit {
  return { range: toRange(text, span), newText };
}
