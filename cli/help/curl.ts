// The text of `asl-invoke curl --help`.
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
  --template FILE            the template that points at the definition; else those of the project are looked through
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
