// Types of the SigV4 verifier, for TypeScript that imports it.
import type { SampleCredentials } from './credentials.d.mts';

/** A request as it came over the wire. */
export type SignedRequest = {
  method: string;
  /** The raw path: still percent-encoded, dot segments and all. */
  path: string;
  /** The raw query, without the question mark. */
  query: string;
  /** In the order received; a repeated header appears again. */
  headers: readonly (readonly [name: string, value: string])[];
  body: Uint8Array;
};

/** Why API Gateway refuses a request: its status, its `x-amzn-ErrorType` and the `message` of its body. */
export type Refusal = { status: number; errorType: string; message: string };

export type VerifyOptions = {
  /** The clock that signatures are checked against. */
  now?: () => Date;
  /** Who may sign; the two sample credentials unless given. */
  credentials?: readonly SampleCredentials[];
  /** The service that the signature must be for; `execute-api` unless given. */
  service?: string;
};

/** Undefined when the request is rightly signed for the service, else why it is refused. */
export function verifySignature(request: SignedRequest, options?: VerifyOptions): Refusal | undefined;
