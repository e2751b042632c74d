// The errors of Step Functions' SendTask operations, in the form they have on the wire.

/** Where AWS puts each kind of error: the part of `__type` before `#`, which SDKs leave away. */
const namespaces = {
  InvalidOutput: 'com.amazonaws.swf.service.v2.model',
  InvalidToken: 'com.amazonaws.swf.service.v2.model',
  TaskDoesNotExist: 'com.amazonaws.swf.service.v2.model',
  TaskTimedOut: 'com.amazonaws.swf.service.v2.model',
  ValidationException: 'com.amazon.coral.validate',
  SerializationException: 'com.amazon.coral.service',
  UnknownOperationException: 'com.amazon.coral.service',
  AccessDeniedException: 'com.amazon.coral.service',
  RequestEntityTooLargeException: 'com.amazon.coral.service',
} as const;

export type ProtocolErrorName = keyof typeof namespaces;

/** An error that whoever called gets as the answer. */
export class ProtocolError extends Error {
  constructor(
    override readonly name: ProtocolErrorName,
    message: string,
    /** HTTP status. */
    readonly status = 400,
  ) {
    super(message);
  }

  /** The body of the answer. */
  get body(): { __type: string; message: string } {
    return { __type: `${namespaces[this.name]}#${this.name}`, message: this.message };
  }
}

/** A token that no Task ever had. The words are those of AWS. */
export const invalidToken = (): ProtocolError => new ProtocolError('InvalidToken', "Invalid Token: 'Invalid token'");

/** A token whose Task is over: answered already, timed out, failed or cancelled. The words are those of AWS. */
export const taskTimedOut = (): ProtocolError =>
  new ProtocolError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");

/** A token that has the form of a local run's, of another session most likely. The words in quotes are ours. */
export const taskDoesNotExist = (): ProtocolError =>
  new ProtocolError('TaskDoesNotExist', "Task Does Not Exist: 'No run of this session has had this token'");

/** An output that is not JSON. The words in quotes are ours. */
export const invalidOutput = (reason: string): ProtocolError =>
  new ProtocolError('InvalidOutput', `Invalid Output: '${reason}'`);

/** Members that break the service model, all told at once. The words are those of AWS. */
export function validationError(violations: string[]): ProtocolError {
  const count = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: `;
  return new ProtocolError('ValidationException', count + violations.join('; '));
}
