// The options of calls to Step Functions itself, each checked.
import { isRoleArn, roleArnForm } from '../shared/aws/roleArn';
import { inspectionLevels, type InspectionLevel, type Mock } from '../shared/aws/types';
import { isObject } from '../shared/json';
import { readInput } from './input';
import { misused, oneOf, present, UsageError } from './usage';

/** How Step Functions is reached: where, and as whom. */
export type AwsOptions = { region?: string; profile?: string; stepFunctionsEndpoint?: string };

/** Of `run --aws`; mocks as given, JSON or `@` and a file name. */
export type TestOptions = AwsOptions & {
  executionRole?: string;
  mock?: string;
  mockError?: string;
  inspectionLevel?: InspectionLevel;
};

/** For `command`. */
export const awsArguments = {
  region: { type: 'string' },
  profile: { type: 'string' },
  'step-functions-endpoint': { type: 'string' },
} as const;

type Given = { [name in 'region' | 'profile' | 'step-functions-endpoint']?: string | undefined };

/** Throws a UsageError that names the option at fault. */
export function readAwsOptions(given: Given): AwsOptions {
  const { region, profile, 'step-functions-endpoint': endpoint } = given;
  if (region !== undefined && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region))
    throw misused(`--region is a region such as eu-west-1, not '${region}'.`);
  if (endpoint !== undefined && !/^https?:$/.test(URL.canParse(endpoint) ? new URL(endpoint).protocol : ''))
    throw misused(`--step-functions-endpoint is a URL such as http://127.0.0.1:4566, not '${endpoint}'.`);
  return present({ region, profile, stepFunctionsEndpoint: endpoint });
}

/** For `command` of `run`, where --profile is there already. */
export const testArguments = {
  aws: { type: 'boolean', default: false },
  'execution-role': { type: 'string' },
  mock: { type: 'string' },
  'mock-error': { type: 'string' },
  'inspection-level': { type: 'string' },
  region: awsArguments.region,
  'step-functions-endpoint': awsArguments['step-functions-endpoint'],
} as const;

type TestGiven = Given & {
  [name in 'execution-role' | 'mock' | 'mock-error' | 'inspection-level']?: string | undefined;
} & { aws: boolean };

/** The options of `run --aws`; undefined for a local run, which takes none of them. Throws as above. */
export function readTestOptions(given: TestGiven): TestOptions | undefined {
  const { aws, 'execution-role': executionRole, mock, 'mock-error': mockError, 'inspection-level': level } = given;
  if (!aws) {
    const names = Object.keys(testArguments).filter((name) => name !== 'aws') as (keyof TestGiven)[];
    const stray = names.find((name) => given[name] !== undefined);
    if (stray) throw misused(`--${stray} is for runs on Step Functions: add --aws.`);
    return undefined;
  }
  if (executionRole !== undefined && !isRoleArn(executionRole))
    throw misused(`--execution-role is the ARN of an IAM role, ${roleArnForm}, not '${executionRole}'.`);
  if (mock !== undefined && mockError !== undefined) throw misused('Give --mock or --mock-error, not both.');
  const inspectionLevel =
    level === undefined ? undefined : oneOf('inspection-level', level.toUpperCase(), inspectionLevels);
  return { ...readAwsOptions(given), ...present({ executionRole, mock, mockError, inspectionLevel }) };
}

/** Reads what is to be mocked. Throws a UsageError that says where the JSON is wrong. */
export async function readMock({ mock, mockError }: TestOptions): Promise<Mock | undefined> {
  if (mock !== undefined) return { result: await readInput(mock, '--mock') };
  if (mockError === undefined) return undefined;
  const value = await readInput(mockError, '--mock-error');
  const { error, cause = '' } = isObject(value) ? value : {};
  if (typeof error !== 'string' || typeof cause !== 'string')
    throw new UsageError('--mock-error needs a JSON object such as {"error": "ApiGateway.403", "cause": "…"}.');
  return { error, cause };
}
