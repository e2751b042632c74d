// HTTP request -> a request of a .http file, as the VS Code extensions REST Client and httpYac read it.
import { requestUrl } from '../engine/request';
import type { HttpRequest } from '../engine/types';
import { hostLine, joined, targetOf, type ExchangeOptions } from './options';
import { awsVariables, variablesIn, withVariables, type HeaderLine } from './secrets';
import { isJson } from './writtenRequest';

/**
 * The text of a request. A signed one is signed by the extension, with the credentials of the usual environment
 * variables; the value of a secret header becomes a variable too, and a comment says which. Redirects are not followed,
 * as Step Functions does not follow them.
 *
 * @param title the Task's name.
 */
export function httpTextOf(request: HttpRequest, options: ExchangeOptions & { title?: string } = {}): string {
  const { signed, title = '' } = options;
  const target = targetOf(request, options);
  // httpYac sends only the last line of a repeated header.
  const lines = withVariables(joined([...hostLine(target), ...target.headers]));
  const secrets = variablesIn(lines);
  return [
    `### ${title.replace(/\s+/g, ' ')}`.trimEnd(),
    ...(signed ? signingComments : []),
    ...(secrets.length > 0 ? [`# Secret, to be set in the environment: ${secrets.join(', ')}.`] : []),
    ...(/\/\.{1,2}(\/|$)/.test(target.path)
      ? ['# Sent without the segments . and .. of its path, which Step Functions sends as they are.']
      : []),
    '# @no-redirect',
    `${target.method} ${requestUrl(target)}`,
    ...lines.map(headerLine),
    ...(signed ? [signingLine(signed.region)] : []),
    ...(target.body === undefined ? [] : ['', withoutReferences(target.body)]),
    '',
  ].join('\n');
}

function headerLine({ name, value, variable }: HeaderLine): string {
  return `${name}: ${variable === undefined ? value : reference(variable)}`.trimEnd();
}

const signingComments = [
  `# Signed with the AWS credentials of the environment: ${Object.values(awsVariables).join(', ')}.`,
  // httpYac would take what follows an empty token for the token.
  '# An access key that goes without a session token needs the part token:… deleted.',
];

/** Both extensions sign a request whose Authorization header begins with `AWS`. */
function signingLine(region: string): string {
  const { accessKeyId, secretAccessKey, sessionToken } = awsVariables;
  const words = [reference(accessKeyId), reference(secretAccessKey), `token:${reference(sessionToken)}`];
  return `Authorization: AWS ${words.join(' ')} region:${region} service:execute-api`;
}

function reference(variable: string): string {
  return `{{$processEnv ${variable}}}`;
}

/**
 * `{{` begins a reference wherever it stands. In JSON it can only stand inside a string, where an escape says the same;
 * in other text there is no way around it.
 */
function withoutReferences(body: string): string {
  return isJson(body) ? body.replace(/\{(?=\{)/g, '\\u007b') : body;
}
