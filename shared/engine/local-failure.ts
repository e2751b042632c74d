// What stops a local run that would not stop Step Functions: no credentials, the local time limit, a wrong setting.

/** A failure that only a local run has. `error` is one of ours, so that no Retry or Catch matches it by chance. */
export class LocalFailure extends Error {
  constructor(
    readonly error: `ASLInvoke.${string}`,
    override readonly cause: string,
  ) {
    super(`${error}: ${cause}`);
    this.name = 'LocalFailure';
  }
}
