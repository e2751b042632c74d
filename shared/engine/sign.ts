// Signs a request with Signature Version 4, as Step Functions does for AuthType IAM_ROLE; the only importer of the signer.
import { SignatureV4 } from '@aws-sdk/signature-v4';
import { createHmac, hash } from 'node:crypto';
import { isSecretHeader } from '../knowledge/headers';
import { regionOfHost } from '../knowledge/hosts';
import type { Credentials, HttpRequest, Signature } from './types';

const service = 'execute-api';

/** The region a request to this API host is signed for; the regions of all partitions stand at the same place of the host name. */
export function signingRegion(host: string): string {
  return regionOfHost(host) ?? 'us-east-1';
}

/**
 * Adds `X-Amz-Date`, `X-Amz-Security-Token` (with temporary credentials) and `Authorization`.
 *
 * @returns the request to send, which holds the signature and must go nowhere else, and what may be shown of it.
 */
export async function sign(
  request: HttpRequest,
  credentials: Credentials,
  now: Date,
): Promise<{ signed: HttpRequest; signature: Signature }> {
  const region = signingRegion(request.host);
  const signer = new TellingSigner({
    service,
    region,
    credentials,
    sha256: Sha256,
    applyChecksum: false, // x-amz-content-sha256 is for S3; API Gateway hashes the body itself.
  });
  const { headers } = await signer.sign(
    {
      method: request.method,
      protocol: 'https:',
      hostname: request.host,
      path: request.path,
      query: Object.fromEntries(grouped(request.query)),
      headers: { ...Object.fromEntries(canonicalHeaders(request.headers)), host: request.host },
      ...(request.body === undefined ? {} : { body: request.body }),
    },
    { signingDate: now },
  );
  const added: [string, string][] = [
    ['X-Amz-Date', headers['x-amz-date'] ?? ''],
    ...(credentials.sessionToken ? [['X-Amz-Security-Token', credentials.sessionToken] as [string, string]] : []),
    ['Authorization', headers['authorization'] ?? ''],
  ];
  return {
    signed: { ...request, headers: [...request.headers, ...added] },
    signature: { ...describe(headers['authorization'] ?? '', credentials), canonicalRequest: signer.canonicalRequest },
  };
}

/** Keeps the canonical request, so that it can be held against the one that a server says it expected. */
class TellingSigner extends SignatureV4 {
  canonicalRequest = '';

  protected override createCanonicalRequest(...given: Parameters<SignatureV4['createCanonicalRequest']>): string {
    const text = super.createCanonicalRequest(...given);
    const [, headers] = given;
    // Only a header has a line of this form: what stands before it is encoded, and holds no colon after a name.
    this.canonicalRequest = Object.keys(headers)
      .filter(isSecretHeader)
      .reduce((shown, name) => shown.replace(`\n${name}:${headers[name]}\n`, () => `\n${name}:***\n`), text);
    return text;
  }
}

/** Lists by name: query names keep their case. */
function grouped(pairs: [string, string][]): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const [name, value] of pairs) lists.set(name, [...(lists.get(name) ?? []), value]);
  return lists;
}

/** Repeated header lines are signed as one, their trimmed values joined by a comma. */
function canonicalHeaders(headers: [string, string][]): [string, string][] {
  const lists = grouped(headers.map(([name, value]) => [name.toLowerCase(), trimBlanks(value)]));
  return [...lists].map(([name, values]) => [name, values.join(',')]);
}

/** Only the blanks that HTTP leaves out around a value: trim() would also take a no-break space, which is sent. */
function trimBlanks(value: string): string {
  return value.replace(/^[ \t]+|[ \t]+$/g, '');
}

/** Reads back from the Authorization header what may be shown; the signer is the one who knows what it signed. */
function describe(authorization: string, { accessKeyId }: Credentials): Omit<Signature, 'canonicalRequest'> {
  const [, scope = '', names = ''] = /Credential=[^/]*\/([^,]*), SignedHeaders=([^,]*),/.exec(authorization) ?? [];
  return { accessKeyId: mask(accessKeyId), credentialScope: scope, signedHeaders: names.split(';') };
}

/** An access key id with its middle left out, enough to tell two of one's keys apart. */
export function mask(accessKeyId: string): string {
  return accessKeyId.length < 12 ? '***' : `${accessKeyId.slice(0, 4)}***${accessKeyId.slice(-4)}`;
}

/** SHA-256 and its HMAC from node:crypto, in the shape the signer asks for: ten times faster than one in JavaScript. */
class Sha256 {
  private data: string | Uint8Array | undefined;

  constructor(private readonly secret?: string | ArrayBuffer | ArrayBufferView) {}

  /** The signer gives all data at once, which is hashed with no object for a state in between. */
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    if (this.data !== undefined) throw new Error('The signer updates a hash once.');
    this.data = bytes(data);
  }

  digest(): Promise<Uint8Array> {
    const { secret, data = '' } = this;
    if (secret === undefined) return Promise.resolve(hash('sha256', data, 'buffer'));
    return Promise.resolve(createHmac('sha256', bytes(secret)).update(data).digest());
  }

  reset(): void {
    throw new Error('The signer makes a new hash for each use.');
  }
}

function bytes(data: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof data === 'string' || data instanceof Uint8Array) return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
