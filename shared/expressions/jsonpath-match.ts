// Whether an item passes the filter of a path.
import { isObject, type Json } from '../json';
import type { FilterOperator, FilterTest } from './jsonpath';
import { evaluateFrom } from './jsonpath-evaluate';

/** True when the item passes. Only objects can: Step Functions' page on paths says so of `@`. */
export function matches(test: FilterTest, item: Json): boolean {
  return isObject(item) && passes(test, item);
}

function passes(test: FilterTest, item: Json): boolean {
  switch (test.kind) {
    case 'and':
      return passes(test.left, item) && passes(test.right, item);
    case 'or':
      return passes(test.left, item) || passes(test.right, item);
    case 'not':
      return !passes(test.test, item);
    case 'exists': {
      const found = evaluateFrom(test.path.segments, item);
      return found.found && !found.pastEnd && (test.path.definite || isFilled(found.value));
    }
    case 'compare': {
      const found = evaluateFrom(test.path.segments, item);
      return compare(found.found && !found.pastEnd ? found.value : undefined, test.operator, test.literal);
    }
  }
}

function isFilled(list: Json): boolean {
  return Array.isArray(list) && list.length > 0;
}

function compare(left: Json | undefined, operator: FilterOperator, right: Json): boolean {
  switch (operator) {
    case '===':
      return left === right;
    case '!==':
      return left !== right;
    case '==':
      return looselyEqual(left, right);
    case '!=':
      return !looselyEqual(left, right);
    default:
      return ordered(left, operator, right);
  }
}

/** Jayway compares a text with a number by their texts. */
function looselyEqual(left: Json | undefined, right: Json): boolean {
  const comparable = (value: Json | undefined) => typeof value === 'string' || typeof value === 'number';
  return comparable(left) && comparable(right) ? String(left) === String(right) : left === right;
}

function ordered(left: Json | undefined, operator: '<' | '<=' | '>' | '>=', right: Json): boolean {
  const bothNumbers = typeof left === 'number' && typeof right === 'number';
  const bothTexts = typeof left === 'string' && typeof right === 'string';
  if (!bothNumbers && !bothTexts) return false;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
