// path-expression: the value of a `.$` key is no path and no intrinsic function call.
import { fillTemplate } from '../../shared/expressions/format';
import { InvalidArguments } from '../../shared/expressions/given';
import type { Argument, IntrinsicCall } from '../../shared/expressions/intrinsic-parse';
import { parsePayloadExpression } from '../../shared/expressions/payload-expression';
import { isExpressionKey, isUnknown, literalOf, nameOfKey } from '../../shared/document/known';
import type { AslDocument } from '../../shared/document/document';
import { renameKey, wrapInList } from '../../shared/document/edit';
import { propOf, stringOf, type Node, type ObjectNode, type Prop } from '../../shared/document/node';
import type { Task } from '../../shared/document/tasks';
import { isJsonataExpression } from '../../shared/expressions/jsonata-template';
import { pages } from '../../shared/knowledge/pages';
import { nameOfType } from '../../shared/knowledge/parameters';
import { remembered } from '../../shared/remember';
import { failingSpan, sentence } from './expression-span';
import { holdsListEntries } from './list-values';
import { payloadObjects } from './payload';
import type { Fix, Report, Rule } from './rule';

export const pathExpression: Rule = {
  id: 'path-expression',
  severity: 'error',
  summary:
    'The value of a key that ends in `.$` is not a string with a JSONPath, a context path, a variable or an intrinsic function call.',
  why: 'Step Functions refuses the definition: “The value for the field … must be a valid JSONPath or a valid intrinsic function call.”',
  docs: pages.intrinsics,
  check(task, report, document) {
    if (task.language !== 'JSONPath') return;
    for (const object of payloadObjects(task))
      for (const prop of object.props)
        if (prop.value && isExpressionKey(prop.key, task.language) && !isPlaceholder(prop.value))
          checkExpression(prop, prop.value, { task, object, document, report });
  },
};

type Home = { task: Task; object: ObjectNode; document: AslDocument; report: Report };

function checkExpression(prop: Prop, value: Node, home: Home): void {
  const { document, report } = home;
  const text = stringOf(value);
  if (text === undefined || value.kind !== 'scalar') {
    const found = nameOfType(literalOf(value) ?? null);
    report({ span: value, message: `The value of '${prop.key}' must be an expression in a string, not ${found}.` });
    return;
  }
  const fault = faultIn(text);
  if (!fault) return;
  const fixes = isLiteralPath(text) ? asLiteral(prop, value, text, home) : [];
  report({
    span: failingSpan(document, value, fault.offset),
    message: sentence(fault.message),
    ...(fixes.length > 0 && { fixes }),
  });
}

/** `/bills/add`: plainly the path of a URL, and nothing that an expression could have been meant by. */
function isLiteralPath(text: string): boolean {
  return text.startsWith('/') && !/\$|States\./.test(text);
}

/** The key without its `.$`; in Headers and QueryParameters, whose values are lists, with a list of the text. */
function asLiteral(prop: Prop, value: Node, text: string, { task, object, document }: Home): Fix[] {
  const name = nameOfKey(prop.key, task.language);
  if (propOf(object, name)) return [];
  const isListed = holdsListEntries(task, object);
  const edits = [renameKey(document, prop, name), ...(isListed ? wrapInList(document, value, text) : [])];
  return [{ title: `Rename to '${name}'${isListed ? ' with a list' : ''}`, edits }];
}

/** `{% … %}` is no placeholder here: in a JSONPath state it is just a wrong expression. */
function isPlaceholder(value: Node): boolean {
  return isUnknown(value) && !isJsonataExpression(stringOf(value) ?? '');
}

/** Most expressions are plain paths, which need no parser. */
const plainPath = /^\$\$?(\.[A-Za-z_]\w*)*$/;

const faultIn = remembered((text: string): { message: string; offset: number } | undefined => {
  if (plainPath.test(text)) return undefined;
  const parsed = parsePayloadExpression(text);
  if (!parsed.ok) return parsed;
  return parsed.expression.kind === 'call' ? formatFault(parsed.expression.call, text) : undefined;
});

/** States.Format needs as many arguments as its text, where it has one, has `{}`; nested calls included. */
function formatFault(
  { spec, args, text }: IntrinsicCall,
  whole: string,
): { message: string; offset: number } | undefined {
  const [template, ...rest] = args;
  if (spec.name === 'States.Format' && template?.kind === 'text')
    try {
      fillTemplate(
        template,
        rest.map(() => ({ value: null })),
      );
    } catch (error) {
      if (!(error instanceof InvalidArguments)) throw error;
      return { message: error.message, offset: whole.indexOf(text) };
    }
  return args.flatMap((argument: Argument) =>
    argument.kind === 'call' ? (formatFault(argument.call, whole) ?? []) : [],
  )[0];
}
