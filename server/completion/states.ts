// Offers of whole Tasks where a state's name is typed: the calls that people make most.
import type { AslDocument } from '../../shared/document/document';
import { invokeResources } from '../../shared/knowledge/resource';
import { freeName } from '../freeName';
import type { Spot } from '../spot';
import { escapeSnippet, kinds, type Offer } from './offer';

type Template = {
  label: string;
  summary: string;
  pattern: 'request' | 'waitForTaskToken';
  name: string;
  parameters: string[];
};

const endpoint = '"ApiEndpoint": "${2:api-id}.execute-api.${3:us-east-1}.amazonaws.com"';

const templates: Template[] = [
  {
    label: 'API Gateway: call',
    summary: 'Calls an API that asks for no authorization.',
    pattern: 'request',
    name: 'CallApi',
    parameters: [
      endpoint,
      '"Method": "${4|GET,POST,PUT,DELETE,PATCH|}"',
      '"Stage": "${5:prod}"',
      '"Path": "${6:path}"',
    ],
  },
  {
    label: 'API Gateway: call with IAM',
    summary: 'Calls an API with IAM authorization: Step Functions signs with the role of the state machine.',
    pattern: 'request',
    name: 'CallApi',
    parameters: [
      endpoint,
      '"Method": "${4|GET,POST,PUT,DELETE,PATCH|}"',
      '"Stage": "${5:prod}"',
      '"Path": "${6:path}"',
      '"AuthType": "IAM_ROLE"',
    ],
  },
  {
    label: 'API Gateway: call and wait for callback',
    summary: 'Hands the task token to an API in a header, and waits until someone gives it back.',
    pattern: 'waitForTaskToken',
    name: 'CallApiAndWait',
    parameters: [
      endpoint,
      '"Method": "${4|POST,PUT,PATCH|}"',
      '"Headers": {\n\t"TaskToken.\\$": "States.Array(\\$\\$.Task.Token)"\n}',
      '"Stage": "${5:prod}"',
      '"Path": "${6:path}"',
      '"RequestBody": {\n\t"${7:name}": "${8:value}"\n}',
      '"AuthType": "IAM_ROLE"',
    ],
  },
  {
    label: 'API Gateway: push to WebSocket client',
    summary: 'Sends a message to a connected client of a WebSocket API.',
    pattern: 'request',
    name: 'PushToClient',
    parameters: [
      endpoint,
      '"Method": "POST"',
      '"Stage": "${4:prod}"',
      '"Path.\\$": "States.Format(\'@connections/{\\}\', \\$.${5:connectionId})"',
      '"RequestBody": {\n\t"${6:message}": "${7:text}"\n}',
      '"AuthType": "IAM_ROLE"',
    ],
  },
];

/** Whole Tasks, at a name inside a `States` object. */
export function stateOffers({ on, steps, state, span, present }: Spot, { text, tasks }: AslDocument): Offer[] {
  if (on !== 'key' || state || steps.at(-1) !== 'States') return [];
  // A state that is there keeps its name.
  if (/^\s*:/.test(text.slice(span.end, span.end + 40))) return [];
  const isJsonata = (tasks[0]?.language ?? firstLanguage(text)) === 'JSONata';
  return stateTemplates(isJsonata).map(({ label, summary, name, snippet }) => ({
    label,
    kind: kinds.Snippet,
    detail: 'apigateway:invoke',
    documentation: summary,
    key: freeName(name, present),
    isNamed: true,
    snippet,
  }));
}

/** The states that are offered, as snippets in JSON whose first tab stop is left for the name. */
export function stateTemplates(
  isJsonata: boolean,
): { label: string; summary: string; name: string; snippet: string }[] {
  return templates.map(({ label, summary, pattern, name, parameters }) => ({
    label,
    summary,
    name,
    snippet: snippetOf(pattern, isJsonata ? parameters.map(asJsonata) : parameters, isJsonata),
  }));
}

const language = /QueryLanguage"?\s*:\s*"?(JSONata|JSONPath)/y;

/** The first QueryLanguage of the text. Looks for the word alone first, which takes a tenth of the time of a pattern. */
function firstLanguage(text: string): string | undefined {
  for (let at = text.indexOf('QueryLanguage'); at !== -1; at = text.indexOf('QueryLanguage', at + 1)) {
    language.lastIndex = at;
    const found = language.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

function snippetOf(pattern: Template['pattern'], parameters: string[], isJsonata: boolean): string {
  const arn = invokeResources.find((resource) => resource.pattern === pattern)?.arn ?? '';
  const timeout = pattern === 'waitForTaskToken' ? ['"TimeoutSeconds": ${9:3600}'] : [];
  const fields = [
    '"Type": "Task"',
    `"Resource": "${escapeSnippet(arn)}"`,
    `"${isJsonata ? 'Arguments' : 'Parameters'}": ${object(parameters)}`,
    ...timeout,
    '"End": true',
  ];
  return object(fields);
}

/** One field a line, each line a tab deeper. */
function object(fields: string[]): string {
  return `{\n${fields.join(',\n').replace(/^/gm, '\t')}\n}`;
}

/** The two expressions of the templates in the other language. */
function asJsonata(parameter: string): string {
  return parameter
    .replace('.\\$": "States.Array(\\$\\$.Task.Token)"', '": ["{% \\$states.context.Task.Token %\\}"]')
    .replace(
      '.\\$": "States.Format(\'@connections/{\\}\', \\$.${5:connectionId})"',
      '": "{% \'@connections/\' & \\$states.input.${5:connectionId} %\\}"',
    );
}
