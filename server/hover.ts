// Hover: the one text of the table for what is under the cursor.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import { payloadKey } from '../shared/document/known';
import { stringOf } from '../shared/document/node';
import type { Substitutions } from '../shared/document/substitutions';
import { taskFieldNamed } from '../shared/knowledge/fields';
import {
  describeError,
  describeHeader,
  describeParameter,
  describeQueryParameter,
  describeRequest,
  describeResource,
  describeTaskField,
  describeValue,
} from '../shared/knowledge/markdown';
import { parameterNamed } from '../shared/knowledge/parameters';
import { hoverExpression } from './hoverExpression';
import { toRange } from './lsp';
import { placeAt, type Place } from './place';
import { hoverRecorded } from './recorded/hover';
import type { RecordedOf } from './recorded/store';
import { requestLineOf } from './url';

/** What is known besides the document: the values of the last runs, and those of placeholders. */
export type HoverKnown = { recorded?: RecordedOf | undefined; values?: Substitutions };

export function hover(
  text: TextDocument,
  document: AslDocument,
  position: Position,
  { recorded, values = {} }: HoverKnown = {},
): Hover | undefined {
  const offset = text.offsetAt(position);
  const place = placeAt(document, offset);
  const ran = recorded && hoverRecorded(document, offset, recorded);
  const inside = place && hoverExpression(document, offset);
  const known = inside?.value ?? (place && !ran ? textFor(place, values) : undefined);
  const span = ran?.span ?? inside?.span ?? place?.cursor.span;
  if (!span || (known === undefined && !ran)) return undefined;
  const value = [known, ran?.value].filter((part) => part !== undefined).join('\n\n');
  const range = toRange(text, span);
  return { contents: { kind: MarkupKind.Markdown, value }, range };
}

function textFor(place: Place, values: Substitutions): string | undefined {
  const { cursor, task } = place;
  const key = cursor.on === 'key' && cursor.prop ? payloadKey(cursor.prop.key, task.language).name : undefined;
  const value = cursor.on === 'key' ? undefined : stringOf(cursor.node);
  switch (place.what) {
    case 'parameter': {
      const spec = key === undefined ? undefined : parameterNamed(key);
      return spec && describeParameter(spec);
    }
    case 'parameter-value': {
      const spec = parameterNamed(place.name);
      const allowed = spec?.values?.find((option) => option.value === value);
      if (spec && allowed) return describeValue(spec, allowed);
      // On any other value, what the parameter itself is: the reader wants to know what may stand there.
      if (!spec || cursor.on !== 'value' || cursor.node?.kind !== 'scalar') return undefined;
      const line = isInUrl(place.name) ? requestLineOf(task, values) : undefined;
      return line === undefined ? describeParameter(spec) : describeRequest(line, describeParameter(spec));
    }
    case 'header':
      return key ? describeHeader(key) : undefined;
    case 'error-name':
      return value === undefined ? undefined : describeError(value);
    case 'resource':
      return describeResource(task.resource);
    case 'header-value':
    case 'query-value':
      return undefined;
    case 'other':
      return key ? otherName(key, place) : undefined;
  }
}

/** The name of a query parameter, or of a field of the Task beside its payload. */
function otherName(key: string, { cursor, steps, task }: Place): string | undefined {
  if (steps.length === 2 && steps[0] === task.payload?.key && steps[1] === 'QueryParameters')
    return describeQueryParameter(key);
  const field = steps.length === 0 && cursor.on === 'key' ? taskFieldNamed(cursor.prop?.key ?? '') : undefined;
  return field && describeTaskField(field, key, task.resource.pattern === 'waitForTaskToken');
}

/** The parameters that the URL is built from, one after the other. */
function isInUrl(name: string): boolean {
  return ['ApiEndpoint', 'Stage', 'Path'].includes(name);
}
