// Machines in templates: which are found, and the way between a text inside a template and the template.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { loadReader, parse, syntaxOf, type AslDocument } from '../../../shared/document/document';
import { addressOf, atAddress } from '../../../shared/document/address';
import { placedTasks, type Embedded } from '../../../shared/document/embedded';
import { at } from '../../../shared/document/node';
import { hosts, invoke, machine } from '../../templates';

before(() => loadReader('yaml'));

const open = (name: string, text: string): AslDocument => parse(text, syntaxOf(undefined, name));
const embeddedIn = (document: AslDocument): Embedded => {
  const [embedded] = document.embedded;
  assert.ok(embedded);
  return embedded;
};
const parameters = { ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com', Method: 'GET', Path: "it's" };

for (const { form, name, template } of hosts)
  describe(form, () => {
    it('holds one machine with one Task', () => {
      const text = template(machine(parameters));
      const document = open(name, text);
      assert.deepEqual(
        document.machines.map((found) => found.name),
        ['Machine'],
      );
      const [task, ...others] = placedTasks(document);
      assert.equal(others.length, 0);
      assert.equal(task?.machine?.name, 'Machine');
      assert.equal(text.slice(task.nameSpan.start, task.nameSpan.end).replace(/[\\"']/g, ''), 'Call API');
      assert.match(text.slice(task.span.start, task.span.end), /^[^A-Z]*Type[^]*End\W*true/);
    });

    it('leads from every character of the inner text to the same one of the template, and back', () => {
      const text = template(machine(parameters));
      for (const { document, map } of open(name, text).embedded)
        for (let offset = 0; offset < document.text.length; offset++) {
          const character = document.text[offset] ?? '';
          const span = map.toOuter({ start: offset, end: offset + 1 });
          const inner = map.toInner(span.start);
          // What the text only names, `${AWS::Region}`, is found at the function.
          if (inner === undefined) assert.match(text.slice(span.start, span.end), /Ref/);
          else {
            assert.equal(inner, offset, JSON.stringify(document.text.slice(offset, offset + 20)));
            if (/\S/.test(character)) assert.match(text.slice(span.start, span.end), /^(\\?.|'')$/);
          }
        }
    });

    it('takes an edit anywhere in one string, and none across what deployment puts in', () => {
      const text = template(machine(parameters));
      const document = open(name, text);
      if (document.embedded.length === 0) return;
      const { document: inner, map } = embeddedIn(document);
      const length = inner.text.length;
      const edits = fc.tuple(
        fc.nat(length),
        fc.nat(length),
        fc.constantFrom('', '"', "'", '\\', '{"a": 1}', 'x\ny', ', '),
      );
      fc.assert(
        fc.property(edits, ([one, other, put]) => {
          const span = { start: Math.min(one, other), end: Math.max(one, other) };
          // Layout at the very ends belongs to the template.
          if (span.start === 0 || span.end === length) return;
          const edit = map.toOuterEdit({ span, text: put });
          if (!edit) return;
          const edited = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
          const after = embeddedTextOf(name, edited);
          const expected = inner.text.slice(0, span.start) + put + inner.text.slice(span.end);
          assert.equal(after?.replace(/\s+/g, ''), expected.replace(/\s+/g, ''));
        }),
        { numRuns: 150 },
      );
    });
  });

function embeddedTextOf(name: string, text: string): string | undefined {
  return parse(text, syntaxOf(undefined, name), { whole: true }).embedded[0]?.document.text;
}

describe('what is a machine', () => {
  const state = { Type: 'Task', Resource: invoke, Parameters: {} };
  const definition = { States: { A: state } };
  const started = { StartAt: 'A', ...definition };
  const resource = (Type: string, Properties: object): { Resources: object } => ({
    Resources: { M: { Type, Properties } },
  });
  const tasks: [string, object, string[]][] = [
    [
      'Definition of a SAM machine',
      resource('AWS::Serverless::StateMachine', { Definition: definition }),
      ['Resources/M/Properties/Definition/States/A'],
    ],
    [
      'Definition of a CloudFormation machine',
      resource('AWS::StepFunctions::StateMachine', { Definition: definition }),
      ['Resources/M/Properties/Definition/States/A'],
    ],
    ['any other resource', resource('AWS::IAM::Role', { Definition: definition }), []],
    ['no definition at all', resource('AWS::Serverless::StateMachine', { Resource: invoke }), []],
    [
      'resources of serverless.yml',
      { resources: resource('AWS::Serverless::StateMachine', { Definition: definition }) },
      ['resources/Resources/M/Properties/Definition/States/A'],
    ],
    [
      'a list of resources',
      { resources: [{}, resource('AWS::Serverless::StateMachine', { Definition: definition })] },
      ['resources/1/Resources/M/Properties/Definition/States/A'],
    ],
    [
      'stepFunctions',
      { stepFunctions: { stateMachines: { m: { definition } } } },
      ['stepFunctions/stateMachines/m/definition/States/A'],
    ],
    ['a file', resource('AWS::Serverless::StateMachine', { DefinitionUri: 'a.asl.json', Definition: definition }), []],
    [
      'Tasks inside Map',
      resource('AWS::Serverless::StateMachine', {
        Definition: { States: { Each: { Type: 'Map', Iterator: definition } } },
      }),
      ['Resources/M/Properties/Definition/States/Each/Iterator/States/A'],
    ],
    [
      'both definitions of an If',
      resource('AWS::Serverless::StateMachine', { Definition: { 'Fn::If': ['IsProd', definition, definition] } }),
      ['Resources/M/Properties/Definition/Fn::If/1/States/A', 'Resources/M/Properties/Definition/Fn::If/2/States/A'],
    ],
    [
      'a loop in a loop',
      {
        Resources: {
          'Fn::ForEach::X': [
            'X',
            ['a'],
            {
              'Fn::ForEach::Y': [
                'Y',
                ['b'],
                resource('AWS::Serverless::StateMachine', { Definition: definition }).Resources,
              ],
            },
          ],
        },
      },
      ['Resources/Fn::ForEach::X/2/Fn::ForEach::Y/2/M/Properties/Definition/States/A'],
    ],
    ['a loop that is half typed', { Resources: { 'Fn::ForEach::X': ['X'], 'Fn::ForEach::Y': definition } }, []],
    [
      'definitions under keys',
      { orders: started, more: { bills: { definition: started } } },
      ['orders/States/A', 'more/bills/definition/States/A'],
    ],
    ['a definition too deep', { a: { b: { c: { d: started } } } }, []],
    ['an object with States that starts nowhere', { countries: definition }, []],
    [
      'a Map state, which is no file of definitions',
      { Type: 'Map', ItemProcessor: started },
      ['ItemProcessor/States/A'],
    ],
    ['a machine itself', definition, ['States/A']],
    ['a single state', state, ['']],
  ];
  for (const [what, template, paths] of tasks)
    it(what, () => {
      const found = placedTasks(parse(JSON.stringify(template), 'json'));
      assert.deepEqual(
        found.map(({ path }) => path.join('/')),
        paths,
      );
    });

  it('two machines of one template keep their Tasks apart', () => {
    const M = {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { DefinitionString: JSON.stringify(definition) },
    };
    const found = placedTasks(parse(JSON.stringify({ Resources: { A: M, B: M } }), 'json'));
    assert.deepEqual(
      found.map((task) => task.machine?.name),
      ['A', 'B'],
    );
  });

  it('a Resource that the template puts together', () => {
    for (const Resource of [
      { 'Fn::Sub': 'arn:${AWS::Partition}:states:::apigateway:invoke' },
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':states:::apigateway:invoke.waitForTaskToken']] },
      { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 'states', '', '', 'apigateway', 'invoke']] },
    ]) {
      const template = resource('AWS::Serverless::StateMachine', {
        Definition: { States: { A: { ...state, Resource } } },
      });
      assert.equal(parse(JSON.stringify(template), 'json', { whole: true }).tasks.length, 1, JSON.stringify(Resource));
    }
  });
});

it('both definitions of an !If are told apart, and found by their address', () => {
  const inner = (name: string): string =>
    `{ StartAt: ${name}, States: { ${name}: { Type: Task, Resource: '${invoke}' } } }`;
  const text = `Resources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition: !If [IsProd, ${inner('A')}, !If [IsTest, ${inner('A')}, ${inner('B')}]]\n`;
  const document = parse(text, 'yaml');
  const tasks = placedTasks(document).map(({ task: { name }, path, machine }) => ({ name, path, machine }));
  assert.deepEqual(tasks.map(addressOf), [
    'M[IsProd]/A',
    'M[not IsProd and IsTest]/A',
    'M[not IsProd and not IsTest]/B',
  ]);
  assert.equal(atAddress(tasks, 'M[not IsProd and IsTest]/A').length, 1);
  for (const { path } of tasks) assert.equal(at(document.root, path)?.kind, 'object', path.join('/'));
});

it('files: of both branches of an If, and with a key in serverless.yml', () => {
  const files = (text: string): unknown =>
    parse(text, 'yaml', { whole: true }).machines.map(({ file, condition }) => [file?.name, file?.key ?? condition]);
  const sam = 'Resources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      DefinitionUri: ';
  assert.deepEqual(files(`${sam}!If [IsProd, a.asl.json, b.asl.json]\n`), [
    ['a.asl.json', 'IsProd'],
    ['b.asl.json', 'not IsProd'],
  ]);
  const serverless = 'stepFunctions:\n  stateMachines:\n    M:\n      definition: ';
  assert.deepEqual(files(`${serverless}\${file(machines.yml):orders.main}\n`), [['machines.yml', 'orders.main']]);
  assert.deepEqual(files(`${serverless}\${file(m.asl.yml)}\n`), [['m.asl.yml', undefined]]);
});

it('a template without the integration is not read', () => {
  const text = `Resources:\n  Api: { Type: AWS::ApiGateway::RestApi }\n  Uri: arn:aws:apigateway:eu-west-1:lambda:path/x\n  Other: arn:aws:states:::sqs:sendMessage\n`;
  assert.equal(parse(text, 'yaml').root, undefined);
});

it('a text whose places cannot be told is read and left alone', () => {
  // The quotes of the alias stand at its anchor.
  const text = `x: &text '${JSON.stringify({ States: { A: { Type: 'Task', Resource: invoke } } })}'\nResources:\n  M:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: *text # ${invoke}\n`;
  const { embedded } = parse(text, 'yaml', { whole: true });
  assert.equal(embedded.length, 1);
  assert.equal(embedded[0]?.map.toOuterEdit({ span: { start: 5, end: 6 }, text: 'x' }), undefined);
});
