// The options of cURL: which take a value, and what of each matters to the request.

/** What an option does to the request; `ignored` ones would change it, and cannot in a Task. */
export type CurlOption = { takes: boolean; role: CurlRole };
export type CurlRole =
  | 'url'
  | 'method'
  | 'header'
  | 'head'
  | 'get'
  | 'data'
  | 'data-raw'
  | 'data-urlencode'
  | 'json'
  | 'query'
  | 'user'
  | 'agent'
  | 'referer'
  | 'cookie'
  | 'bearer'
  | 'sigv4'
  | 'next'
  | 'harmless'
  | 'ignored';

const roles: Partial<Record<CurlRole, { takes: boolean; names: string }>> = {
  url: { takes: true, names: '--url' },
  method: { takes: true, names: '-X --request' },
  header: { takes: true, names: '-H --header' },
  head: { takes: false, names: '-I --head' },
  get: { takes: false, names: '-G --get' },
  data: { takes: true, names: '-d --data --data-ascii --data-binary' },
  'data-raw': { takes: true, names: '--data-raw' },
  'data-urlencode': { takes: true, names: '--data-urlencode' },
  json: { takes: true, names: '--json' },
  query: { takes: true, names: '--url-query' },
  user: { takes: true, names: '-u --user' },
  agent: { takes: true, names: '-A --user-agent' },
  referer: { takes: true, names: '-e --referer' },
  cookie: { takes: true, names: '-b --cookie' },
  bearer: { takes: true, names: '--oauth2-bearer' },
  sigv4: { takes: true, names: '--aws-sigv4' },
  next: { takes: false, names: '-: --next' },
};

/** About the answer, the connection or the terminal: a Task has nothing of it, and misses nothing. */
const harmless = {
  takes:
    '-o --output -w --write-out -m --max-time --connect-timeout -D --dump-header -c --cookie-jar --stderr --trace --trace-ascii ' +
    '--retry --retry-delay --retry-max-time --max-redirs --resolve --connect-to --dns-servers --interface --output-dir ' +
    '--limit-rate --keepalive-time --tls-max --cacert --capath --ciphers --noproxy --create-file-mode',
  alone:
    '-s --silent -S --show-error -v --verbose -i --include --show-headers -k --insecure -f --fail --fail-with-body -N --no-buffer ' +
    '-g --globoff -# --progress-bar --no-progress-meter --compressed --http1.1 --http1.0 --http2 --http2-prior-knowledge --http3 ' +
    '-0 -1 -2 -4 --ipv4 -6 --ipv6 --path-as-is --tlsv1 --tlsv1.2 --tlsv1.3 --ssl-reqd -O --remote-name -J -q --disable ' +
    '--tcp-nodelay --no-keepalive --create-dirs --retry-all-errors --retry-connrefused --remove-on-error --parallel -Z',
};

const ignored = {
  takes:
    '-F --form --form-string -T --upload-file -E --cert --key --pass --cert-type --key-type -x --proxy -U --proxy-user ' +
    '--proxy-header -r --range -z --time-cond -K --config --request-target --unix-socket --variable -Y -y -C -Q -t -P',
  alone: '-L --location --location-trusted --digest --ntlm --negotiate --anyauth --basic -n --netrc -a -B -l -p -R -j',
};

const options = new Map<string, CurlOption>();
const add = (names: string, option: CurlOption): void => {
  for (const name of names.split(' ')) options.set(name, option);
};
for (const [role, { takes, names }] of Object.entries(roles)) add(names, { takes, role: role as CurlRole });
for (const [role, { takes, alone }] of Object.entries({ harmless, ignored } as const)) {
  add(takes, { takes: true, role: role as CurlRole });
  add(alone, { takes: false, role: role as CurlRole });
}

/** One option of a command as it stands, with its value. */
export type GivenOption = { name: string; role: CurlRole; value: string };

/** Divides the arguments of cURL into options and the rest: `-sXPOST` is `-s` and `-X POST`. */
export function readCurlArguments(words: readonly string[]): { given: GivenOption[]; others: string[] } {
  const given: GivenOption[] = [];
  const others: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word.startsWith('--') && word.length > 2) {
      const { takes, role } = options.get(word) ?? unknown(words[index + 1]);
      given.push({ name: word, role, value: takes ? (words[++index] ?? '') : '' });
    } else if (word.startsWith('-') && word.length > 1) {
      for (let letter = 1; letter < word.length; letter++) {
        const name = `-${word[letter] ?? ''}`;
        const { takes, role } = options.get(name) ?? { takes: false, role: 'ignored' };
        if (!takes) given.push({ name, role, value: '' });
        else {
          const attached = word.slice(letter + 1);
          given.push({ name, role, value: attached === '' ? (words[++index] ?? '') : attached });
          break;
        }
      }
    } else if (word !== '--') others.push(word);
  }
  return { given, others };
}

/** Of an option that is not known here, what follows is its value unless it is an option or an address. */
function unknown(next: string | undefined): CurlOption {
  return { takes: next !== undefined && !/^-|:\/\//.test(next), role: 'ignored' };
}
