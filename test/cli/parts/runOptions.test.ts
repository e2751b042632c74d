// The options of `run`: each form they may have, and what is said of every other.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRunOptions, runArguments } from '../../../cli/runOptions';
import { Misuse, readArgs } from '../../../cli/usage';

const read = (args: readonly string[]) => readRunOptions(readArgs([...args], runArguments));

describe('what is given', () => {
  test('nothing but a file', () => {
    assert.deepEqual(read(['a']), {
      file: 'a',
      input: '{}',
      endpoints: {},
      substitutions: {},
      context: {},
      variables: {},
      errorPrefix: 'APIGateway',
      timeoutSeconds: 60,
      retry: false,
      signResourcePolicy: false,
      wait: true,
      callbackPort: 0,
      format: 'text',
      verbose: false,
    });
  });

  test('everything', () => {
    const args =
      'a --state S --input @x --endpoint A.B=http://x --endpoint c=https://y/z --profile p --timeout .5 --retry ' +
      '--sign-resource-policy --substitution N=1=2 --substitution AWS::Region= --syntax yaml --format json --role arn:r ' +
      '--context {"Execution":{"Name":"n"}} --variables {"v":1} --error-prefix ApiGateway --callback-port 4711 --no-wait --verbose';
    assert.deepEqual(read(args.split(' ')), {
      file: 'a',
      state: 'S',
      input: '@x',
      endpoints: { 'a.b': 'http://x', c: 'https://y/z' },
      substitutions: { N: '1=2', 'AWS::Region': '' },
      profile: 'p',
      roleArn: 'arn:r',
      context: { Execution: { Name: 'n' } },
      variables: { v: 1 },
      errorPrefix: 'ApiGateway',
      timeoutSeconds: 0.5,
      retry: true,
      signResourcePolicy: true,
      wait: false,
      callbackPort: 4711,
      syntax: 'yaml',
      format: 'json',
      verbose: true,
    });
  });

  test('of a host named twice, the last', () => {
    const { endpoints } = read(['a', '--endpoint', 'h=http://x', '--endpoint', 'H=http://y']);
    assert.deepEqual(endpoints, { h: 'http://y' });
  });
});

describe('wrong use', () => {
  for (const [args, message] of [
    [[], 'Name the file that holds the Task, or - for standard input.'],
    [['a', 'b', 'c'], "One file at a time: 'b', 'c' is too much."],
    [['a', '--stat', 'x'], "Unknown option '--stat'. Did you mean '--state'?"],
    [['a', '--state'], "Option '--state' needs a value."],
    [['a', '--input', '-1'], "Option '--input' needs a value. One that begins with a dash is written '--input=-…'."],
    [['a', '--context', '[]'], "--context needs a JSON object, not '[]'."],
    [['a', '--retry=yes'], "Option '--retry' takes no value."],
    [['a', '--format', 'yaml'], "--format is text or json, not 'yaml'."],
    [['a', '--syntax', 'toml'], "--syntax is json or yaml, not 'toml'."],
    [['-', '--input', '@-'], 'The definition and the input cannot both come from standard input.'],
    [['a', '--timeout', '0'], "--timeout needs a number of seconds above 0, not '0'."],
    [['a', '--timeout', ''], "--timeout needs a number of seconds above 0, not ''."],
    [['a', '--timeout', '5s'], "--timeout needs a number of seconds above 0, not '5s'."],
    [['a', '--timeout', 'Infinity'], "--timeout needs a number of seconds above 0, not 'Infinity'."],
    [['a', '--endpoint', 'http://x'], "--endpoint needs HOST=URL, not 'http://x'."],
    [['a', '--endpoint', '=http://x'], "--endpoint needs HOST=URL, not '=http://x'."],
    [
      ['a', '--endpoint', 'https://h=http://x'],
      "--endpoint https://h=…: 'https://h' is not a host name, such as ApiEndpoint has.",
    ],
    [['a', '--endpoint', 'h=127.0.0.1'], "--endpoint h=…: '127.0.0.1' is not a URL, such as http://127.0.0.1:3000."],
    [
      ['a', '--endpoint', 'h=localhost:3000'],
      '--endpoint h=…: the URL must begin with http:// or https://, not localhost://.',
    ],
    [['a', '--endpoint', 'h=http://me:pass@x'], '--endpoint h=…: the URL must not hold a user name or password.'],
    [['a', '--endpoint', 'h=http://x/?a=1'], '--endpoint h=…: the URL must end with its path: the Task has the query.'],
    [['a', '--substitution', 'Name'], "--substitution needs NAME=VALUE, not 'Name'."],
    [['a', '--substitution', '=1'], "--substitution needs NAME=VALUE, not '=1'."],
  ] as const)
    test(args.join(' ') || '(nothing)', () => {
      assert.throws(() => read(args), new Misuse(message));
    });
});
