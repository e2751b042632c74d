// cURL commands and .http requests as people copy them, and what is read out of them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { looksLikeRequest, readRequest } from '../../../shared/exchange/readRequest';
import { UnreadableRequest, type WrittenRequest } from '../../../shared/exchange/writtenRequest';

type Expected = Partial<WrittenRequest['request']> & { notes?: (string | RegExp)[]; signed?: boolean; name?: string };

function check(text: string, { notes = [], signed = false, name, ...expected }: Expected): void {
  const read = readRequest(text);
  for (const [key, value] of Object.entries(expected))
    assert.deepEqual(read.request[key as keyof WrittenRequest['request']], value, key);
  assert.equal(read.signed, signed);
  assert.equal(read.name, name);
  assert.equal(read.notes.length, notes.length, read.notes.join('\n'));
  for (const [index, note] of notes.entries())
    assert.match(read.notes[index] ?? '', typeof note === 'string' ? new RegExp(note) : note);
}

const host = 'abc.execute-api.us-east-1.amazonaws.com';

describe('the quoting of browsers', () => {
  const body = `{"text":"it's \\"é\\" 100% ^ !\\n","n":1}`;
  const expected: Expected = {
    method: 'POST',
    host,
    path: '/prod/bills',
    query: [
      ['a', '1'],
      ['b', 'x y'],
    ],
    headers: [
      ['accept', '*/*'],
      ['content-type', 'application/json'],
    ],
    body,
  };

  test('Chrome on Linux and macOS: $’…’ where there is a quote or an exclamation mark', () => {
    const quoted = body
      .replaceAll('\\', '\\\\')
      .replaceAll("'", "\\'")
      .replaceAll('!', '\\u0021')
      .replaceAll('é', '\\u00e9');
    check(
      `curl 'https://${host}/prod/bills?a=1&b=x%20y' \\\n  -H 'accept: */*' \\\n  -H 'content-type: application/json' \\\n  --data-raw $'${quoted}'`,
      expected,
    );
  });

  test('Chrome on Windows, for cmd: a caret before everything', () => {
    const caret = (text: string): string =>
      `^"${text
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
        .replace(/%(?=[a-zA-Z0-9_])/g, '%^')}^"`;
    check(
      `curl ${caret(`https://${host}/prod/bills?a=1&b=x%20y`)} ^\r\n  -H ${caret('accept: */*')} ^\r\n  -H ${caret('content-type: application/json')} ^\r\n  --data-raw ${caret(body)}`,
      expected,
    );
  });

  test('Firefox on Windows: plain quotes, and a caret at the end of a line', () => {
    check(
      `curl "https://${host}/prod/bills?a=1&b=x%20y" ^\r\n  -H "accept: */*" ^\r\n  -H "content-type: application/json" ^\r\n  --data-raw "{""a"":""b ^ c""}"`,
      { ...expected, body: '{"a":"b ^ c"}' },
    );
  });

  test('PowerShell: backticks, and quotes twice', () => {
    check(
      `curl.exe 'https://${host}/prod/bills?a=1&b=x%20y' \`\r\n  -H 'accept: */*' \`\r\n  -H "content-type: application/json" \`\r\n  --data-raw '{"a":"it''s"}'`,
      { ...expected, body: `{"a":"it's"}` },
    );
  });
});

describe('bash', () => {
  const words: [title: string, text: string, body: string][] = [
    ['quotes next to each other', `'it'\\''s'`, "it's"],
    ['double quotes', `"a \\"b\\" \\$c \\x"`, 'a "b" $c \\x'],
    ['a variable', `"$KEY and \${OTHER:-x}"`, '${KEY} and ${OTHER}'],
    ['bytes in $’…’', String.raw`$'\xc3\xa9 \303\251 \u00e9 \ud83d\ude00 \t\q'`, 'é é é 😀 \t\\q'],
    ['a line break inside quotes', `'a\nb'`, 'a\nb'],
    ['a line that goes on inside double quotes', `"a\\\nb"`, 'ab'],
    ['a backslash', `a\\ b\\'`, "a b'"],
  ];
  for (const [title, text, body] of words)
    test(title, () => check(`curl -H 'Content-Type: text/plain' ${host} --data-raw ${text}`, { method: 'POST', body }));

  test('prompts, comments, variables and pipes around the command', () => {
    check(`# get it\n$ KEY=1 /usr/bin/curl -s https://${host}/a | jq . > out.json`, {
      method: 'GET',
      path: '/a',
      notes: ['not >out.json, jq'],
    });
  });

  test('an address without quotes, and a line without its backslash', () => {
    check(`curl https://${host}/a?x=1&y=2\n  -H 'A: b'\n`, {
      query: [
        ['x', '1'],
        ['y', '2'],
      ],
      headers: [['A', 'b']],
    });
  });
});

describe('the options of cURL', () => {
  const cases: [options: string, expected: Expected][] = [
    ['-XPUT', { method: 'PUT' }],
    ['-sSL -I', { method: 'HEAD', notes: ['redirects'] }],
    ['--request delete --url-query a=b', { method: 'DELETE', query: [['a', 'b']] }],
    [
      `-d a=1 -d 'b=x+y'`,
      { method: 'POST', body: 'a=1&b=x+y', headers: [['Content-Type', 'application/x-www-form-urlencoded']] },
    ],
    [`-d '{"a":1}'`, { body: '{"a":1}', headers: [], notes: ['It is JSON'] }],
    [
      `--json '{"a":' --json '1}'`,
      {
        body: '{"a":1}',
        headers: [
          ['Content-Type', 'application/json'],
          ['Accept', 'application/json'],
        ],
      },
    ],
    [
      `-G --data-urlencode 'q=a&b c' -d n=1`,
      {
        method: 'GET',
        query: [
          ['q', 'a&b c'],
          ['n', '1'],
        ],
      },
    ],
    [`--data-urlencode 'é'`, { body: '%C3%A9', headers: [['Content-Type', 'application/x-www-form-urlencoded']] }],
    ['-F a=b', { method: 'POST', notes: ['no place for -F'] }],
    ['-T file', { method: 'PUT', notes: ['no place for -T'] }],
    ['-G -d @body.json', { method: 'GET', notes: ['the file body.json, which was not read'] }],
    ['-d @body.json', { method: 'POST', notes: ['the file body.json, which was not read'] }],
    ['--data-raw @body', { body: '@body', headers: [['Content-Type', 'application/x-www-form-urlencoded']] }],
    ['-u me:pw', { headers: [['Authorization', 'Basic']] }],
    ['-u id:secret --aws-sigv4 aws:amz:us-east-1:execute-api', { headers: [], signed: true }],
    [
      '--oauth2-bearer tok -A me -e there -b a=1',
      {
        headers: [
          ['User-Agent', 'me'],
          ['Referer', 'there'],
          ['Cookie', 'a=1'],
          ['Authorization', 'Bearer tok'],
        ],
      },
    ],
    [
      `-H 'Accept:' -H 'X-Empty;' -H 'X-A:b'`,
      {
        headers: [
          ['X-Empty', ''],
          ['X-A', 'b'],
        ],
      },
    ],
    [`-k --compressed --max-time 5 -o out -F a=b --no-such thing`, { notes: ['no place for -F, --no-such'] }],
    [`-H 'Host: other.example'`, { host: 'other.example', headers: [] }],
    [`--next -d x`, { method: 'GET', notes: ['several'] }],
  ];
  for (const [options, expected] of cases) test(options, () => check(`curl https://${host}/a ${options}`, expected));
});

describe('.http', () => {
  test('variables, comments, a query on lines of its own, a body and what follows', () => {
    check(
      `@host = ${host}\n@base = https://{{host}}/prod\n\n### Get it\n# @name addBill\nPOST {{base}}/bills\n    ?a=1\n    &b={{b}} HTTP/1.1\n// why\nContent-Type: application/json\nx-api-key: {{$processEnv API_KEY}}\nX-Id: {{$guid}}\n\n{\n  "a": "{{host}}"\n}\n\n> {% client.log() %}\n\n###\nGET https://example.com\n`.replace(
        ' HTTP/1.1\n//',
        '\n//',
      ),
      {
        method: 'POST',
        host,
        path: '/prod/bills',
        query: [
          ['a', '1'],
          ['b', '${b}'],
        ],
        headers: [
          ['Content-Type', 'application/json'],
          ['x-api-key', '${API_KEY}'],
          ['X-Id', '{{$guid}}'],
        ],
        body: `{\n  "a": "${host}"\n}`,
        name: 'addBill',
      },
    );
  });

  test('a line that is only an address, a path below a Host, and a file', () => {
    check(`https://${host}/a`, { method: 'GET', path: '/a' });
    check(`POST /a HTTP/1.1\nHost: ${host}\n\n< ./body.json`, { host, path: '/a', headers: [], notes: ['body.json'] });
  });

  test('signed by the extension', () => {
    check(`GET https://${host}/a\nAuthorization: AWS {{id}} {{secret}} region:us-east-1`, {
      headers: [],
      signed: true,
    });
  });

  test('a cURL command in its place', () => {
    check(`@x = 1\n### one\ncurl https://${host}/a`, { path: '/a' });
  });
});

test('what holds no request is refused in words', () => {
  for (const text of ['', 'hello', 'curl', 'curl -s', '{"States":{}}', '### only a title', 'GET', 'curl https://'])
    assert.throws(() => readRequest(text), UnreadableRequest, text);
});

test('a paste is told from other texts', () => {
  for (const text of [
    `curl https://x`,
    `$ curl x`,
    `  curl.exe 'x'`,
    `# c\ncurl x`,
    `GET https://x`,
    `### a\nPOST {{b}}/c`,
    `@a=b\nGET /x`,
  ])
    assert.equal(looksLikeRequest(text), true, text);
  for (const text of ['', 'curly braces', '"Get": {"Type": "Task"}', 'GET it', 'the curl command', 'curl', 'https://x'])
    assert.equal(looksLikeRequest(text), false, text);
});

test('any text is read or refused, and soon', () => {
  const piece = fc.constantFrom(
    'curl ',
    "'",
    '"',
    '^',
    '^"',
    '`\n',
    '\\',
    '\\\n',
    '$',
    "$'",
    '{',
    '}',
    '${',
    '@a=',
    'GET ',
    'https://x/',
    '###',
    '\n',
    '-d ',
    '-H ',
    ' ',
    '<',
    '>',
    '&',
    '|',
    ':',
    '=',
    '%',
    'a',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      try {
        readRequest(pieces.join(''));
      } catch (error) {
        assert.ok(error instanceof UnreadableRequest, String(error));
      }
    }),
    { numRuns: 2000 },
  );
  for (const piece of [
    "curl '",
    'curl "',
    'curl ^"',
    'curl \\',
    'A=',
    '$ ',
    '<',
    '\n@',
    'GET a.',
    'a-',
    '-H ',
    '${',
    'https://${',
    '{{',
    '# ',
    "$'\\",
  ]) {
    const started = performance.now();
    try {
      readRequest(`curl https://x ${piece.repeat(20_000)}`);
      readRequest(`GET https://x${piece.repeat(20_000)}`);
      looksLikeRequest(piece.repeat(20_000));
    } catch (error) {
      assert.ok(error instanceof UnreadableRequest, String(error));
    }
    assert.ok(performance.now() - started < 2000, `${piece}: ${performance.now() - started} ms`);
  }
});
