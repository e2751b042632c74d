// The text of `asl-invoke policy --help`.
export const policyHelp = `Prints the IAM policy that the call of one apigateway:invoke Task needs, and no more than that.

Usage
  asl-invoke policy FILE [--state NAME] [options]

  FILE   a definition or a template in JSON or YAML, or - for standard input

Options
  --state NAME               the Task: its name, or its path in nested machines; may be left out where there is just one
  --resource-policy          the resource policy of the API, for AuthType RESOURCE_POLICY; else the policy of the state
                             machine's role, for IAM_ROLE
  --account ID               the account of the API; with a template \${AWS::AccountId}, else left to be filled in
  --state-machine ARN        who may call, in a resource policy; with a template the state machine of the Task
  --substitution NAME=VALUE  value of the placeholder \${NAME} in the definition; repeat for several
  --template FILE            the template that points at the definition; else those of the project are looked through
  --syntax json|yaml         how the file is read, whatever its name
  -h, --help

  Placeholders without a value stay as they are, and * stands for what only a run knows.

Exit code
  0   the policy is printed
  1   wrong use

Example
  asl-invoke policy order.asl.json --state "Get Order" --account 111122223333
`;
