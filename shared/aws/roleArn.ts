// The ARN of an IAM role, as TestState takes it for the role that runs a state.

const arn = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** True for the ARN of an IAM role: `arn:aws:iam::123456789012:role/OrderMachine`, with a path or without. */
export function isRoleArn(text: string): boolean {
  return arn.test(text) && text.length <= 256;
}

/** What is expected, for messages. */
export const roleArnForm = 'arn:aws:iam::<account>:role/<name>';
