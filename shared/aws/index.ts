// The one entry to Step Functions itself, bundled as a file of its own and loaded with the first call.
import type { Run } from '../engine/types';
import { callTestState, callValidate, regionOf } from './client';
import { awsError, type AwsError } from './errors';
import { testFields } from './testRequest';
import { refusedRun, toRun } from './testRun';
import type { AwsAccess, TestRequest } from './types';

export { callValidate as validateDefinition, regionOf };

/**
 * Has Step Functions run one state with its TestState API. The API of the Task is really called, unless there is a mock.
 *
 * Never rejects: what AWS refuses is `Run.failure`, marked local, with `refused` saying more; an abort of the signal is a
 * run with status `cancelled`.
 */
export async function testState(request: TestRequest, access: AwsAccess): Promise<{ run: Run; refused?: AwsError }> {
  try {
    const { told, called } = await callTestState(testFields(request), access);
    return { run: toRun(told, request, called) };
  } catch (error) {
    if (access.signal?.aborted)
      return { run: { state: request.run.name, status: 'cancelled', input: request.run.input, notes: [] } };
    const refused = awsError(error, { operation: 'TestState', ...(request.roleArn && { roleArn: request.roleArn }) });
    return { run: refusedRun(refused, request), refused };
  }
}
