// The text that an expression makes, as far as its own text tells: `'/bills/' & $states.input.id` begins with `/bills/`.
import type { Argument, IntrinsicCall } from './intrinsic-parse';
import { joinedBy } from './jsonata-joined';
import { parsePayloadExpression } from './payload-expression';

/** A piece of the text: known, or what only a run knows. */
export type MadePart = string | { expression: string };

/** Of the value of a `.$` key: the text of `States.Format`, with its arguments where they are no literals. */
export function madeByPayload(expression: string): MadePart[] {
  const parsed = parsePayloadExpression(expression);
  if (!parsed.ok || parsed.expression.kind === 'path') return [{ expression: expression.trim() }];
  return partsOfCall(parsed.expression.call);
}

/** A list of one item is made where a list is asked for: the item is the value. */
function partsOfCall({ spec, args, text }: IntrinsicCall): MadePart[] {
  const [first, ...others] = args;
  if (spec.name === 'States.Array' && first && others.length === 0) return partsOfArgument(first);
  if (spec.name !== 'States.Format' || first?.kind !== 'text') return [{ expression: text }];
  const waiting = [...others];
  return [...first.raw.matchAll(/\\([^])|(\{\})|[^\\{]+|[^]/g)].flatMap(([piece, escaped, mark]): MadePart[] => {
    if (mark === undefined) return [escaped ?? piece];
    const argument = waiting.shift();
    return argument ? partsOfArgument(argument) : [{ expression: '…' }];
  });
}

function partsOfArgument(argument: Argument): MadePart[] {
  switch (argument.kind) {
    case 'call':
      return partsOfCall(argument.call);
    case 'path':
      return [{ expression: argument.text }];
    case 'text':
    case 'literal':
      return [String(argument.value)];
  }
}

/** Of what stands between `{%` and `%}`: texts joined by `&` to anything else. */
export function madeByJsonata(expression: string): MadePart[] {
  const operands = joinedBy(expression);
  if (!operands) return [{ expression: expression.trim() }];
  return operands.map((operand) => ('text' in operand ? operand.text : { expression: operand.source }));
}
