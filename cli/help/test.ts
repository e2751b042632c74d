// The text of `asl-invoke test --help`.
export const testHelp = `Runs Task tests: each gives a Task its input and a recorded response, and says what must come of it.

Usage
  asl-invoke test [FILE…] [options]

  FILE   a Task test file; a folder, for every *.asltest.json in it (not in node_modules); the current folder by default

Options
  --live                     makes the calls, in place of the recorded responses
  --name TEXT                only the tests whose name has this text
  --template FILE            the template that points at the definition; else those of the project are looked through
  --endpoint HOST=URL        with --live: where an API host really is; repeat for several hosts
  --profile NAME             with --live: AWS profile for IAM_ROLE
  --role ARN                 with --live: role to assume before signing
  --error-prefix PREFIX      APIGateway (default) or ApiGateway: how the integration's errors are spelled
  --timeout SECONDS          stops a call after that time, whatever TimeoutSeconds is (60)
  --callback-port PORT       with --live: where the token of a .waitForTaskToken Task comes back; any free by default
  --callback-timeout SECONDS with --live: how long such a token is waited for at most, whatever TimeoutSeconds is (300)
  --no-wait                  with --live: such a test ends once its call is made, without a result
  --format text|json|junit   for people (default), for programs, or JUnit's XML for a CI service
  -h, --help

  In VS Code, the result panel saves a run as a test, and the Test Explorer runs it.

Exit code
  0   every test passed
  2   a test failed
  1   a file that could not be read or holds no test, a --name that no test has, or wrong use

Examples
  asl-invoke test
  asl-invoke test order.asltest.json --live --profile dev --format junit
`;
