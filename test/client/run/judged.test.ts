// The place of a run's finding in a document that is edited: moved with the text, gone with what it judged.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { isUnchanged, judgedState, placeOfFinding, taskAtPath } from '../../../client/run/judged';
import { loadReader, parse, syntaxOf, type AslDocument } from '../../../shared/document/document';
import { placedTasks } from '../../../shared/document/embedded';
import type { PlaceInTask } from '../../../shared/explanation/explanation';

before(() => loadReader('yaml'));

const json = `{
  "States": {
    "Call": {
      "Type": "Task",
      "Resource": "arn:aws:states:::apigateway:invoke",
      "Parameters": { "ApiEndpoint": "a.execute-api.eu-west-1.amazonaws.com", "Method": "GET", "Path": "prod/bills" },
      "TimeoutSeconds": 5,
      "End": true
    }
  }
}
`;
const yaml = `States:
  Call:
    Type: Task
    Resource: arn:aws:states:::apigateway:invoke
    Parameters:
      ApiEndpoint: a.execute-api.eu-west-1.amazonaws.com
      Method: GET
      Path: prod/bills
    TimeoutSeconds: 5
    End: true
`;
const template = `Resources:
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: |
${json.replace(/^/gm, '        ')}`;
const samples = { 'machine.asl.json': json, 'machine.asl.yaml': yaml, 'template.yaml': template };

const read = (name: string, text: string): AslDocument => parse(text, syntaxOf(undefined, name));

for (const [name, text] of Object.entries(samples))
  describe(name, () => {
    /** What the place of a finding covers after the edit. */
    const after = (edited: string, at: PlaceInTask): string | undefined => {
      const [placed] = placedTasks(read(name, text));
      assert.ok(placed);
      const { path } = placed;
      const place = placeOfFinding(read(name, edited), { path, at, judged: judgedState(placed) });
      return place === undefined || place === 'edited' ? place : edited.slice(place.start, place.end);
    };
    const path = { parameter: 'Path' };
    const timeout = { field: 'TimeoutSeconds' };

    it('is found where it was, and where edits before it have moved it', () => {
      assert.match(after(text, path) ?? '', /prod\/bills/);
      const longer = name.endsWith('yaml')
        ? `# one\n# two\n${text}`
        : text.replace('{', '{\n  "Comment": "two\\nlines",');
      assert.match(after(longer, path) ?? '', /prod\/bills/);
      assert.equal(after(longer, timeout), '5');
    });
    it('is gone once the payload is edited, and stays when something else is', () => {
      assert.equal(after(text.replace('prod/bills', 'bills'), path), 'edited');
      assert.equal(after(text.replace('GET', 'POST'), path), 'edited');
      assert.equal(after(text.replace(/(TimeoutSeconds"?: )5/, '$16'), timeout), 'edited');
      assert.match(after(text.replace(/(TimeoutSeconds"?: )5/, '$16'), path) ?? '', /prod\/bills/);
    });
    it('is gone with the name of its Task', () => {
      assert.equal(after(text.replace('Call', 'Other'), path), 'edited');
    });
  });

it('waits while the text around the Task cannot be read', () => {
  const [placed] = placedTasks(read('machine.asl.json', json));
  assert.ok(placed);
  const finding = { path: placed.path, at: { parameter: 'Path' }, judged: judgedState(placed) };
  assert.equal(placeOfFinding(read('machine.asl.json', json.replace('"Call": {', '"Ca')), finding), undefined);
});

it('takes a field by the path that stands for it', () => {
  const at = { field: 'TimeoutSeconds' };
  assert.ok(isUnchanged({ TimeoutSecondsPath: '$.a' }, { TimeoutSecondsPath: '$.a', Next: 'B' }, at));
  assert.ok(!isUnchanged({ TimeoutSecondsPath: '$.a' }, { TimeoutSecondsPath: '$.b' }, at));
  assert.equal(taskAtPath(read('machine.asl.json', json), ['States', 'Call'])?.task.name, 'Call');
});
