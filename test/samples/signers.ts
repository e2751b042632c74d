// Two signers that know nothing of each other, aws4 and the AWS SDK's, behind one form for the verifier's tests.
import aws4 from 'aws4';
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
// The SDK's signer: this name carries the code of @smithy/signature-v4.
import { SignatureV4 } from '@aws-sdk/signature-v4';
import type { SampleCredentials } from '../../samples/api/credentials.mjs';
import { apiHost, type Call } from './call';

export type ToSign = {
  method: string;
  /** Percent-encoded. */
  path: string;
  /** Not encoded. */
  query: [string, string][];
  headers: [string, string][];
  body?: string;
};

export type SignOptions = {
  credentials: SampleCredentials;
  date: Date;
  region?: string;
  service?: string;
  host?: string;
  /** Sign only what is given, so that both signers sign the same: no header of a signer's own choice. */
  bare?: boolean;
};

/** Signs a request; what comes back is ready for `call`. */
export type Signer = (request: ToSign, options: SignOptions) => Promise<Call & { headers: Headers }>;
type Headers = Record<string, string | string[]>;

const stamp = (date: Date): string => date.toISOString().replace(/[-:]|\.\d{3}/g, '');

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** The query as it goes onto the wire, in the order given. */
export const wireQuery = (query: [string, string][]): string =>
  query.length > 0 ? `?${query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}` : '';

const lists = (pairs: [string, string][]): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const [name, value] of pairs) (Object.hasOwn(found, name) ? found[name] : (found[name] = []))?.push(value);
  return found;
};

/** aws4's signer object, which also tells its canonical string. */
export const aws4Signer = (request: ToSign, options: SignOptions): aws4.RequestSigner => {
  const { credentials, date, region = 'us-east-1', service = 'execute-api', host = apiHost, bare = false } = options;
  const { sessionToken } = credentials;
  const signer = new aws4.RequestSigner(
    {
      service,
      region,
      method: request.method,
      path: request.path + wireQuery(request.query),
      headers: {
        Host: host,
        'X-Amz-Date': stamp(date),
        ...(bare && sessionToken ? { 'X-Amz-Security-Token': sessionToken } : {}),
        ...lists(request.headers),
      },
      ...(request.body === undefined ? {} : { body: request.body }),
      doNotModifyHeaders: bare,
    },
    { ...credentials },
  );
  // Told not to modify headers, it no longer reads X-Amz-Date either.
  return Object.assign(signer, { datetime: stamp(date) });
};

/** Signs with aws4. */
export const signWithAws4: Signer = (request, options) => {
  const signed = aws4Signer(request, options).sign();
  return Promise.resolve({
    method: request.method,
    path: signed.path ?? '/',
    headers: { ...(signed.headers as Headers) },
    ...(request.body === undefined ? {} : { body: request.body }),
  });
};

/** The hash that the SDK's signer asks for. */
class Sha256 {
  private readonly hash: Hash | Hmac;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === 'string' ? secret : secret && bytesOf(secret);
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }
  update(data: Uint8Array): void {
    this.hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
  reset(): void {}
}

const bytesOf = (data: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);

/** Signs with the AWS SDK's signer. */
export const signWithSdk: Signer = async (request, options) => {
  const { credentials, date, region = 'us-east-1', service = 'execute-api', host = apiHost, bare = false } = options;
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256, applyChecksum: !bare });
  const headers = lists(request.headers);
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: 'https:',
      hostname: host,
      path: request.path,
      query: lists(request.query),
      // It knows no repeated header: what it signs is the joined value, what is sent are the single ones.
      headers: {
        host,
        ...Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(',')])),
      },
      ...(request.body === undefined ? {} : { body: request.body }),
    },
    { signingDate: date },
  );
  return {
    method: request.method,
    path: request.path + wireQuery(request.query),
    headers: { ...signed.headers, ...headers },
    ...(request.body === undefined ? {} : { body: request.body }),
  };
};
