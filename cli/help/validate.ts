// The text of `asl-invoke validate --help`.
export const validateHelp = `Has Step Functions check a whole definition (ValidateStateMachineDefinition). Nothing is created.

Usage
  asl-invoke validate FILE [options]

  FILE   a definition or a template in JSON or YAML, or - for standard input

Options
  --machine NAME             the state machine of a template, also of one that points at the definition; may be left out
                             where there is just one
  --template FILE            the template that points at the definition and gives values to its placeholders; else those
                             of the project (to the next .git, else package.json) are looked through
  --type standard|express    the type of the state machine; else that of its template, or standard
  --substitution NAME=VALUE  value of the placeholder \${NAME} in the definition; repeat for several
  --region NAME              else that of an API in the definition, or of the AWS configuration
  --profile NAME             AWS profile; else the AWS credential chain. You need states:ValidateStateMachineDefinition
  --step-functions-endpoint URL
                             where Step Functions is, in place of AWS's own host
  --format stylish|json      for people (default), or a JSON array of
                             {file, line, column, endLine, endColumn, code, severity, message}, counted from 1
  --syntax json|yaml         how the file is read, whatever its name
  -h, --help

Exit code
  0   Step Functions takes the definition (there may be warnings)
  1   it does not, or wrong use
  2   it gave no answer: no credentials, no permission, no network

Example
  asl-invoke validate order.asl.json --profile dev --region eu-west-1
  asl-invoke validate statemachine/order.asl.json --template template.yaml
`;
