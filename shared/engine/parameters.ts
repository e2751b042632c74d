// Checks evaluated parameters as Step Functions does when a Task starts, and refuses them in the recorded words.
import { isObject, type Json, type JsonObject } from '../json';
import { failureIn, compact } from '../expressions/failures';
import { isForbiddenHeader } from '../knowledge/headers';
import { checkEndpoint } from '../knowledge/hosts';
import { parameterNamed, parameters as specs } from '../knowledge/parameters';

/**
 * Gives the parameters back as an object of which `buildRequest` can rely on every type.
 *
 * @param parameters what Parameters or Arguments evaluated to.
 * @throws StateFailure `States.Runtime`, `The Parameters '<json>' could not be used to start the Task: [<reasons>]`.
 */
export function checkParameters(
  parameters: Json,
  task: { name: string; queryLanguage: 'JSONPath' | 'JSONata' },
): JsonObject {
  const reasons = isObject(parameters)
    ? [...missing(parameters), ...unevaluated(parameters, task.queryLanguage), ...wrong(parameters)]
    : ['The value must be a JSON object'];
  if (isObject(parameters) && reasons.length === 0) return parameters;
  throw failureIn(
    task.name,
    'States.Runtime',
    `The Parameters '${compact(parameters)}' could not be used to start the Task: [${reasons.join(', ')}]`,
  );
}

const required = specs.filter((spec) => spec.required);

/** The validator's general words for a required field: what it says at run time is not recorded. */
function missing(parameters: JsonObject): string[] {
  return required
    .filter(({ name }) => !Object.hasOwn(parameters, name))
    .map(({ name }) => `The field '${name}' is required but was missing`);
}

/** A key that ends in `.$` after evaluation came from data: an expression inside a value is not evaluated again. */
function unevaluated(value: Json, queryLanguage: 'JSONPath' | 'JSONata', found: string[] = []): string[] {
  if (queryLanguage === 'JSONata' || typeof value !== 'object' || value === null) return found;
  if (Array.isArray(value)) for (const item of value) unevaluated(item, queryLanguage, found);
  else
    for (const key of Object.keys(value)) {
      if (key.endsWith('.$'))
        found.push(`The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`);
      unevaluated(value[key] ?? null, queryLanguage, found);
    }
  return found;
}

function wrong(parameters: JsonObject): string[] {
  const reasons: string[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    if (name.endsWith('.$')) continue;
    const spec = parameterNamed(name);
    if (spec === undefined) reasons.push(`The field '${name}' is not supported by Step Functions`);
    // null was recorded to be accepted for RequestBody, which allows every value; nothing says so of the others.
    else if (spec.check(value) !== undefined || !hasForm(name, value))
      reasons.push(`The value of the field '${name}' has an invalid format`);
    else if (name === 'Headers') reasons.push(...unsupportedHeaders(value));
  }
  return reasons;
}

/** What the table leaves to the editor's rules, because there each of it has a place of its own to be shown at. */
function hasForm(name: string, value: Json): boolean {
  switch (name) {
    case 'ApiEndpoint': {
      // A region that is not known here may be a new one; anything else that is not an API's own host can't be called.
      const problem = typeof value === 'string' ? checkEndpoint(value) : undefined;
      return problem === undefined || problem.kind === 'region';
    }
    case 'Headers':
      return hasLists(value) && Object.entries(value).every(([header, values]) => isHeader(header, values));
    case 'QueryParameters':
      return hasLists(value);
    default:
      return true;
  }
}

/** Recorded: a plain string in place of the list fails, and `["a"]` and `["a", "b"]` work. */
function hasLists(value: Json): value is Record<string, string[]> {
  return (
    isObject(value) &&
    Object.values(value).every((list) => Array.isArray(list) && list.every((item) => typeof item === 'string'))
  );
}

/** A name that is an HTTP token, and values without control characters: a line break would make a header of its own. */
function isHeader(name: string, values: string[]): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) && values.every((value) => !/[\0-\x08\x0A-\x1F\x7F]/.test(value));
}

/** The validator's sentence names the headers in lower case. */
function unsupportedHeaders(headers: Json): string[] {
  const names = isObject(headers) ? Object.keys(headers).filter(isForbiddenHeader) : [];
  if (names.length === 0) return [];
  return [`The 'Headers' field contains unsupported values: [${names.map((name) => name.toLowerCase()).join(', ')}]`];
}
