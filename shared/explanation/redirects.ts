// Statuses 1XX and 3XX: answers that are no errors elsewhere, but fail an apigateway:invoke Task.
import type { Explanation } from './explanation';
import { code, isWritten, sentHeader, textOf, type Answered } from './failed';

export function explainRedirect(answered: Answered): Explanation | undefined {
  const { answer } = answered;
  const location = answer.header('location');
  if (answer.status === 304) return notModified(answered);
  if (answer.status < 300 || location === undefined) return undefined;
  const path = movedPath(answered, location);
  return {
    summary: `The API answers that the resource is at another address. Step Functions follows no redirect: every status but 2XX fails the Task.`,
    evidence: [`The header \`Location\` is ${code(location)}.`],
    steps:
      path === undefined
        ? ['Call the new address itself, if it belongs to an API of API Gateway.']
        : [`Set \`Path\` to ${code(path)}.`],
    at: { parameter: 'Path' },
    ...(path !== undefined &&
      isWritten(answered, 'Path') && {
        remedy: { title: `Change Path to '${path}'`, set: [{ parameter: 'Path', value: path }] },
      }),
  };
}

/** The path behind the stage, where the new address is one of the same API and stage and differs in its path. */
function movedPath({ request, parameters }: Answered, location: string): string | undefined {
  if (!request) return undefined;
  let to: URL;
  try {
    to = new URL(location, `https://${request.host}${request.path}`);
  } catch {
    return undefined;
  }
  const stage = textOf(parameters['Stage']) ?? '';
  const start = stage === '' || stage === '$default' ? '/' : `/${stage}/`;
  if (to.host !== request.host || to.search !== '' || !to.pathname.startsWith(start)) return undefined;
  const path = to.pathname.slice(start.length);
  return path === '' || to.pathname === request.path ? undefined : path;
}

function notModified(answered: Answered): Explanation {
  const name = ['If-None-Match', 'If-Modified-Since'].find((header) => sentHeader(answered, header.toLowerCase()));
  return {
    summary: 'The resource has not changed since the state that the call names, which fails the Task: 304 is no 2XX.',
    evidence: name === undefined ? [] : [`The request had the header ${code(name)}.`],
    steps: ['Catch this error where it is expected, or take the condition out of `Headers`.'],
    at: { parameter: 'Headers', ...(name !== undefined && { name }) },
    ...(name !== undefined && {
      remedy: { title: `Remove the header '${name}'`, remove: [{ parameter: 'Headers', name }] },
    }),
  };
}
