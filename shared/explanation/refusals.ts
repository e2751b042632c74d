// Statuses 4XX but for 401 and 403: what of the request API Gateway, or the API behind it, does not take.
import { isObject, type Json } from '../json';
import type { Explanation } from './explanation';
import { code, isWritten, said, sentHeader, textOf, type Answered } from './failed';
import { routeMistake, routeOf, routePlace, routeSteps } from './route';

type Explain = (answered: Answered) => Explanation | undefined;

const byStatus: Record<number, Explain> = {
  400: badRequest,
  404: notFound,
  405: notAllowed,
  406: (answered) => ({
    summary: 'The API has no answer in a media type that the header `Accept` allows.',
    evidence: said(answered.answer),
    steps: ['Take `Accept` out of `Headers`, or let it allow `application/json`.'],
    at: { parameter: 'Headers', name: 'Accept' },
    ...(headerWritten(answered, 'accept') && {
      remedy: { title: "Remove the header 'Accept'", remove: [{ parameter: 'Headers', name: 'Accept' }] },
    }),
  }),
  410: ({ answer, parameters }) =>
    textOf(parameters['Path'])?.includes('@connections')
      ? {
          summary: 'The WebSocket client of this connection id is no longer connected.',
          evidence: said(answer),
          steps: ['Catch this error and forget the connection id.'],
          at: { parameter: 'Path' },
        }
      : undefined,
  413: ({ answer, request }) => ({
    summary: 'The request is larger than API Gateway takes: 10 MB, or less where the API says so.',
    evidence: [
      ...said(answer),
      ...(request?.body === undefined ? [] : [`The request body has ${bytes(request.body)} bytes.`]),
    ],
    steps: ['Send a reference, such as an S3 key, in place of the data.'],
    at: { parameter: 'RequestBody' },
  }),
  414: ({ answer, request }) => ({
    summary: 'The URL is too long for API Gateway, which takes about 10,000 bytes (8,192 at the edge).',
    evidence: [...said(answer), ...(request ? [`The path and the query have ${urlLength(request)} characters.`] : [])],
    steps: ['Send the long value in `RequestBody`, with a method that has a body.'],
    at: { parameter: 'QueryParameters' },
  }),
  415: mediaType,
  429: tooMany,
  431: ({ answer }) => ({
    summary: 'The request headers are larger than API Gateway takes: 10,240 bytes in all.',
    evidence: said(answer),
    steps: ['Send long values in `RequestBody`. A task token alone has several hundred bytes.'],
    at: { parameter: 'Headers' },
  }),
};

/** Undefined where nothing more than the meaning of the status is known. */
export function explainRefusal(answered: Answered): Explanation | undefined {
  return byStatus[answered.answer.status]?.(answered);
}

function badRequest(answered: Answered): Explanation | undefined {
  const { answer, parameters } = answered;
  const { message = '' } = answer;
  const missing = /missing required request parameters?:\s*\[([^\]]*)\]/i.exec(message)?.[1];
  if (missing !== undefined)
    return {
      summary: `The method requires parameters that the call does not have: ${code(missing)}.`,
      evidence: said(answer),
      steps: ['Add each one to `QueryParameters`, or to `Headers` where the method declares it as a header.'],
      at: { parameter: 'QueryParameters' },
    };
  const isBody = /invalid request body|could not parse request body|unexpected token|malformed/i.test(message);
  const body = parameters['RequestBody'];
  if (typeof body === 'string' && (isBody || answer.type === undefined)) return bodyIsString(answered, body);
  if (!isBody) return undefined;
  return {
    summary:
      body === undefined || body === null
        ? 'The method requires a body, and the call had none.'
        : '`RequestBody` does not have the form that the method requires.',
    evidence: said(answer),
    steps: ['Compare `RequestBody` with the model of the method: names, types and required fields.'],
    at: { parameter: 'RequestBody' },
  };
}

/** A string goes out with its quotes; what is meant is mostly the object written in it. */
function bodyIsString(answered: Answered, body: string): Explanation {
  const meant = objectIn(body);
  return {
    summary:
      'The API likely expects an object, and got a string: Step Functions sends a string as JSON, with its quotes.',
    evidence: [...said(answered.answer), `The body sent is ${code(JSON.stringify(body), 80)}.`],
    steps: ['Give `RequestBody` an object, or turn the text into one with `States.StringToJson`.'],
    at: { parameter: 'RequestBody' },
    ...(meant !== undefined &&
      isWritten(answered, 'RequestBody') && {
        remedy: { title: 'Change RequestBody to the object', set: [{ parameter: 'RequestBody', value: meant }] },
      }),
  };
}

function objectIn(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** HTTP APIs say so of a route or stage that is not there; REST APIs answer 403 to that. */
function notFound(answered: Answered): Explanation | undefined {
  const { answer } = answered;
  if (answer.api === 'REST' || !/^not found$/i.test(answer.message ?? '')) return undefined;
  const mistake = routeMistake(answered);
  return {
    summary: mistake
      ? `The API likely has no route ${routeOf(answered)}, because ${mistake.reason}.`
      : `The API likely has no route ${routeOf(answered)}, or its default \`execute-api\` endpoint is switched off.`,
    evidence: said(answer),
    steps: [...(mistake?.steps ?? []), ...routeSteps(answered)],
    at: mistake?.at ?? routePlace(answered),
    ...(mistake?.remedy && { remedy: mistake.remedy }),
  };
}

function notAllowed({ answer, request }: Answered): Explanation {
  const allowed = answer.header('allow');
  if (answer.header('x-amzn-waf-action') !== undefined)
    return {
      summary: 'A rule of AWS WAF asks the caller to solve a puzzle, which no Task can.',
      evidence: [`The header \`x-amzn-waf-action\` is ${code(answer.header('x-amzn-waf-action') ?? '')}.`],
      steps: ['Exempt the calls of Step Functions from this rule.'],
    };
  return {
    summary: `The API does not take ${code(request?.method ?? 'this method')} at this path.`,
    evidence: [...said(answer), ...(allowed === undefined ? [] : [`The header \`Allow\` lists ${code(allowed)}.`])],
    steps: ['Correct `Method`, or `Path`.'],
    at: { parameter: 'Method' },
  };
}

function mediaType(answered: Answered): Explanation {
  const sent = sentHeader(answered, 'content-type');
  const isJson = /^application\/json\b/i.test(sent ?? '');
  return {
    summary: isJson
      ? 'The API has no template for `application/json`: it likely expects another Content-Type.'
      : `The API does not take bodies of the Content-Type ${code(sent ?? 'none')}; a Task always sends JSON.`,
    evidence: [
      ...said(answered.answer),
      sent === undefined ? 'No Content-Type was sent.' : `The request had the Content-Type ${code(sent)}.`,
    ],
    steps: isJson
      ? ['Set the Content-Type the API has a template for, in `Headers`.']
      : ['Set `Content-Type` in `Headers` to `application/json`.'],
    at: { parameter: 'Headers', name: 'Content-Type' },
    ...(!isJson && {
      remedy: {
        title: "Set Content-Type to 'application/json'",
        set: [{ parameter: 'Headers', name: 'Content-Type', value: ['application/json'] }],
      },
    }),
  };
}

function tooMany({ answer, state, error }: Answered): Explanation {
  const { type, message = '' } = answer;
  const isQuota = type === 'LimitExceededException' || /limit exceeded/i.test(message);
  const wait = answer.header('retry-after');
  return {
    summary: isQuota
      ? 'The quota of the usage plan is used up: no call with this API key works until its period ends.'
      : 'The API is called more often than its throttling limits allow.',
    evidence: [...said(answer), ...(wait === undefined ? [] : [`The header \`Retry-After\` is ${code(wait)}.`])],
    steps: isQuota
      ? ['Raise the quota of the usage plan, or use another key.']
      : [
          ...(Array.isArray(state['Retry'])
            ? []
            : [`Add a retrier for ${code(error)} with \`BackoffRate\` and \`JitterStrategy\` \`FULL\`.`]),
          'Raise the limits of the stage or of the usage plan, if the calls are meant.',
        ],
    ...(isQuota && { at: { parameter: 'Headers', name: 'x-api-key' } }),
  };
}

/** The header stands in `Headers` under some spelling. */
function headerWritten({ parameters }: Answered, name: string): boolean {
  const headers = parameters['Headers'];
  return isObject(headers) && Object.keys(headers).some((key) => key.toLowerCase() === name);
}

function bytes(text: string): string {
  return new TextEncoder().encode(text).length.toLocaleString('en-US');
}

function urlLength({ path, query }: NonNullable<Answered['request']>): string {
  return query
    .reduce((sum, [name, value]) => sum + name.length + value.length + 2, path.length)
    .toLocaleString('en-US');
}
