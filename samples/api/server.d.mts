// Types of the sample API server, for TypeScript that imports it.

export type SampleApiOptions = {
  /** 0, the default, takes any free one. */
  port?: number;
  /** 127.0.0.1 unless given. */
  host?: string;
  /** Gets one line a request: method, path, status and time; never a query, header or body. */
  log?: (line: string) => void;
  /** The clock that signatures are checked against. */
  now?: () => Date;
  /**
   * Where task tokens are given back, as AWS SDKs know it: `http://127.0.0.1:4011`. The environment variable
   * AWS_ENDPOINT_URL_SFN unless given; without either a token is only told of.
   */
  callbackEndpoint?: string | undefined;
};

export type SampleApi = {
  port: number;
  /** Such as `http://127.0.0.1:4010`. */
  url: string;
  /** Stops listening and ends every connection, also those still waiting for an answer. */
  close(): Promise<void>;
};

/** Starts the sample API; rejects when the port is taken (`code` is `EADDRINUSE`). */
export function startSampleApi(options?: SampleApiOptions): Promise<SampleApi>;
