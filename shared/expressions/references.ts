// Which values an expression reads, so that the editor knows whether a run needs an input, and how that input looks.
import { isObject, type Json } from '../json';
import type { Argument } from './intrinsic-parse';
import { parsePath, type Segment } from './jsonpath';
import { parsePayloadExpression } from './payload-expression';

/**
 * The paths a payload template reads, as written and each once: `$.order.id`, `$$.Task.Token`, `$name`.
 * Expressions that cannot be read are left out. Never throws.
 */
export function references(template: Json): string[] {
  const found = new Set<string>();
  const waiting: Json[] = [template];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries: [string, Json][] = Array.isArray(next)
      ? next.map((item) => ['', item])
      : isObject(next)
        ? Object.entries(next)
        : [];
    for (const [key, value] of entries.reverse()) {
      if (!key.endsWith('.$')) waiting.push(value);
    }
    for (const [key, value] of entries.reverse()) {
      if (!key.endsWith('.$') || typeof value !== 'string') continue;
      for (const path of referencesOf(value)) found.add(path);
    }
  }
  return [...found];
}

/** The paths that one expression reads: itself where it is a path, else those among an intrinsic function's arguments. */
export function referencesOf(expression: string): string[] {
  const parsed = parsePayloadExpression(expression);
  if (!parsed.ok) return [];
  return parsed.expression.kind === 'path' ? [expression.trim()] : parsed.expression.call.args.flatMap(pathsIn);
}

function pathsIn(argument: Argument): string[] {
  if (argument.kind === 'path') return [argument.text];
  return argument.kind === 'call' ? argument.call.args.flatMap(pathsIn) : [];
}

/**
 * An input with a place for every reference, to be filled in: `$.order.id` and `$.order.items[0].sku` give
 * `{"order": {"id": "", "items": [{"sku": ""}]}}`. Takes JSONPath and JSONata (`$states.input.order`); other references
 * do not read the input and are ignored.
 */
export function inputSkeleton(paths: string[]): Json {
  let input: Json | undefined;
  for (const text of paths) {
    const parsed = parsePath(
      text.replace(/^\$states\.input(?![\p{ID_Continue}])/u, '$').replace(/\.`([^`]*)`/g, "['$1']"),
    );
    if (parsed.ok && parsed.path.root.kind === 'input') input = grown(input, parsed.path.segments);
  }
  return input === undefined || input === '' ? {} : input;
}

function grown(value: Json | undefined, segments: Segment[]): Json {
  const [segment, ...rest] = segments;
  switch (segment?.kind) {
    case 'name':
    case 'names': {
      const names = segment.kind === 'name' ? [segment.name] : segment.names;
      const holder = isObject(value) ? value : {};
      const grownNames = names.map((name) => [
        name,
        grown(Object.hasOwn(holder, name) ? holder[name] : undefined, rest),
      ]);
      return { ...holder, ...(Object.fromEntries(grownNames) as Record<string, Json>) };
    }
    case 'index':
    case 'indexes':
    case 'slice':
    case 'wildcard':
    case 'filter':
      return [grown(Array.isArray(value) ? value[0] : undefined, rest)];
    default:
      // The end of the path, a function, or `..`, below which nothing is known.
      return value ?? '';
  }
}
