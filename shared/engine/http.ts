// HTTP as the engine has it: a request before signing, the response to it, and how long it took.

/** One HTTP request before signing. Everything is already in the form that goes on the wire. */
export type HttpRequest = {
  method: string;
  /** Scheme and authority where the call goes, e.g. `https://abc.execute-api.us-east-1.amazonaws.com` or a mapped `http://127.0.0.1:4010`. */
  origin: string;
  /** The `Host` header: always the API host of the Task, also where `origin` is a mapped endpoint. */
  host: string;
  /** Percent-encoded path, starting with one slash. */
  path: string;
  /** What `path` begins with because the mapped endpoint has a path of its own; absent where it has none. */
  basePath?: string;
  /** Decoded names and values in the order they are sent; a repeated name is a list. */
  query: [name: string, value: string][];
  /** In the order they are sent; a repeated name is a list. */
  headers: [name: string, value: string][];
  body?: string;
};

export type HttpResponse = {
  status: number;
  statusText: string;
  /** Names in the case received, in the order received; a repeated name appears again. */
  headers: [name: string, value: string][];
  /** The body after content decoding (gzip, br, deflate). */
  body: Uint8Array;
  /** True where the body went on beyond `SendOptions.maxBodyBytes`: `body` holds only its beginning. */
  truncated?: true;
  timing: Timing;
};

/** Milliseconds from the start of the call; `phases` says what they were spent on. */
export type Timing = { firstByte: number; total: number; phases?: Phases };

/**
 * Milliseconds of each phase of a call, which together are its total. A connection that was kept from an earlier call
 * has only the last two; an address has no `dns`, plain HTTP no `tls`. Behind a proxy `connect` is the way to it, with
 * its name looked up and the tunnel asked for.
 */
export type Phases = {
  queue?: number;
  dns?: number;
  connect?: number;
  tls?: number;
  /** Waiting, from the sent request to the first byte of the answer. */
  firstByte: number;
  /** Reading the answer, decompression included. */
  download: number;
};
