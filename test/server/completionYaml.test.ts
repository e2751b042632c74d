// Completion in YAML while a line is being typed: every shape such a text passes through.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isForbiddenHeader } from '../../shared/knowledge/headers';
import { parameters } from '../../shared/knowledge/parameters';
import { labelsAt as labels, taken as take } from './taken';

const labelsAt = (source: string): Promise<string[]> => labels(source, 'asl-yaml');
const taken = (source: string, label: string): Promise<string> => take(source, label, 'asl-yaml');

/** A Task between two others, its lines as given. */
function machine(...lines: string[]): string {
  return [
    'StartAt: Before',
    'States:',
    '  Before:',
    '    Type: Pass',
    '    Next: Call',
    '  Call:',
    '    Type: Task',
    '    Resource: arn:aws:states:::apigateway:invoke',
    ...lines.map((line) => (line === '' ? '' : `    ${line}`)),
    '  After:',
    '    Type: Task',
    '    Resource: arn:aws:states:::http:invoke',
    '    Parameters:',
    '      Method: GET',
    '    End: true',
    '',
  ].join('\n');
}

const yaml = (inner: string): string =>
  `Type: Task\nResource: arn:aws:states:::apigateway:invoke\nParameters:\n${inner}`;

describe('parameter names', () => {
  const cases: Record<string, [string, string]> = {
    'an empty line': [machine('Parameters:', '  Path: x', '  <|>', 'End: true'), 'Method: GET'],
    'an empty first line': [machine('Parameters:', '  <|>', '  Path: x', 'End: true'), 'Method: GET'],
    'an empty line with nothing beside it': [machine('Parameters:', '  <|>', 'End: true'), 'Method: GET'],
    'a half-typed word': [machine('Parameters:', '  Path: x', '  Meth<|>', 'End: true'), 'Method: GET'],
    'a half-typed word, a property behind': [machine('Parameters:', '  Meth<|>', '  Path: x'), 'Method: GET'],
    'a half-typed word with a quote': [machine('Parameters:', '  "Meth<|>"', '  Path: x'), '"Method": GET'],
    'the end of the file': [yaml('  Path: x\n  <|>'), 'Method: GET'],
    'a word at the end of the file': [yaml('  M<|>'), 'Method: GET'],
    'behind a comment': [machine('Parameters:', '  # what to call', '', '  <|>'), 'Method: GET'],
    'behind a block scalar': [machine('Comment: |', '  Parameters:', '    x', 'Parameters:', '  <|>'), 'Method: GET'],
  };
  for (const [what, [source, expected]] of Object.entries(cases))
    it(`${what}`, async () => {
      assert.equal(await taken(source, 'Method'), source.replace(/"?\w*<\|>"?/, expected));
    });

  it('leaves out what stands above and below', async () => {
    const found = await labelsAt(machine('Parameters:', '  Path.$: $.p', '  <|>', '  Method: GET'));
    assert.ok(found.includes('Stage') && !found.includes('Path') && !found.includes('Method'));
  });

  it('leaves out what a merge brings in', async () => {
    for (const line of ['<|>', 'M<|>', '<|>: x'])
      for (const merge of ['<<: *call', '<<: [*call, *other]']) {
        const source = `call: &call { Method: GET, Stage.$: $.a }\nother: &other\n  Path: x\n${machine('Parameters:', `  ${merge}`, `  ${line}`, 'End: true')}`;
        const found = await labelsAt(source);
        const present = merge.includes('other') ? ['Method', 'Stage', 'Path'] : ['Method', 'Stage'];
        assert.ok(found.includes('ApiEndpoint'), source);
        assert.deepEqual(
          ['Method', 'Stage', 'Path'].filter((name) => !found.includes(name)),
          present,
          source,
        );
      }
  });

  it('writes an object on lines of its own', async () => {
    assert.equal(
      await taken(machine('Parameters:', '  H<|>', 'End: true'), 'Headers'),
      machine('Parameters:', '  Headers:', '    name: ["value"]', 'End: true'),
    );
  });

  it('gives every parameter a snippet that needs no quotes', async () => {
    for (const { name } of parameters) {
      const text = await taken(machine('Parameters:', '  <|>'), name);
      assert.ok(!/: "/.test(text), text);
    }
  });

  it('renames before a colon and changes nothing else', async () => {
    assert.equal(
      await taken(machine('Parameters:', '  Metod<|>: PUT'), 'Method'),
      machine('Parameters:', '  Method: PUT'),
    );
  });

  it('mends the column of a line that is not in that of its neighbours', async () => {
    for (const blanks of ['', '    '])
      assert.equal(
        await taken(machine('Parameters:', '    Path: x', `  ${blanks}<|>`.replace('    <', '     <')), 'Method'),
        machine('Parameters:', '    Path: x', '    Method: GET'),
      );
  });

  it('goes by the column, not by the line above', async () => {
    const headers = await labelsAt(machine('Parameters:', '  Headers:', '    a: [b]', '    <|>'));
    assert.ok(headers.includes('Accept') && !headers.includes('Method'));
    const names = await labelsAt(machine('Parameters:', '  Headers:', '    a: [b]', '  <|>'));
    assert.ok(names.includes('Method') && !names.includes('Accept'));
  });

  it('offers parameters of no other integration', async () => {
    const source = machine().replace('      Method: GET\n', '      <|>\n');
    assert.deepEqual(await labelsAt(source), []);
  });

  it('says nothing in comments, block scalars and behind a value', async () => {
    for (const lines of [
      ['Parameters:', '  # M<|>'],
      ['Comment: |', '  <|>'],
      ['Comment: |', '  Parameters:', '    M<|>'],
      ['Parameters:', '  Method: GET <|>'],
      ['Parameters:', '  RequestBody:', '    <|>'],
    ])
      assert.deepEqual(await labelsAt(machine(...lines)), [], lines.join('\n'));
  });
});

describe('in brackets', () => {
  for (const [before, after] of [
    ['Parameters: { <|> }', 'Parameters: { Method: GET }'],
    ['Parameters: { M<|> }', 'Parameters: { Method: GET }'],
    ['Parameters: {<|>}', 'Parameters: {Method: GET}'],
    ['Parameters: { Path: x, <|> }', 'Parameters: { Path: x, Method: GET }'],
    ['Parameters: { Method: P<|> }', 'Parameters: { Method: GET }'],
    ['Parameters: { Method: <|> }', 'Parameters: { Method: GET }'],
  ] as const)
    it(before, async () => {
      const label = /Method: /.test(before) ? 'GET' : 'Method';
      assert.equal((await taken(machine(before), label)).replaceAll('"', ''), machine(after));
    });
  it('an object stays between brackets', async () => {
    assert.equal(
      await taken(machine('Parameters: { <|> }'), 'Headers'),
      machine('Parameters: { Headers: { "name": ["value"] } }'),
    );
  });
});

describe('values', () => {
  for (const [before, after] of [
    ['Method: <|>', 'Method: POST'],
    ['Method:<|>', 'Method: POST'],
    ['Method: P<|>', 'Method: POST'],
    ['Method: "P<|>"', 'Method: "POST"'],
    ["Method: 'P<|>'", "Method: 'POST'"],
    ['Method: G<|> # read', 'Method: POST # read'],
  ] as const)
    it(before, async () => {
      assert.equal(await taken(machine('Parameters:', `  ${before}`), 'POST'), machine('Parameters:', `  ${after}`));
      assert.equal(
        await taken(machine('Parameters:', `  ${before}`, '  Path: x'), 'POST'),
        machine('Parameters:', `  ${after}`, '  Path: x'),
      );
      assert.equal(await taken(yaml(`  ${before}`), 'POST'), yaml(`  ${after}`));
    });
  it('a boolean', async () => {
    assert.equal(await taken(yaml('  AllowNullValues: <|>'), 'true'), yaml('  AllowNullValues: true'));
  });
});

describe('headers', () => {
  it('names with their list, never a forbidden one', async () => {
    const source = machine('Parameters:', '  Headers:', '    <|>', '  Method: GET');
    assert.deepEqual((await labelsAt(source)).filter(isForbiddenHeader), []);
    assert.equal(
      await taken(source, 'Content-Type'),
      machine('Parameters:', '  Headers:', '    Content-Type: ["application/json"]', '  Method: GET'),
    );
  });
  it('the token of a Task that waits', async () => {
    const waiting = (line: string): string =>
      machine('Parameters:', '  Headers:', `    ${line}`).replace(
        'apigateway:invoke',
        'apigateway:invoke.waitForTaskToken',
      );
    assert.equal(await taken(waiting('T<|>'), 'TaskToken.$'), waiting('TaskToken.$: States.Array($$.Task.Token)'));
  });
  for (const [before, after] of [
    [['Accept: [<|>]'], ['Accept: [text/plain]']],
    [
      ['Accept:', '  - <|>'],
      ['Accept:', '  - text/plain'],
    ],
    [
      ['Accept:', '- t<|>'],
      ['Accept:', '- text/plain'],
    ],
    [
      ['Accept:', '  <|>'],
      ['Accept:', '  - text/plain'],
    ],
  ] as const)
    it(`values: ${before.join(' / ')}`, async () => {
      const around = (lines: readonly string[]): string =>
        machine('Parameters:', '  Headers:', ...lines.map((line) => `    ${line}`), '  Method: GET');
      assert.equal(await taken(around(before), 'text/plain'), around(after));
    });
});

describe('error names', () => {
  for (const [before, after] of [
    [['- ErrorEquals: [<|>]'], ['- ErrorEquals: [States.Timeout]']],
    [['- ErrorEquals: [States.TaskFailed, St<|>]'], ['- ErrorEquals: [States.TaskFailed, States.Timeout]']],
    [
      ['- ErrorEquals:', '    - <|>'],
      ['- ErrorEquals:', '    - States.Timeout'],
    ],
    [
      ['- ErrorEquals:', '    -<|>'],
      ['- ErrorEquals:', '    - States.Timeout'],
    ],
    [
      ['- ErrorEquals:', '  - <|>', '  Next: After'],
      ['- ErrorEquals:', '  - States.Timeout', '  Next: After'],
    ],
    [
      ['- ErrorEquals:', '    - States.T<|>'],
      ['- ErrorEquals:', '    - States.Timeout'],
    ],
    [
      ['- ErrorEquals:', "    - 'States.T<|>'"],
      ['- ErrorEquals:', "    - 'States.Timeout'"],
    ],
    [
      ['- ErrorEquals:', '    <|>'],
      ['- ErrorEquals:', '    - States.Timeout'],
    ],
    [
      ['- ErrorEquals:', '    - A', '    <|>'],
      ['- ErrorEquals:', '    - A', '    - States.Timeout'],
    ],
    [
      ['- Next: After', '  ErrorEquals:', '    - <|>'],
      ['- Next: After', '  ErrorEquals:', '    - States.Timeout'],
    ],
  ] as const)
    for (const list of ['Retry', 'Catch'])
      it(`${list}: ${before.join(' / ')}`, async () => {
        for (const indent of ['', '  ']) {
          const around = (lines: readonly string[]): string =>
            machine(`${list}:`, ...lines.map((line) => indent + line), 'End: true');
          assert.equal(await taken(around(before), 'States.Timeout'), around(after));
        }
      });
  it('leaves out what is listed', async () => {
    const found = await labelsAt(
      machine('Retry:', '- ErrorEquals:', '  - States.ALL', '  - <|>', '  - APIGateway.429'),
    );
    assert.ok(found.includes('ApiGateway.429'));
    assert.ok(!found.includes('States.ALL') && !found.includes('APIGateway.429'));
  });
});

describe('Resource', () => {
  const invoke = 'arn:aws:states:::apigateway:invoke';
  for (const line of ['Resource: <|>', 'Resource:<|>', 'Resource: arn:<|>'])
    it(line, async () => {
      const states = (text: string): string => `States:\n  A:\n    Type: Task\n    ${text}\n    End: true\n`;
      assert.equal(await taken(states(line), invoke), states(`Resource: ${invoke}`));
      assert.equal(await taken(`Type: Task\n${line}`, invoke), `Type: Task\nResource: ${invoke}`);
    });
  it('not of another kind of state, nor of a policy', async () => {
    assert.deepEqual(await labelsAt('States:\n  A:\n    Type: Pass\n    Resource: <|>\n'), []);
    assert.deepEqual(await labelsAt('Statement:\n  - Effect: Allow\n    Resource: <|>\n'), []);
  });
});

describe('brackets and quotes that are still open', () => {
  const head = 'States:\n  Call:\n    Type: Task\n    Resource: arn:aws:states:::apigateway:invoke\n';
  for (const [typed, label, expected] of [
    ['Parameters: { <|>', 'Method', 'Parameters: { Method: "GET"'],
    ['Parameters: {<|>', 'Method', 'Parameters: {Method: "GET"'],
    ['Parameters: { Path: x, <|>', 'Method', 'Parameters: { Path: x, Method: "GET"'],
    ['Parameters: { Path: x, Me<|>\n', 'Method', 'Parameters: { Path: x, Method: "GET"\n'],
    ['Parameters: { Method: <|>', 'GET', 'Parameters: { Method: GET'],
    ['Parameters:\n      Headers: { Accept: [<|>', 'text/plain', 'Parameters:\n      Headers: { Accept: [text/plain'],
    ['Parameters: { Method: "<|>, Stage: x }', 'PUT', 'Parameters: { Method: "PUT", Stage: x }'],
    ['Parameters: { Method: "P<|> }\n    End: true\n', 'PUT', 'Parameters: { Method: "PUT" }\n    End: true\n'],
    ["Parameters: { Method: '<|>, Stage: 'x' }", 'PUT', "Parameters: { Method: 'PUT', Stage: 'x' }"],
    ['Parameters: { Method: "G<|>ET", Stage: x }', 'PUT', 'Parameters: { Method: "PUT", Stage: x }'],
  ] as const)
    it(typed, async () => assert.equal(await taken(`${head}    ${typed}`, label), `${head}    ${expected}`));
});

it('offers the Resource in JSON that stands as YAML, whatever its indentation', async () => {
  const resource = 'arn:aws:states:::apigateway:invoke';
  for (const payload of ['Arguments', 'Parameters'])
    for (const indent of ['  ', '\t']) {
      const source =
        `{\n"States": {\n"A": {\n"Type": "Task",\n"Resource": "<|>",\n"${payload}": {\n}\n}\n}\n}\n`.replaceAll(
          '\n"',
          `\n${indent}"`,
        );
      assert.equal(await taken(source, resource), source.replace('<|>', resource));
    }
});
