// Types of the sample credentials, for TypeScript that imports them.

/** An access key pair, and the token that goes with temporary ones. */
export type SampleCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** Long-term credentials: no session token. */
export const sampleCredentials: SampleCredentials;

/** Temporary credentials: each request must carry `sessionToken`. */
export const sampleSession: SampleCredentials & { readonly sessionToken: string };
