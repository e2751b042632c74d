// Statuses 5XX: whether the authorizer, the integration or its answer failed, and how long that took.
import type { Explanation } from './explanation';
import { code, said, type Answered } from './failed';

/** Milliseconds after which API Gateway gives up, by default, with some room for the way there and back. */
const aboutTimeout = { from: 28_500, to: 33_000 };

export function explainServerError(answered: Answered): Explanation | undefined {
  const { answer } = answered;
  const type = answer.type ?? '';
  if (/^Authorizer(Configuration|Failure)Exception$/.test(type))
    return {
      summary: 'The authorizer of the method failed: API Gateway could not call it, or it answered nothing usable.',
      evidence: said(answer),
      steps: ['Look at the log of the authorizer, and whether API Gateway may invoke it.'],
    };
  switch (answer.status) {
    case 500:
      return internal(answered);
    case 502:
      return {
        summary: isGateways(answered)
          ? 'The integration answered in a form that API Gateway cannot use: a Lambda proxy must give an object with `statusCode` and a `body` that is a string.'
          : 'A server behind the API got no usable answer from the next one.',
        evidence: said(answer),
        steps: ['Look at what the function returns, and whether it throws: its log says so.'],
      };
    case 503:
      return {
        summary: 'What is behind the API could not be reached, or has no room for the call.',
        evidence: said(answer),
        steps: ['Look at the targets of the VPC link or load balancer.', 'Retry with back-off: the failure may pass.'],
      };
    case 504:
      return timedOut(answered);
    default:
      return undefined;
  }
}

function isGateways({ answer }: Answered): boolean {
  return answer.type !== undefined || /^(internal server error|service unavailable)$/i.test(answer.message ?? '');
}

function internal(answered: Answered): Explanation | undefined {
  const { answer } = answered;
  if (!isGateways(answered)) return undefined;
  return {
    summary:
      'The integration behind the API failed, or API Gateway may not call it: a Lambda function that throws, a missing permission, or a mapping template that does not fit.',
    evidence: said(answer),
    steps: [
      'Look at the log of the function: without an entry for this call, API Gateway likely lacks the permission to invoke it.',
      'Switch on the execution log of the stage: it names the step that failed.',
    ],
  };
}

function timedOut({ answer, run }: Answered): Explanation {
  const total = run.response?.timing.total;
  const took = total === undefined ? [] : [`The answer came after ${(total / 1000).toFixed(1)} s.`];
  if (/network error communicating with endpoint/i.test(answer.message ?? ''))
    return {
      summary: 'API Gateway could not connect to the integration behind the API.',
      evidence: [...said(answer), ...took],
      steps: ['Look whether the address of the integration is right and open to API Gateway.'],
    };
  const isLimit = total !== undefined && total >= aboutTimeout.from && total <= aboutTimeout.to;
  return {
    summary: `The integration behind the API did not answer in time: API Gateway waits 29 s for REST and 30 s for HTTP APIs${isLimit ? '' : ' by default, and less where the integration says so'}.`,
    evidence: [...said(answer), ...took],
    steps: [
      `Answer at once and work on: let the integration start the work, and use ${code('.waitForTaskToken')} to wait for its end.`,
      'Raise the integration timeout, which Regional REST APIs allow.',
    ],
  };
}
