// Completion inside a Task: parameter names, allowed values, headers, error names, and the Resource itself.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type Position,
} from 'vscode-languageserver-types';
import { read, type AslDocument } from '../shared/document/document';
import { payloadKey } from '../shared/document/known';
import { endOf, propOf, stringOf, type ObjectNode, type Span } from '../shared/document/node';
import { errorPrefixes, gatewayError, gatewayStatuses, statesErrors, transportError } from '../shared/knowledge/errors';
import { commonHeaders } from '../shared/knowledge/headers';
import {
  describeError,
  describeHeader,
  describeParameter,
  describeResource,
  describeValue,
} from '../shared/knowledge/markdown';
import { parameterNamed, parameters } from '../shared/knowledge/parameters';
import { invokeResources } from '../shared/knowledge/resource';
import { cursorAt, type Cursor } from './cursor';
import { toRange } from './lsp';
import { placeAt, type Place } from './place';

/** One offer, before it is fitted into the text around the cursor. */
type Offer = { label: string; kind: CompletionItemKind; detail?: string; documentation?: string } & (
  { key: string; snippet: string } | { value: string | boolean }
);

export function complete(text: TextDocument, document: AslDocument, position: Position): CompletionItem[] {
  const offset = text.offsetAt(position);
  const place = placeAt(document, offset);
  const cursor = place?.cursor ?? cursorInState(document, offset);
  if (!cursor) return [];
  const offers = place ? offersAt(place) : resourceOffers();
  return offers.map((offer, index) => fit(offer, index, text, document, cursor));
}

/** A Resource being typed: the document need not hold any Task yet. */
function cursorInState(document: AslDocument, offset: number): Cursor | undefined {
  const root = document.root ?? read(document.text, document.syntax).root;
  const cursor = cursorAt(document.text, root, offset);
  if (cursor?.on !== 'value' || cursor.prop.key !== 'Resource') return undefined;
  const type = stringOf(propOf(cursor.container, 'Type')?.value);
  return type === undefined || type === 'Task' ? cursor : undefined;
}

function offersAt(place: Place): Offer[] {
  switch (place.what) {
    case 'parameter':
      return parameterOffers(place);
    case 'parameter-value':
      return place.isExpression ? [] : valueOffers(place.name);
    case 'header':
      return headerOffers(place);
    case 'header-value':
      return headerValueOffers(place);
    case 'error-name':
      return errorOffers(place);
    case 'resource':
      return resourceOffers();
  }
}

/** Parameters the payload does not have yet, required ones first. */
function parameterOffers({ task, cursor }: Place): Offer[] {
  if (cursor.on !== 'key') return [];
  const present = namesIn(cursor.object, cursor);
  return parameters
    .filter(({ name }) => !present.has(name))
    .sort((a, b) => Number(b.required) - Number(a.required))
    .map((spec) => ({
      label: spec.name,
      kind: CompletionItemKind.Property,
      detail: `${spec.type}${spec.required ? ' (required)' : ''}`,
      documentation: describeParameter(spec),
      key: spec.name,
      snippet: task.language === 'JSONata' ? spec.snippet.replaceAll('$.', '') : spec.snippet,
    }));
}

function valueOffers(name: string): Offer[] {
  const spec = parameterNamed(name);
  if (spec?.type === 'Boolean')
    return [true, false].map((value) => ({
      label: String(value),
      kind: CompletionItemKind.Value,
      value,
      documentation: describeParameter(spec),
    }));
  return (spec?.values ?? []).map((allowed) => ({
    label: allowed.value,
    kind: CompletionItemKind.EnumMember,
    detail: spec?.default === allowed.value ? 'default' : '',
    documentation: spec ? describeValue(spec, allowed) : '',
    value: allowed.value,
  }));
}

function headerOffers({ task, cursor }: Place): Offer[] {
  if (cursor.on !== 'key') return [];
  const present = namesIn(cursor.object, cursor);
  const waits = task.resource.pattern === 'waitForTaskToken';
  return commonHeaders
    .filter(({ name }) => !present.has(name) && (waits || name !== 'TaskToken'))
    .map(({ name, values }) => {
      const isToken = name === 'TaskToken' && task.language === 'JSONPath';
      const key = isToken ? 'TaskToken.$' : name;
      const choices = values ? `\${1|${values.join(',')}|}` : '$1';
      return {
        label: key,
        kind: CompletionItemKind.Property,
        detail: 'request header',
        documentation: describeHeader(name) ?? '',
        key,
        snippet: isToken ? '"States.Array(\\$\\$.Task.Token)"' : `["${choices}"]`,
      };
    });
}

function headerValueOffers({ cursor, ...place }: Place): Offer[] {
  // Only inside the list: a bare value would be a mistake.
  if (cursor.on !== 'item' || place.what !== 'header-value') return [];
  const header = commonHeaders.find(({ name }) => name.toLowerCase() === place.name.toLowerCase());
  return (header?.values ?? []).map((value) => ({ label: value, kind: CompletionItemKind.Value, value }));
}

function errorOffers({ cursor }: Place): Offer[] {
  const present = new Set(
    cursor.on === 'item' ? cursor.container.items.filter((item) => item !== cursor.node).map(stringOf) : [],
  );
  const gateway = errorPrefixes.flatMap((prefix) =>
    [...gatewayStatuses.map(({ status }) => status), transportError].map((detail) => gatewayError(prefix, detail)),
  );
  return [...statesErrors.map(({ name }) => name), ...gateway]
    .filter((name) => !present.has(name))
    .map((name) => ({
      label: name,
      kind: CompletionItemKind.Constant,
      documentation: describeError(name) ?? '',
      value: name,
    }));
}

function resourceOffers(): Offer[] {
  return invokeResources.map(({ arn, pattern, summary }) => ({
    label: arn,
    kind: CompletionItemKind.Constant,
    detail: 'API Gateway',
    documentation: describeResource({ pattern }) || summary,
    value: arn,
  }));
}

/** The names an object has already, with or without `.$`, apart from the one under the cursor. */
function namesIn(object: ObjectNode, cursor: Cursor): Set<string> {
  const others = object.props.filter((prop) => cursor.on !== 'key' || prop !== cursor.prop);
  return new Set(others.map(({ key }) => payloadKey(key, 'JSONPath').name));
}

/** Fits an offer into the text: quotes, a colon, and the commas that the neighbours need. */
function fit(offer: Offer, index: number, text: TextDocument, document: AslDocument, cursor: Cursor): CompletionItem {
  const isYaml = document.syntax === 'yaml';
  const item: CompletionItem = {
    label: offer.label,
    kind: offer.kind,
    sortText: String(index).padStart(3, '0'),
    // An editor matches what stands in the replaced range, quotes and all, against this.
    filterText: isYaml ? offer.label : JSON.stringify(offer.label),
    ...(offer.detail && { detail: offer.detail }),
    ...(offer.documentation && { documentation: { kind: MarkupKind.Markdown, value: offer.documentation } }),
  };
  const range = toRange(text, onOneLine(document.text, cursor.span));
  if ('value' in offer) {
    const newText = isYaml ? String(offer.value) : JSON.stringify(offer.value);
    return { ...item, textEdit: { range, newText: newText + commaBehind(document, cursor) } };
  }
  const name = isYaml ? offer.key : JSON.stringify(offer.key);
  const hasColon = /^\s*:/.test(document.text.slice(cursor.span.end, cursor.span.end + 40));
  if (hasColon) return { ...item, textEdit: { range, newText: name } };
  const comma = commaBefore(text, document, cursor);
  return {
    ...item,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: `${name.replaceAll('$', '\\$')}: ${offer.snippet}${commaBehind(document, cursor)}` },
    ...(comma && { additionalTextEdits: [comma] }),
  };
}

/** A string that is not closed reaches to the end of its line at most: what follows is not part of the name. */
function onOneLine(text: string, { start, end }: Span): Span {
  const line = text.slice(start, end).indexOf('\n');
  return { start, end: line === -1 ? end : start + line };
}

/** A comma where another property or item follows and none separates them yet. */
function commaBehind(document: AslDocument, { span, on }: Cursor): string {
  if (document.syntax === 'yaml') return '';
  const behind = document.text.slice(span.end).trimStart();
  if (on === 'item') return /^["[{\w]/.test(behind) ? ', ' : '';
  return behind.startsWith('"') ? ',' : '';
}

/** A comma behind the property before, where it is missing. */
function commaBefore(
  text: TextDocument,
  document: AslDocument,
  cursor: Cursor,
): CompletionItem['additionalTextEdits'] extends (infer E)[] | undefined ? E | undefined : never {
  if (document.syntax === 'yaml' || cursor.on !== 'key') return undefined;
  const before = cursor.object.props.findLast((prop) => prop !== cursor.prop && endOf(prop) <= cursor.span.start);
  if (!before || document.text.slice(endOf(before), cursor.span.start).includes(',')) return undefined;
  const end = text.positionAt(endOf(before));
  return { range: { start: end, end }, newText: ',' };
}
