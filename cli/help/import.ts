// The text of `asl-invoke import --help`.
export const importHelp = `Makes an apigateway:invoke Task of a cURL command or a .http request. Nothing is sent, and no file it names is read.

Usage
  asl-invoke import [FILE] [options]

  FILE   holds the request, the first of several; standard input where it is left out, or -

It is read in the quoting of bash, and of cmd and PowerShell as browsers copy it. Shell variables and {{variables}}
become placeholders, \${NAME}. What a Task cannot send is left out, and said on standard error.

Options
  --name NAME   of the state; else made of the method and the path
  --yaml        prints YAML in place of JSON
  --jsonata     for a state machine with the query language JSONata
  -h, --help

Exit code
  0   the Task is printed
  1   no request could be read, or wrong use

Examples
  pbpaste | asl-invoke import
  asl-invoke import order.http --yaml
`;
