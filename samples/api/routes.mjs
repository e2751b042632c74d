// The sample API's routes: one table, and how a request finds its row.
import { gatewayError, json, unknownRoute, withStatus } from './answers.mjs';
import { createBills } from './bills.mjs';
import { echo } from './event.mjs';
import { binary, gzip, large, slow, text } from './payloads.mjs';
import { decodePath, headerOf } from './request.mjs';
import { verifySignature } from './sigv4.mjs';

/** @typedef {import('./request.mjs').SampleRequest} SampleRequest */
/** @typedef {import('./answers.mjs').Answer} Answer */
/** @typedef {import('./callbacks.mjs').Callbacks} Callbacks */

/**
 * @typedef {object} Route
 * @property {string} method one method, or ANY
 * @property {string} path `{name}` stands for one segment, `{name+}` for all that follow
 * @property {string} summary
 * @property {(request: SampleRequest) => Answer | Promise<Answer>} answer
 */

const apiKey = 'sample-key';

/**
 * The routes of one server, with their own bills.
 *
 * @param {() => Date} now the clock that signatures are checked against
 * @param {Callbacks} callbacks
 * @returns {Route[]}
 */
const createRoutes = (now, callbacks) => {
  const bills = createBills(callbacks);

  /** @type {(answer: Route['answer']) => Route['answer']} */
  const signed = (answer) => (request) => {
    const refusal = verifySignature(request, { now });
    return refusal ? gatewayError(refusal.status, refusal.message, refusal.errorType) : answer(request);
  };

  /** @type {Route[]} */
  const routes = [
    {
      method: 'GET',
      path: '/_sample',
      summary: 'what this is, and its routes',
      answer: () => json(200, describe(routes)),
    },
    { method: 'GET', path: '/prod/bills', summary: 'bills; ?billId= selects', answer: bills.list },
    { method: 'POST', path: '/prod/bills', summary: 'adds a bill', answer: bills.add },
    {
      method: 'POST',
      path: '/prod/bills/add',
      summary: 'adds a bill, and gives back the task token of the header TaskToken',
      answer: bills.addAndWait,
    },
    { method: 'GET', path: '/prod/secure/bills', summary: 'bills, for IAM_ROLE', answer: signed(bills.list) },
    { method: 'POST', path: '/prod/secure/bills', summary: 'adds a bill, for IAM_ROLE', answer: signed(bills.add) },
    { method: 'ANY', path: '/prod/secure/echo/{proxy+}', summary: 'echo, for IAM_ROLE', answer: signed(echo) },
    {
      method: 'GET',
      path: '/prod/keyed',
      summary: `needs the header x-api-key: ${apiKey}`,
      answer: (request) =>
        headerOf(request, 'x-api-key') === apiKey ? json(200, { message: 'The API key was right.' }) : withStatus(403),
    },
    {
      method: 'ANY',
      path: '/prod/status/{code}',
      summary: 'answers with that status, from 200 to 599',
      answer: ({ parameters }) => statusAnswer(parameters.code ?? ''),
    },
    { method: 'GET', path: '/prod/slow', summary: 'answers after ?ms= (3000; at most 60000)', answer: slow },
    { method: 'GET', path: '/prod/large', summary: 'a body of ?bytes= (300000; at most 20000000)', answer: large },
    { method: 'ANY', path: '/prod/echo', summary: 'the request as a Lambda function would get it', answer: echo },
    { method: 'GET', path: '/prod/text', summary: 'plain text', answer: text },
    { method: 'GET', path: '/prod/gzip', summary: 'compressed JSON', answer: gzip },
    { method: 'GET', path: '/prod/binary', summary: 'a picture', answer: binary },
  ];
  return routes;
};

/** @type {(routes: Route[]) => object} */
const describe = (routes) => ({
  name: 'ASL Invoke sample API',
  stages: ['prod'],
  routes: routes.map(({ method, path, summary }) => ({ method, path, summary })),
});

/** @type {(code: string) => Answer} */
const statusAnswer = (code) =>
  /^[2-5]\d\d$/.test(code)
    ? withStatus(Number(code))
    : gatewayError(400, `Not a status from 200 to 599: ${code}`, 'BadRequestException');

/**
 * A server's answers: each request goes to its route; HEAD to the one of GET.
 *
 * @param {() => Date} now the clock that signatures are checked against
 * @param {Callbacks} callbacks
 * @returns {(request: SampleRequest) => Answer | Promise<Answer>}
 */
export const createAnswerer = (now, callbacks) => {
  const routes = createRoutes(now, callbacks);
  return (request) => {
    const matches = routes.flatMap((route) => {
      const parameters = match(route.path, request.path);
      return parameters ? [{ route, parameters }] : [];
    });
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const found = matches.find(({ route }) => route.method === method || route.method === 'ANY');
    if (found) return found.route.answer({ ...request, parameters: found.parameters });
    return request.method === 'OPTIONS' && matches.length > 0
      ? preflight(matches.map(({ route }) => route.method))
      : unknownRoute();
  };
};

/**
 * What the console's "Enable CORS" makes API Gateway answer to OPTIONS.
 *
 * @type {(methods: string[]) => Answer}
 */
const preflight = (methods) => ({
  status: 200,
  headers: {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': [...methods, 'OPTIONS'].join(','),
    'Access-Control-Allow-Headers': 'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token',
  },
});

/**
 * What the segments in braces stand for, when the path has the pattern's form. One slash at the end is ignored.
 *
 * @param {string} pattern
 * @param {string} path raw
 * @returns {Record<string, string> | undefined}
 */
const match = (pattern, path) => {
  const wanted = pattern.split('/');
  const given = path.replace(/(?<=.)\/$/, '').split('/');
  /** @type {Record<string, string>} */
  const parameters = {};
  for (const [index, segment] of wanted.entries()) {
    const name = /^\{(\w+)(\+?)\}$/.exec(segment);
    if (given[index] === undefined) return undefined;
    if (name?.[2]) return { ...parameters, [name[1] ?? '']: given.slice(index).map(decodePath).join('/') };
    if (name) parameters[name[1] ?? ''] = decodePath(given[index]);
    else if (decodePath(given[index]) !== segment) return undefined;
  }
  return given.length === wanted.length ? parameters : undefined;
};
