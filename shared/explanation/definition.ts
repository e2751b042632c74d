// The errors of Step Functions itself: expressions and parameters of the definition, time-outs, too much data.
import { isObject, type Json, type JsonObject } from '../json';
import { parameterNamed } from '../knowledge/parameters';
import type { Explanation, PlaceInTask } from './explanation';
import { code, payloadOf, type Failed } from './failed';

/** Bytes of JSON that the result of a Task may have. */
const longestResult = '262,144';

export function explainDefinition(failed: Failed): Explanation | undefined {
  switch (failed.error) {
    case 'States.Runtime':
      return notStarted(failed) ?? pathFoundNothing(failed) ?? expression(failed);
    case 'States.QueryEvaluationError':
      return expression(failed);
    case 'States.Timeout':
      return timedOut(failed);
    case 'States.DataLimitExceeded':
      return tooLarge(failed);
    default:
      return undefined;
  }
}

/** A Task that could not be started names the field at fault at the end of a long text: the table says what is wrong with it. */
function notStarted({ cause, parameters }: Failed): Explanation | undefined {
  const reason = /could not be used to start the Task: \[([^]*)\]\.?$/.exec(cause)?.[1];
  if (reason === undefined) return undefined;
  const field = /the (?:field )?'([^']+)'/i.exec(reason)?.[1]?.replace(/\.\$$/, '');
  const spec = field === undefined ? undefined : parameterNamed(field);
  const value = field === undefined ? undefined : parameters[field];
  const mistake = value === undefined ? undefined : spec?.check(value);
  const entry = field === undefined ? undefined : wrongEntry(field, value);
  const forbidden = /unsupported values: \[([^\]]*)\]/.exec(reason)?.[1]?.split(', ')[0];
  const name = forbidden ?? entry;
  return {
    summary: summaryOf({ field, mistake, entry, forbidden, reason }),
    evidence: [`Step Functions says ${code(reason)}.`],
    steps: ['Nothing was sent. Correct the value, or the input that it comes from.'],
    ...(spec && { at: { parameter: spec.name, ...(name !== undefined && { name }) } }),
  };
}

function summaryOf(found: {
  field: string | undefined;
  mistake: string | undefined;
  entry: string | undefined;
  forbidden: string | undefined;
  reason: string;
}): string {
  const { field = '', mistake, entry, forbidden, reason } = found;
  if (mistake !== undefined) return `**${field}** ${mistake}`;
  if (forbidden !== undefined) return `**${field}** may not hold the header ${code(forbidden)}.`;
  if (entry !== undefined)
    return `**${field}** needs a list of strings for each name: ${code(entry)} has something else.`;
  return `**${reason}.**`;
}

/** The first name of Headers or QueryParameters whose value is no list of strings. */
function wrongEntry(field: string, value: Json | undefined): string | undefined {
  if (!['Headers', 'QueryParameters'].includes(field) || !isObject(value)) return undefined;
  return Object.entries(value).find(
    ([, list]) => !Array.isArray(list) || list.some((item) => typeof item !== 'string'),
  )?.[0];
}

/** `The JSONPath '$.id' specified for the field 'Path.$' could not be found in the input '{…}'`. */
function pathFoundNothing({ cause, state, run }: Failed): Explanation | undefined {
  const [, path, field] =
    /The JSONPath '([^']*)' specified for the field '([^']*)' could not be found/.exec(cause) ?? [];
  if (path === undefined || field === undefined) return undefined;
  const input = run.effectiveInput ?? run.input;
  const at = placeOfKey(payloadOf(state), field);
  return {
    summary: `${code(path)} of ${code(field)} finds nothing in the input of the state.`,
    evidence: [keysOf(input)],
    steps: [
      `Run with an input that has ${code(path)}, or correct the path.`,
      'Give the value a default in a Pass state before, if it may be missing.',
    ],
    ...(at && { at }),
  };
}

function keysOf(input: Json): string {
  if (!isObject(input)) return `The input is ${code(JSON.stringify(input), 80)}.`;
  const names = Object.keys(input);
  return names.length === 0 ? 'The input is `{}`.' : `The input has ${code(names.join(', '), 160)}.`;
}

/** Where a key of the payload stands: a parameter, or an entry of Headers or QueryParameters. */
function placeOfKey(payload: Json | undefined, key: string): PlaceInTask | undefined {
  if (!isObject(payload)) return undefined;
  const bare = (name: string): string => name.replace(/\.\$$/, '');
  if (Object.hasOwn(payload, key)) return { parameter: bare(key) };
  for (const [name, value] of Object.entries(payload))
    if (hasKey(value, key)) return { parameter: bare(name), ...(isListOf(name, value, key) && { name: bare(key) }) };
  return undefined;
}

function isListOf(name: string, value: Json, key: string): boolean {
  return ['Headers', 'QueryParameters'].includes(name) && Object.hasOwn(value as JsonObject, key);
}

function hasKey(value: Json, key: string): boolean {
  if (Array.isArray(value)) return value.some((item) => hasKey(item, key));
  return isObject(value) && (Object.hasOwn(value, key) || Object.values(value).some((item) => hasKey(item, key)));
}

/** An expression of another kind: the error names the field, as `Arguments/Headers/x` or as `x.$`. */
function expression({ cause, error }: Failed): Explanation | undefined {
  const field = /for the field '([^']*)'/.exec(cause)?.[1];
  if (field === undefined) return undefined;
  const [first = '', parameter, name] = field.split('/');
  const at: PlaceInTask | undefined =
    parameter !== undefined && first === 'Arguments'
      ? {
          parameter,
          ...(['Headers', 'QueryParameters'].includes(parameter) &&
            name !== undefined && { name: name.replace(/\[.*$/, '') }),
        }
      : undefined;
  const what =
    /(returned nothing \(undefined\)|threw an error during evaluation|returned an unexpected result type)/.exec(
      cause,
    )?.[1];
  return {
    summary: `The expression in ${code(field)} ${what ?? 'failed'}.`,
    evidence: [],
    steps: [
      error === 'States.QueryEvaluationError'
        ? 'Compare the expression with the input of the state: `$states.input` holds it.'
        : 'Compare the expression with the input of the state.',
    ],
    ...(at && { at }),
  };
}

function timedOut(failed: Failed): Explanation {
  const { state, run } = failed;
  if (run.submitted) return tokenNotGiven(failed);
  const seconds = state['TimeoutSeconds'];
  const isShort = typeof seconds === 'number' && seconds < 29;
  return {
    summary: `The API did not answer within \`TimeoutSeconds\`${typeof seconds === 'number' ? ` (${seconds} s)` : ''} of the state.`,
    evidence: run.response ? [] : ['No answer had come when the time was over.'],
    steps: [
      isShort
        ? 'Raise `TimeoutSeconds`: API Gateway itself waits 29 s for its integration (30 s for HTTP APIs).'
        : 'Look at what takes the API so long: API Gateway itself gives up after 29 s by default.',
      'Catch `States.Timeout` itself: `States.TaskFailed` does not match it.',
    ],
    at: { field: 'TimeoutSeconds' },
  };
}

/** The call itself succeeded; what was waited for is the task token. */
function tokenNotGiven({ run }: Failed): Explanation {
  const field = run.failure?.heartbeat ? 'HeartbeatSeconds' : 'TimeoutSeconds';
  return {
    summary: run.failure?.heartbeat
      ? 'No heartbeat came for the task token within `HeartbeatSeconds` of the state.'
      : 'Nobody gave the task token back within `TimeoutSeconds` of the state.',
    evidence: [`The API had taken the call with status ${run.submitted?.StatusCode ?? ''}.`],
    steps: [
      'Look whether the API got the token, and gives it back with `SendTaskSuccess` or `SendTaskFailure`.',
      `Raise \`${field}\` if the work takes longer.`,
    ],
    at: { field },
  };
}

function tooLarge({ run }: Failed): Explanation {
  const size = run.response?.body.byteLength;
  return {
    summary: `The result of the Task is larger than ${longestResult} bytes, the limit of a state’s data. \`ResultSelector\` comes too late: the whole result counts.`,
    evidence: size === undefined ? [] : [`The response body has ${size.toLocaleString('en-US')} bytes.`],
    steps: [
      'Ask the API for less: a page, fewer fields, or a reference such as an S3 key.',
      'Or let a Lambda function make the call and keep what is needed.',
    ],
    at: { parameter: 'QueryParameters' },
  };
}
