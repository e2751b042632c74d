// Every offer at every place of a definition, taken: the document can be read, and nothing wrong has come into it.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse as parseYaml } from 'yaml';
import { findAll, loadRules } from '../../server/diagnostics';
import { createService } from '../../server/service';
import { loadReader, parse } from '../../shared/document/document';
import { acceptedIn } from './taken';

const definition = `StartAt: Call
States:
  Call:
    Type: Task
    Resource: arn:aws:states:::apigateway:invoke
    Parameters:
      ApiEndpoint: abc123.execute-api.us-east-1.amazonaws.com
      Method: POST
      Headers:
        X-Source:
          - shop
          - web
      QueryParameters:
        q: [a]
      RequestBody:
        list:
        - x: 1
          y: 2
        - x: 3
    Retry:
      - ErrorEquals:
          - ApiGateway.429
          - APIGateway.429
        MaxAttempts: 2
      - ErrorEquals: [States.Timeout]
    Catch:
    - ErrorEquals:
      - States.ALL
      Next: Done
    Next: Done
  Done:
    Type: Succeed
`;

/** What an offer leaves to be filled in or added is no mistake of the offer. */
const leftToDo = [
  'missing-parameter',
  'endpoint-format',
  'body-ignored',
  'callback-without-timeout',
  'error-name-spelling',
];

/** The first mistakes after any offer is taken on a new line with `typed`, at each line and each of the columns. */
async function mistakes(whole: string, languageId: string, columns: number[], typed: string[]): Promise<string[]> {
  const lines = whole.split('\n');
  const found: string[] = [];
  let taken = 0;
  for (let place = 2; place < lines.length - 1; place++)
    for (const column of columns)
      for (const word of typed) {
        const line = ' '.repeat(column) + word;
        const source = [...lines.slice(0, place), line, ...lines.slice(place)].join('\n');
        const text = TextDocument.create('file:///sample', languageId, 1, source);
        // Between two quotes, as editors close them.
        const character = line.length - (/.["]$/.test(word) ? 1 : 0);
        for (const item of (await createService().complete(text, { line: place, character })).items) {
          taken++;
          const mistake = await mistakeIn(acceptedIn(text, item), languageId);
          if (mistake !== undefined)
            found.push(`${item.label} at line ${place}, column ${column}, behind '${word}': ${mistake}`);
        }
      }
  assert.ok(taken > 100, 'There are offers.');
  return found.slice(0, 5);
}

async function mistakeIn(text: string, languageId: string): Promise<string | undefined> {
  const document = parse(text, languageId === 'asl' ? 'json' : 'yaml');
  if (document.problems[0]) return document.problems[0].message;
  await loadRules(document);
  return findAll(document, { rules: {} }).find(({ rule }) => !leftToDo.includes(rule.id))?.finding.message;
}

describe('an offer taken on a new line', () => {
  before(() => loadReader('yaml'));
  it('YAML, in the column of its neighbours and beside it', async () => {
    assert.deepEqual(await mistakes(definition, 'asl-yaml', [2, 4, 5, 6, 8, 10, 12], ['', '- ', 'M']), []);
  });
  it('YAML with JSONata', async () => {
    const jsonata = definition
      .replace('StartAt', 'QueryLanguage: JSONata\nStartAt')
      .replace('Parameters:', 'Arguments:');
    assert.deepEqual(await mistakes(jsonata, 'asl-yaml', [6, 8, 10, 12], ['', '- ']), []);
  });
  it('JSON, with and without quotes', async () => {
    const json = JSON.stringify(parseYaml(definition), null, 2);
    assert.deepEqual(await mistakes(json, 'asl', [8], ['', '"', '""', 'S']), []);
  });
});
