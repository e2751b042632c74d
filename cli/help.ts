// The texts of --help.

export const mainHelp = `Checks and runs the apigateway:invoke Tasks of AWS Step Functions state machines.

Usage
  asl-invoke check FILE…    report mistakes in the Tasks
  asl-invoke run FILE       make the call of one Task, as Step Functions would
  asl-invoke validate FILE  have Step Functions check a whole definition
  asl-invoke test [FILE…]   run Task tests (*.asltest.json), offline with recorded responses or live
  asl-invoke policy FILE    the IAM policy that the call of one Task needs
  asl-invoke curl FILE      that call as a cURL command or a .http request
  asl-invoke import         a cURL command or .http request as a Task

  asl-invoke COMMAND --help shows the options of a command.
  asl-invoke --version

Examples
  asl-invoke check order.asl.json
  asl-invoke run order.asl.json --state "Get Order" --input '{"id": 7}'
`;

export const checkHelp = `Reports mistakes in the apigateway:invoke Tasks of state machines, as the editor does.

Usage
  asl-invoke check FILE… [options]

  FILE   a definition in JSON or YAML; a folder, for every *.asl.json, *.asl, *.asl.yaml and *.asl.yml in it
         (not in node_modules); or - for standard input

Options
  --format stylish|json   for people (default), or a JSON array of
                          {file, line, column, endLine, endColumn, code, severity, message}, counted from 1
  --syntax json|yaml      how the files are read, whatever their names; else by name, standard input by its beginning
  -h, --help

Exit code
  0   no error (there may be warnings)
  1   an error, a file that could not be read, or wrong use

Examples
  asl-invoke check order.asl.json
  asl-invoke check workflows --format json
  cat order.yaml | asl-invoke check - --syntax yaml
`;

export const runHelp = `Makes the HTTP call of one apigateway:invoke Task, as Step Functions would, and shows each stage of it.

Usage
  asl-invoke run FILE [--state NAME] [options]

  FILE   a definition in JSON or YAML, or - for standard input

Options
  --state NAME               the Task: its name, or its path in nested machines ("Each Order/Get Order");
                             may be left out where there is just one
  --input JSON|@FILE         the state's input ({} by default); @- reads standard input
  --endpoint HOST=URL        where an API host really is, e.g. for SAM local or LocalStack; repeat for several hosts
  --profile NAME             AWS profile for IAM_ROLE; else the AWS credential chain (environment, config files, …)
  --role ARN                 role to assume before signing, as Step Functions assumes the state machine's
  --sign-resource-policy     signs a RESOURCE_POLICY Task too, with your own credentials
  --substitution NAME=VALUE  value of the placeholder \${NAME} in the definition; repeat for several
  --context JSON             values of the context object in place of made-up ones: '{"Execution": {"Name": "test"}}'
  --variables JSON           workflow variables that the Task can read: '{"customer": "Mary"}'
  --error-prefix PREFIX      APIGateway (default) or ApiGateway: how the integration's errors are spelled
  --timeout SECONDS          stops the call after that time, whatever TimeoutSeconds is (60)
  --callback-port PORT       where the token of a .waitForTaskToken Task comes back; any free port by default
  --no-wait                  ends such a Task once its call is made, without a result
  --retry                    makes the retries that Retry asks for, with their waits
  --aws                      has Step Functions run the Task (TestState), which really calls the API; see below
  --syntax json|yaml         how the file is read, whatever its name
  --format text|json         for people (default), or one JSON object with state, status, parameters, request,
                             response, result, output, error, cause, explanation and more, as far as the run got
  --verbose                  tells in text what the time of the call was spent on; JSON always does
  -h, --help

With --aws, signed with --profile or the AWS credential chain
  --execution-role ARN       the role that runs the Task; you need states:TestState, and iam:PassRole for the role
  --mock JSON|@FILE          the result in place of a call, which needs no role; a .waitForTaskToken Task must have one
  --mock-error JSON|@FILE    the same for an error: '{"error": "ApiGateway.403", "cause": "…"}'
  --region NAME              else that of ApiEndpoint, or of the AWS configuration
  --step-functions-endpoint URL
                             where Step Functions is, in place of AWS's own host

Exit code
  0   the Task succeeded
  2   the Task failed
  130 the run was cancelled with Ctrl-C
  1   wrong use: nothing was sent

Examples
  asl-invoke run order.asl.json --state "Get Order" --input '{"id": 7}'
  asl-invoke run order.asl.json --input @order.json --profile dev --format json
  asl-invoke run order.asl.json --aws --execution-role arn:aws:iam::111122223333:role/OrderMachine
  asl-invoke run order.asl.json --endpoint abc123.execute-api.us-east-1.amazonaws.com=http://127.0.0.1:3000
`;

export const policyHelp = `Prints the IAM policy that the call of one apigateway:invoke Task needs, and no more than that.

Usage
  asl-invoke policy FILE [--state NAME] [options]

  FILE   a definition or a template in JSON or YAML, or - for standard input

Options
  --state NAME               the Task: its name, or its path in nested machines; may be left out where there is just one
  --resource-policy          the resource policy of the API, for AuthType RESOURCE_POLICY; else the policy of the state
                             machine's role, for IAM_ROLE
  --account ID               the account of the API; in a template \${AWS::AccountId}, else left to be filled in
  --state-machine ARN        who may call, in a resource policy; in a template the state machine of the Task
  --substitution NAME=VALUE  value of the placeholder \${NAME} in the definition; repeat for several
  --syntax json|yaml         how the file is read, whatever its name
  -h, --help

  Placeholders without a value stay as they are, and * stands for what only a run knows.

Exit code
  0   the policy is printed
  1   wrong use

Example
  asl-invoke policy order.asl.json --state "Get Order" --account 111122223333
`;

export const validateHelp = `Has Step Functions check a whole definition (ValidateStateMachineDefinition). Nothing is created.

Usage
  asl-invoke validate FILE [options]

  FILE   a definition or a template in JSON or YAML, or - for standard input

Options
  --machine NAME             the state machine of a template; may be left out where there is just one
  --type standard|express    the type of the state machine; else that of the template, or standard
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
`;

export const curlHelp = `Prints the request of one apigateway:invoke Task as a cURL command or a .http request. Nothing is sent.

Usage
  asl-invoke curl FILE [TASK] [options]

  FILE   a definition in JSON or YAML, or - for standard input
  TASK   its name, or its path in nested machines; may be left out where there is just one

A request of IAM_ROLE is signed by curl 7.88 or newer, or by the extension REST Client or httpYac. Credentials and the
values of secret headers are read from environment variables; they never stand in the text.

Options
  --http                     a request of a .http file
  --state NAME               the same as TASK
  --input JSON|@FILE         the state's input ({} by default); @- reads standard input
  --endpoint HOST=URL        where an API host really is: the text calls it there
  --substitution NAME=VALUE  value of the placeholder \${NAME} in the definition; repeat for several
  --context JSON             values of the context object in place of made-up ones
  --variables JSON           workflow variables that the Task can read
  --syntax json|yaml         how the file is read, whatever its name
  -h, --help

Exit code
  0   printed
  2   the Task would fail before its call
  1   wrong use

Examples
  asl-invoke curl order.asl.json "Get Order" --input '{"id": 7}'
  asl-invoke curl order.asl.json --http > order.http
`;

export const importHelp = `Makes an apigateway:invoke Task of a cURL command or a .http request. Nothing is sent, and no file it names is read.

Usage
  asl-invoke import [FILE] [options]

  FILE   holds the request, the first of several; standard input where it is left out, or -

It is read in the quoting of bash, and of cmd and PowerShell as browsers copy it. Shell variables and {{variables}} become
placeholders, \${NAME}. What a Task cannot send is left out, and said on standard error.

Options
  --name NAME   of the state; else made of the method and the path
  --yaml        prints YAML in place of JSON
  --jsonata     for a state machine with the query language JSONata
  -h, --help

Examples
  pbpaste | asl-invoke import
  asl-invoke import order.http --yaml
`;

export const testHelp = `Runs Task tests: each gives a Task its input and a recorded response, and says what must come of it.

Usage
  asl-invoke test [FILE…] [options]

  FILE   a Task test file; a folder, for every *.asltest.json in it (not in node_modules); the current folder by default

Options
  --live                     makes the calls, in place of the recorded responses
  --name TEXT                only the tests whose name has this text
  --endpoint HOST=URL        with --live: where an API host really is; repeat for several hosts
  --profile NAME             with --live: AWS profile for IAM_ROLE
  --role ARN                 with --live: role to assume before signing
  --error-prefix PREFIX      APIGateway (default) or ApiGateway: how the integration's errors are spelled
  --timeout SECONDS          stops a call after that time, whatever TimeoutSeconds is (60)
  --format text|json|junit   for people (default), for programs, or JUnit's XML for a CI service
  -h, --help

  In VS Code, the result panel saves a run as a test, and the Test Explorer runs it.

Exit code
  0   every test passed
  2   a test failed
  1   a file that could not be read, or wrong use

Examples
  asl-invoke test
  asl-invoke test order.asltest.json --live --profile dev --format junit
`;
