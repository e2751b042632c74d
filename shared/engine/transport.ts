// What went wrong where no HTTP response came, in words: one sentence an error, the same on every run, without a stack.

/** A call that ended without a whole HTTP response. */
export class TransportError extends Error {
  /** @param reason a sentence without a full stop, fit to follow `Unable to execute HTTP request: `. */
  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'TransportError';
  }
}

/** Where the call went and how far it had come. */
export type Progress = { hostname: string; port: string; phase: 'connecting' | 'waiting' | 'reading' };

type Reason = (where: Progress, message: string) => string;

const connect =
  (what: string): Reason =>
  ({ hostname, port }) =>
    `Connect to ${hostname}:${port} failed: ${what}`;

/** By the `code` of the error; the words of the system's own messages, as the recorded `Name or service not known` is one. */
const reasons: Record<string, Reason> = {
  ENOTFOUND: ({ hostname }) => `${hostname}: Name or service not known`,
  EAI_AGAIN: ({ hostname }) => `${hostname}: Temporary failure in name resolution`,
  ECONNREFUSED: connect('Connection refused'),
  EHOSTUNREACH: connect('No route to host'),
  ENETUNREACH: connect('Network is unreachable'),
  EADDRNOTAVAIL: connect('Cannot assign requested address'),
  ETIMEDOUT: connect('Connection timed out'),
  UND_ERR_CONNECT_TIMEOUT: connect('Connection timed out'),
  ECONNRESET: reset,
  EPIPE: reset,
  UND_ERR_SOCKET: reset,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: () => 'The response ended before it was complete',
  UND_ERR_HEADERS_OVERFLOW: () => 'The response headers are larger than 16384 bytes',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: () => 'The response is too large',
  CERT_HAS_EXPIRED: untrusted,
  CERT_NOT_YET_VALID: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_REVOKED: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: ({ hostname }) => `The TLS certificate is not one of ${hostname}`,
};

/** Puts an error of the HTTP client into words. */
export function transportError(error: unknown, where: Progress): TransportError {
  if (error instanceof TransportError) return error;
  const { name, code, message } = describe(error);
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  if (known) return new TransportError(known(where, message), { cause: error });
  if (name === 'HTTPParserError') return new TransportError('The answer is not valid HTTP', { cause: error });
  if (code.startsWith('ERR_SSL') || code === 'EPROTO')
    return new TransportError(`TLS handshake with ${where.hostname}:${where.port} failed`, { cause: error });
  return new TransportError(message.split('\n', 1)[0] || 'The call failed', { cause: error });
}

function reset({ phase, hostname, port }: Progress): string {
  if (phase === 'connecting') return `Connect to ${hostname}:${port} failed: Connection reset`;
  if (phase === 'waiting') return 'The server closed the connection without a response';
  return 'The response ended before it was complete';
}

function untrusted({ hostname }: Progress, message: string): string {
  return `The TLS certificate of ${hostname} is not trusted: ${message}`;
}

function describe(error: unknown): { name: string; code: string; message: string } {
  if (!(error instanceof Error)) return { name: '', code: '', message: String(error) };
  // Where a name has several addresses, the errors of all come as one, which may carry no message of its own.
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = error.message || (inner instanceof Error ? inner.message : '');
  return { name: error.name, code: code || (inner === undefined ? '' : describe(inner).code), message };
}
