// The text of `asl-invoke run --help`.
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
  --template FILE            the template that points at the definition and gives values to its placeholders; else those
                             of the project (to the next .git, else package.json) are looked through
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
  --inspection-level LEVEL   DEBUG (default) tells every stage; TRACE the HTTP messages too, where AWS has them
                             (it documents them for HTTP Tasks alone)
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
