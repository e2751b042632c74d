// Refactorings at the cursor: a literal taken from the input, States.Array around a value, placeholders.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CodeActionKind, type CodeAction, type CodeActionContext, type Position } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import { renameKey, replaceValue } from '../shared/document/edit';
import { isUnknown, payloadKey } from '../shared/document/known';
import { stringOf, type Node } from '../shared/document/node';
import { isForbiddenHeader } from '../shared/knowledge/headers';
import { parameterNamed } from '../shared/knowledge/parameters';
import { refactoringKinds } from './codeActions';
import { insideOf } from './embedded';
import { extracted, type GivenNames, type Refactoring } from './extraction';
import { toTextEdit } from './lsp';
import { placeAt, propAt, type Place } from './place';
import { isSub } from './placeholders';

/** The refactorings at a position, of the kinds the client asks for. */
export function refactorings(
  text: TextDocument,
  document: AslDocument,
  { only }: Pick<CodeActionContext, 'only'>,
  position: Position,
  given: GivenNames = {},
): CodeAction[] {
  const wants = (kind: string): boolean =>
    !only || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  if (!refactoringKinds.some(wants)) return [];
  const inside = insideOf({ text, document, position });
  const asked = inside ?? { text, document, position };
  const place = placeAt(asked.document, asked.text.offsetAt(asked.position));
  if (!place) return [];
  const found = [
    fromInput(asked.document, place),
    inArray(asked.document, place),
    // `Sub` would look for the name of a placeholder among the template's own.
    inside && isSub(inside.embedded.machine) ? undefined : extracted(asked.document, place, given),
  ];
  return found.flatMap((refactoring) => {
    if (!refactoring || !wants(refactoring.kind)) return [];
    const { title, kind, edits } = refactoring;
    const outer = inside ? edits.flatMap((edit) => inside.embedded.map.toOuterEdit(edit) ?? []) : edits;
    // In a string of a template, what cannot be written there is not offered; nor what would lose a comment.
    if (outer.length < edits.length || edits.some(({ losesComment }) => losesComment)) return [];
    return [{ title, kind, edit: { changes: { [text.uri]: outer.map((edit) => toTextEdit(text, edit)) } } }];
  });
}

/** `"Path": "bills"` becomes `"Path.$": "$.path"`; a header's list becomes a list of one field. */
function fromInput(document: AslDocument, place: Place): Refactoring | undefined {
  const { task } = place;
  const prop = propAt(place);
  const value = prop?.value;
  if (!prop || !value || !isTakenFromInput(place) || isUnknown(value)) return undefined;
  const { name, isExpression } = payloadKey(prop.key, task.language);
  const inList = isListed(place);
  // What must go need not come from the input first.
  if (place.steps[1] === 'Headers' && isForbiddenHeader(name)) return undefined;
  // A YAML alias elsewhere stands for the value, and is no path there.
  if (isAnchored(document, value)) return undefined;
  const literal = inList && value.kind === 'array' && value.items.length === 1 ? value.items[0] : value;
  if (isExpression || literal?.kind !== 'scalar' || isUnknown(literal)) return undefined;
  const title = `Take ${name} from the input`;
  const kind = CodeActionKind.RefactorRewrite;
  if (task.language === 'JSONata') {
    const edits = [replaceValue(document, literal, `{% $states.input.${fieldFor(name)} %}`)];
    return { title, kind, edits };
  }
  const path = `$.${fieldFor(name)}`;
  const edits = [
    renameKey(document, prop, `${prop.key}.$`),
    replaceValue(document, value, inList ? `States.Array(${path})` : path),
  ];
  return { title, kind, edits };
}

/** Behind an anchor of YAML, `&name`. */
function isAnchored({ text, syntax }: AslDocument, { start }: Node): boolean {
  return syntax === 'yaml' && /(^|\s)&\S+\s+(!\S*\s+)?$/.test(text.slice(Math.max(0, start - 200), start));
}

/** Parameters that may be expressions, headers, query parameters and fields of the body. */
function isTakenFromInput(place: Place): boolean {
  const { what, steps, cursor, task } = place;
  if (what === 'parameter' || what === 'parameter-value')
    return cursor.on !== 'item' && !parameterNamed(payloadKey(cursor.prop?.key ?? '', task.language).name)?.isLiteral;
  return isListed(place) || (steps[1] === 'RequestBody' && steps[0] === task.payload?.key && cursor.on !== 'item');
}

/** Headers and query parameters, whose values are lists. */
function isListed({ steps, task }: Place): boolean {
  return steps[0] === task.payload?.key && (steps[1] === 'Headers' || steps[1] === 'QueryParameters');
}

/** `Content-Type` → `contentType` */
function fieldFor(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const field = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('');
  return /^[a-z]/.test(field) ? field : `field${field}`;
}

/** Header and query values are lists: `$.x` becomes `States.Array($.x)`. */
function inArray(document: AslDocument, place: Place): Refactoring | undefined {
  const { task, steps } = place;
  const prop = propAt(place);
  const expression = stringOf(prop?.value);
  if (!prop?.value || expression === undefined || !isListed(place) || steps.length !== 2) return undefined;
  if (!payloadKey(prop.key, task.language).isExpression) return undefined;
  if (expression.trim() === '' || /^\s*States\.Array/.test(expression)) return undefined;
  return {
    title: 'Wrap in States.Array',
    kind: CodeActionKind.RefactorRewrite,
    edits: [replaceValue(document, prop.value, `States.Array(${expression.trim()})`)],
  };
}
