// State machines in every kind of template, for tests of what happens inside them.

/** A template's form: its file name, and a text around the definition given as JSON. */
export type Host = {
  form: string;
  name: string;
  template: (json: string) => string;
  /** How a piece of the JSON is written there, where not as it is. */
  value?: (json: string) => string;
};

export const invoke = 'arn:aws:states:::apigateway:invoke';

/** A state machine with one Task, as indented JSON. */
export function machine(parameters: object, resource = invoke): string {
  const call = { Type: 'Task', Resource: resource, Parameters: parameters, End: true };
  return JSON.stringify({ StartAt: 'Call API', States: { 'Call API': call } }, null, 2);
}

const indented = (text: string, by: number): string => text.replaceAll('\n', `\n${' '.repeat(by)}`);
const compact = (json: string): string => JSON.stringify(JSON.parse(json));
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
const resource = (type: string, properties: string): string =>
  `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Machine:\n    Type: ${type}\n    Properties:\n      ${properties}\n      RoleArn: !GetAtt Role.Arn\n`;
const cloudFormation = (definition: string): string => resource('AWS::StepFunctions::StateMachine', definition);
const inJson = (definition: object): string =>
  JSON.stringify(
    { Resources: { Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: definition } } },
    null,
    1,
  );

/** The text in the pieces that CDK makes of it: around each part of the ARN and the host that deployment knows. */
function joined(json: string): unknown[] {
  const [before = '', after = ''] = compact(json).split('arn:aws:states');
  const [start = '', end = ''] = after.split('abc.execute-api.us-east-1.amazonaws.com');
  const host = [{ Ref: 'Api' }, '.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }];
  return [`${before}arn:`, { Ref: 'AWS::Partition' }, `:states${start}`, ...host, end];
}

const quotedYaml = (part: unknown): string =>
  typeof part === 'string' ? `'${part.replaceAll("'", "''")}'` : `Ref: ${(part as { Ref: string }).Ref}`;

export const hosts: Host[] = [
  {
    form: 'SAM Definition in YAML',
    name: 'template.yaml',
    template: (json) =>
      resource(
        'AWS::Serverless::StateMachine',
        `Definition:\n        ${indented(blockYaml(JSON.parse(json) as object), 8)}`,
      ),
    value: (json) => json.replaceAll('"', ''),
  },
  {
    form: 'Definition in JSON',
    name: 'stack.template.json',
    template: (json) => inJson({ Definition: JSON.parse(json) as object }),
  },
  {
    form: 'Fn::ToJsonString in YAML',
    name: 'template.yaml',
    template: (json) =>
      cloudFormation(
        `DefinitionString:\n        Fn::ToJsonString:\n          ${indented(blockYaml(JSON.parse(json) as object), 10)}`,
      ),
    value: (json) => json.replaceAll('"', ''),
  },
  {
    form: '!ToJsonString',
    name: 'template.yaml',
    template: (json) =>
      cloudFormation(`DefinitionString: !ToJsonString\n        ${indented(blockYaml(JSON.parse(json) as object), 8)}`),
    value: (json) => json.replaceAll('"', ''),
  },
  {
    form: 'Fn::ToJsonString in JSON',
    name: 'stack.template.json',
    template: (json) => inJson({ DefinitionString: { 'Fn::ToJsonString': JSON.parse(json) as object } }),
  },
  {
    form: 'serverless.yml',
    name: 'serverless.yml',
    template: (json) =>
      `service: x\nstepFunctions:\n  stateMachines:\n    Machine:\n      definition:\n        ${indented(blockYaml(JSON.parse(json) as object), 8)}\n`,
    value: (json) => json.replaceAll('"', ''),
  },
  {
    form: 'DefinitionString in a block scalar',
    name: 'template.yaml',
    template: (json) => cloudFormation(`DefinitionString: |\n        ${indented(json, 8)}`),
  },
  {
    form: 'DefinitionString in a folded block scalar, with \\r\\n',
    name: 'template.yaml',
    template: (json) =>
      cloudFormation(`DefinitionString: >-\n          ${indented(json, 10)}`).replaceAll('\n', '\r\n'),
  },
  {
    form: '!Sub |',
    name: 'template.yaml',
    template: (json) => cloudFormation(`DefinitionString: !Sub |\n        ${indented(json, 8)}\n`),
  },
  {
    form: '!Sub [text, map]',
    name: 'template.yaml',
    template: (json) =>
      cloudFormation(
        `DefinitionString: !Sub\n        - |-\n          ${indented(json, 10)}\n        - Name: !Ref Other`,
      ),
  },
  {
    form: 'Fn::Sub in YAML',
    name: 'template.yaml',
    template: (json) => cloudFormation(`DefinitionString:\n        Fn::Sub: |\n            ${indented(json, 12)}`),
  },
  {
    form: 'double quotes in YAML',
    name: 'template.yaml',
    template: (json) => cloudFormation(`DefinitionString: ${JSON.stringify(json)}`),
    value: escaped,
  },
  {
    form: 'single quotes in YAML',
    name: 'template.yaml',
    template: (json) => cloudFormation(`DefinitionString: '${indented(json.replaceAll("'", "''"), 8)}'`),
  },
  {
    form: 'a string in JSON',
    name: 'template.json',
    template: (json) => inJson({ DefinitionString: json }),
    value: escaped,
  },
  {
    form: 'Fn::Sub in JSON',
    name: 'template.json',
    template: (json) => inJson({ DefinitionString: { 'Fn::Sub': [compact(json), { Name: { Ref: 'Other' } }] } }),
    value: escaped,
  },
  {
    form: 'Fn::Join in JSON',
    name: 'stack.template.json',
    template: (json) => inJson({ DefinitionString: { 'Fn::Join': ['', joined(json)] } }),
    value: escaped,
  },
  {
    form: 'Fn::Join in YAML',
    name: 'template.yaml',
    template: (json) =>
      cloudFormation(
        `DefinitionString:\n        Fn::Join:\n          - ""\n          - - ${joined(json).map(quotedYaml).join('\n            - ')}`,
      ),
  },
  {
    form: 'Fn::Join in YAML, one piece without quotes',
    name: 'template.yaml',
    template: (json) => {
      const parts = joined(json).map((part) =>
        typeof part === 'string' && part.startsWith(':') ? part : quotedYaml(part),
      );
      return cloudFormation(`DefinitionString: !Join\n        - ""\n        - - ${parts.join('\n          - ')}`);
    },
  },
  {
    form: 'both of !If in YAML, one of which is left out',
    name: 'template.yaml',
    template: (json) =>
      cloudFormation(
        `Definition: !If\n        - IsProd\n        - ${indented(blockYaml(JSON.parse(json) as object), 10)}\n        - !Ref AWS::NoValue`,
      ),
    value: (json) => json.replaceAll('"', ''),
  },
  {
    form: 'Fn::If in JSON around a string',
    name: 'template.json',
    template: (json) =>
      inJson({ DefinitionString: { 'Fn::If': ['IsProd', { Ref: 'AWS::NoValue' }, { 'Fn::Sub': json }] } }),
    value: escaped,
  },
  {
    form: 'Fn::ForEach in YAML',
    name: 'template.yaml',
    template: (json) =>
      `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Machines:\n    - Name\n    - [A, B]\n    - Machine:\n        Type: AWS::StepFunctions::StateMachine\n        Properties:\n          Definition:\n            ${indented(blockYaml(JSON.parse(json) as object), 12)}\n`,
    value: (json) => json.replaceAll('"', ''),
  },
  {
    form: 'one definition of several in a file',
    name: 'machines.yml',
    template: (json) => `Machine:\n  ${indented(blockYaml(JSON.parse(json) as object), 2)}\nOther:\n  StartAt: X\n`,
    value: (json) => json.replaceAll('"', ''),
  },
  {
    form: 'one definition of several in a JSON file, as serverless.yml nests it',
    name: 'machines.json',
    template: (json) => JSON.stringify({ Machine: { definition: JSON.parse(json) as object } }, null, 1),
  },
];

/** Objects as block YAML, lists between brackets. */
function blockYaml(object: object, indent = ''): string {
  const lines = Object.entries(object).map(([key, item]: [string, unknown]) => {
    if (typeof item !== 'object' || item === null) return `${indent}${key}: ${String(item)}`;
    const isBlock = !Array.isArray(item) && Object.keys(item).length > 0;
    return `${indent}${key}: ${isBlock ? `\n${blockYaml(item, `${indent}  `)}` : JSON.stringify(item)}`;
  });
  return lines.join('\n');
}
