// From TestState's answer, whose stages are JSON as text, to plain data.
import { isObject, type Json } from '../json';
import { tracedRequest, tracedResponse, type Traced } from './trace';
import type { AwsRun } from './types';

/** The fields of TestState's answer that are read here. */
export type TestAnswer = {
  status?: AwsRun['status'] | undefined;
  output?: string | undefined;
  error?: string | undefined;
  cause?: string | undefined;
  nextState?: string | undefined;
  inspectionData?: Inspection | undefined;
};

type Inspection = {
  [stage in Stage]?: string | undefined;
} & {
  request?: Traced | undefined;
  response?: Traced | undefined;
  errorDetails?:
    | {
        catchIndex?: number | undefined;
        retryIndex?: number | undefined;
        retryBackoffIntervalSeconds?: number | undefined;
      }
    | undefined;
};
type Stage =
  'input' | 'afterInputPath' | 'afterParameters' | 'afterArguments' | 'result' | 'afterResultSelector' | 'variables';

/** What TestState told, with every JSON text read; absent is what it did not tell. */
export function toldBy(answer: TestAnswer): AwsRun {
  const { status = 'FAILED', output, error, cause, nextState, inspectionData = {} } = answer;
  const { errorDetails = {} } = inspectionData;
  const told: AwsRun = { status };
  const stages = {
    ...stagesOf(inspectionData),
    request: tracedRequest(inspectionData.request),
    response: tracedResponse(inspectionData.response),
    output: read(output),
    next: nextState,
    error,
    cause,
    retrier: errorDetails.retryIndex,
    waitSeconds: errorDetails.retryBackoffIntervalSeconds,
    catcher: errorDetails.catchIndex,
  };
  return Object.assign(told, Object.fromEntries(Object.entries(stages).filter(([, value]) => value !== undefined)));
}

function stagesOf(data: Inspection): Partial<Record<keyof AwsRun, Json | undefined>> {
  const variables = read(data.variables);
  return {
    input: read(data.input),
    effectiveInput: read(data.afterInputPath),
    parameters: read(data.afterArguments ?? data.afterParameters),
    result: read(data.result),
    selected: read(data.afterResultSelector),
    variables: isObject(variables) ? variables : undefined,
  };
}

/** A stage is JSON as text; what is not is told as it is. */
function read(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
