// Host names of API Gateway APIs: partitions, regions, and what a host name tells offline.
import { nearest } from '../nearest';
import { remembered } from '../remember';

type Partition = { name: string; suffix: string; region: RegExp; regions: readonly string[] };

/**
 * A region of a partition, also one newer than the lists below: botocore's patterns take any word in the middle, but all
 * regions there are name a part of the compass, and so `us-esat-1` is none.
 */
function regionsLike(beginning: string): RegExp {
  return new RegExp(`^(${beginning})-(central|(north|south)(east|west)?|east|west)-\\d+$`);
}

/** AWS partitions with the DNS suffix of their API hosts, after botocore's partitions.json. */
export const partitions: readonly Partition[] = [
  {
    name: 'aws',
    suffix: 'amazonaws.com',
    region: regionsLike('us|eu|ap|sa|ca|me|af|il|mx'),
    regions: (
      'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ' +
      'ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ' +
      'ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 ' +
      'il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2'
    ).split(' '),
  },
  {
    name: 'aws-cn',
    suffix: 'amazonaws.com.cn',
    region: regionsLike('cn'),
    regions: ['cn-north-1', 'cn-northwest-1'],
  },
  {
    name: 'aws-us-gov',
    suffix: 'amazonaws.com',
    region: regionsLike('us-gov'),
    regions: ['us-gov-east-1', 'us-gov-west-1'],
  },
  { name: 'aws-eusc', suffix: 'amazonaws.eu', region: regionsLike('eusc-de'), regions: ['eusc-de-east-1'] },
  { name: 'aws-iso', suffix: 'c2s.ic.gov', region: regionsLike('us-iso'), regions: ['us-iso-east-1', 'us-iso-west-1'] },
  {
    name: 'aws-iso-b',
    suffix: 'sc2s.sgov.gov',
    region: regionsLike('us-isob'),
    regions: ['us-isob-east-1', 'us-isob-west-1'],
  },
  { name: 'aws-iso-e', suffix: 'cloud.adc-e.uk', region: regionsLike('eu-isoe'), regions: ['eu-isoe-west-1'] },
  {
    name: 'aws-iso-f',
    suffix: 'csp.hci.ic.gov',
    region: regionsLike('us-isof'),
    regions: ['us-isof-east-1', 'us-isof-south-1'],
  },
];

/** What ApiEndpoint must look like, for messages. */
export const endpointForm = '<API ID>.execute-api.<region>.amazonaws.com';

export type EndpointProblem =
  | {
      kind: 'format';
      message: string;
      /** The host inside, and the stage and path that stood behind it, where they can be told. */
      host?: string;
      /** The host may be a name that someone still has to replace, and not the one that is meant. */
      isGuess?: true;
      stage?: string;
      path?: string;
    }
  | { kind: 'unsupported'; message: string }
  | {
      kind: 'region';
      message: string;
      host?: string;
      /** The host is only near to what was written. */
      isGuess?: true;
    };

/**
 * Checks an ApiEndpoint literal. Returns what is wrong with it, the gravest first and alone, or undefined.
 * A custom or private domain is told by its form; REST, HTTP and WebSocket APIs look alike and are never told apart.
 */
export const checkEndpoint = remembered(
  (endpoint: string): EndpointProblem | undefined =>
    checkForm(endpoint) ?? checkSupport(endpoint) ?? checkApiId(endpoint) ?? checkRegion(endpoint),
);

/** The region an API host names (`abc.execute-api.eu-west-1.amazonaws.com` → `eu-west-1`), or undefined. */
export function regionOfHost(host: string): string | undefined {
  return /\.execute-api\.([^.]+)\./.exec(host.toLowerCase())?.[1];
}

/** Underscores, which no host name has, are let through here: what ID and region should be is said where these are checked. */
const hostname = /^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?)*$/;

/**
 * A URL, or what is left of one. A colon stands between host and port as well: a scheme's has `//` behind it, or at
 * least no port; and of the schemes people write, `https:/` and `http//` are slips.
 */
const endpointParts = new RegExp(
  [
    /^\s*/,
    /(?<scheme>[a-z][a-z0-9+.-]*:(?=\/\/)|(?:https?|wss?)(?::|(?=\/\/))|[a-z][a-z0-9+.-]*:(?!\d*(?:[/?#\s]|$)))?(?<slashes>\/*)/,
    /(?<host>[^/?#:\s]*)(?<port>:\d*)?(?<path>\/[^?#\s]*)?(?<rest>\S*)\s*$/,
  ]
    .map(({ source }) => source)
    .join(''),
  'i',
);

function checkForm(endpoint: string): EndpointProblem | undefined {
  if (endpoint.trim() === '')
    return { kind: 'format', message: `ApiEndpoint is empty: give the API's host name, ${endpointForm}.` };
  if (hostname.test(endpoint)) return undefined;
  const parts = endpointParts.exec(endpoint)?.groups;
  const host = parts?.['host'];
  const wrong = [
    parts?.['scheme'] ? `the scheme '${parts['scheme']}//'` : parts?.['slashes'] && `'${parts['slashes']}' before it`,
    parts?.['port'] && `the port '${parts['port']}'`,
    parts?.['path'] && `the path '${parts['path']}'`,
    parts?.['rest'] && `'${parts['rest']}'`,
    /\s/.test(endpoint) && 'white space',
  ].filter(Boolean);
  const message = `ApiEndpoint is a host name only (${endpointForm}): ${wrong.length > 0 ? `without ${wrong.join(' and ')}` : `'${endpoint}' is none`}.`;
  if (!host || !hostname.test(host)) return { kind: 'format', message };
  const [stage, ...path] = (parts['path'] ?? '').split('/').filter(Boolean);
  return {
    kind: 'format',
    message,
    host,
    ...(stage === undefined ? {} : { stage }),
    ...(path.length === 0 ? {} : { path: path.join('/') }),
  };
}

function checkSupport(host: string): EndpointProblem | undefined {
  const lower = host.toLowerCase();
  const first = lower.split('.')[0] ?? '';
  const unsupported = (message: string): EndpointProblem => ({ kind: 'unsupported', message });
  if (first.startsWith('vpce-') || first.includes('-vpce-') || lower.includes('.vpce.'))
    return unsupported('Private APIs are not supported by the API Gateway integration: this is a VPC endpoint host.');
  if (first.startsWith('d-') && lower.includes('.execute-api.'))
    return unsupported(
      'Custom domain names are not supported: this is the target of a regional custom domain. Use the API’s own host.',
    );
  if (!lower.includes('.'))
    return unsupported(`'${host}' is not the host name of an API: it has the form ${endpointForm}.`);
  if (!lower.includes('.execute-api.'))
    return unsupported(
      `Custom domain names are not supported by the API Gateway integration: use the API’s own host, ${endpointForm}.`,
    );
  return undefined;
}

function checkApiId(host: string): EndpointProblem | undefined {
  const id = host.slice(0, host.toLowerCase().indexOf('.execute-api.'));
  if (/^[0-9a-z]+$/.test(id)) return undefined;
  const message = `The API ID '${id}' can only contain 0-9 and a-z.`;
  if (!/^[0-9a-z]+$/i.test(id)) return { kind: 'format', message };
  // IDs are made of random letters and digits: one in words, such as the console's MyApiId, stands for another.
  return { kind: 'format', message, host: host.toLowerCase(), ...(/\d/.test(id) ? {} : { isGuess: true }) };
}

function checkRegion(host: string): EndpointProblem | undefined {
  const [, id, region, suffix] = /^([^.]+)\.execute-api\.([^.]+)\.(.+)$/i.exec(host) ?? [];
  if (id === undefined || region === undefined || suffix === undefined)
    return { kind: 'format', message: `ApiEndpoint needs a region and a suffix: ${endpointForm}.` };
  const partition = partitions.find((candidate) => candidate.region.test(region));
  if (partition === undefined) {
    const near = nearest(
      region,
      partitions.flatMap(({ regions }) => regions),
    );
    return {
      kind: 'region',
      message: `'${region}' is not a region of AWS that is known here${near === undefined ? '.' : `: did you mean '${near}'?`}`,
      ...(near === undefined ? {} : { host: `${id}.execute-api.${near}.${suffix}` }),
      ...(near === undefined || near === region.toLowerCase() ? {} : { isGuess: true }),
    };
  }
  if (suffix !== partition.suffix)
    return {
      kind: 'region',
      message: `API hosts in ${region} end in '${partition.suffix}', not '${suffix}'.`,
      host: `${id}.execute-api.${region}.${partition.suffix}`,
    };
  return undefined;
}
