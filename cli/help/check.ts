// The text of `asl-invoke check --help`.
export const checkHelp = `Reports mistakes in the apigateway:invoke Tasks of state machines, as the editor does.

Usage
  asl-invoke check FILE… [options]

  FILE   a definition or a template in JSON or YAML; or - for standard input; or a folder, for every *.asl.json, *.asl,
         *.asl.yaml and *.asl.yml in it, and the templates (template.*, *.template.*, *-template.*, serverless.*) that
         hold such a Task, but for node_modules, cdk.out, .aws-sam and .serverless

Options
  --format stylish|json|sarif
                          for people (default); a JSON array of {file, line, column, endLine, endColumn, code,
                          severity, message}, counted from 1; or SARIF 2.1.0, for GitHub code scanning
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
