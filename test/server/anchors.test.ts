// YAML's anchors, aliases and merge keys: what they hold is reported once, where it is written, and mended there.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findAll, type Found } from '../../server/diagnostics';
import { toTextEdit } from '../../server/lsp';
import { loadReader, parse } from '../../shared/document/document';

before(() => loadReader('yaml'));

const found = (text: string): Found[] => findAll(parse(text, 'yaml'), { rules: {} });

/** Each finding with the text it points at. */
const places = (text: string): string[] =>
  found(text).map(({ rule, finding: { span } }) => `${rule.id} ${text.slice(span.start, span.end)}`);

function mend(text: string): string {
  const document = TextDocument.create('', '', 0, text);
  const [fix] = found(text)[0]?.finding.fixes ?? [];
  return TextDocument.applyEdits(
    document,
    (fix?.edits ?? []).map((edit) => toTextEdit(document, edit)),
  );
}

const host = 'ApiEndpoint: abc.execute-api.us-east-1.amazonaws.com';
const invoke = 'Resource: arn:aws:states:::apigateway:invoke';

describe('findings and fixes', () => {
  const cases: [title: string, text: string, expected: string[], mended: [from: string, to: string]][] = [
    [
      'what two Tasks merge is wrong once',
      `Base: &base\n  ${host}\n  Method: get\nStates:\n  A:\n    ${invoke}\n    Parameters:\n      <<: *base\n  B:\n    ${invoke}\n    Parameters:\n      <<: *base\n      Stage: prod\n`,
      ['parameter-value get'],
      ['Method: get', 'Method: GET'],
    ],
    [
      'an alias of a wrong value is mended at the alias',
      `X: &m get\nStates:\n  A:\n    ${invoke}\n    Parameters:\n      ${host}\n      Method: *m\n`,
      ['parameter-value *m'],
      ['Method: *m', 'Method: GET'],
    ],
    [
      'what is missing beside a merge goes below it',
      `Base: &base\n  ${host}\nStates:\n  A:\n    ${invoke}\n    Parameters:\n      <<: *base\n    End: true\n`,
      ['missing-parameter Parameters'],
      ['      <<: *base\n', '      <<: *base\n      Method: GET\n'],
    ],
    [
      'what an alias stands for is reported at the anchor',
      `States:\n  A:\n    ${invoke}\n    Parameters:\n      ${host}\n      Method: GET\n      Headers: &h\n        Host: [x]\n        A: [b]\n  B:\n    ${invoke}\n    Parameters:\n      ${host}\n      Method: GET\n      Headers: *h\n`,
      ['header-forbidden Host'],
      ['        Host: [x]\n', ''],
    ],
    [
      'of what is merged, the name written here counts',
      `Base: &base\n  Method: get\nStates:\n  A:\n    ${invoke}\n    Parameters:\n      ${host}\n      Method: GET\n      <<: *base\n`,
      [],
      ['', ''],
    ],
    [
      'a list of error names behind an alias',
      `Errors: &errors\n  - APIGateway.429\nStates:\n  A:\n    ${invoke}\n    Parameters:\n      ${host}\n      Method: GET\n    Retry:\n      - ErrorEquals: *errors\n`,
      ['error-name-spelling APIGateway.429'],
      ['  - APIGateway.429\n', '  - APIGateway.429\n  - ApiGateway.429\n'],
    ],
  ];
  for (const [title, text, expected, [from, to]] of cases)
    it(title, () => {
      assert.deepEqual(places(text), expected);
      assert.equal(mend(text), text.replace(from, to));
    });
});
