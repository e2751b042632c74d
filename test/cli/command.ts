// Starts the command line as built, with an environment of its own, and makes definitions for it.
import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

export const root = path.join(__dirname, '../..');
export const bundle = path.join(root, 'dist/cli.js');
export const samples = path.join(root, 'samples');
/** The host that every sample calls. */
export const sampleHost = 'example.execute-api.us-east-1.amazonaws.com';

export type Ended = { code: number | null; stdout: string; stderr: string };
type Settings = { env?: Record<string, string>; input?: string; cwd?: string; bundle?: string };

/** Nothing of the developer's own AWS set-up, proxy or colours reaches the command. */
const environment = {
  PATH: process.env['PATH'] ?? '',
  SystemRoot: process.env['SystemRoot'] ?? '',
  HOME: path.join(tmpdir(), 'asl-invoke-no-home'),
  USERPROFILE: path.join(tmpdir(), 'asl-invoke-no-home'),
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Starts the command; `end` waits for it. */
export function start(args: string[], settings: Settings = {}): ChildProcessWithoutNullStreams {
  assert.ok(existsSync(bundle), `${bundle} is not there: run \`npm run build\` first.`);
  const child = spawn(process.execPath, [settings.bundle ?? bundle, ...args], {
    cwd: settings.cwd ?? root,
    env: { ...environment, ...settings.env },
  });
  child.stdin.end(settings.input ?? '');
  return child;
}

export async function end(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { code, stdout, stderr };
}

export function cli(args: string[], settings?: Settings): Promise<Ended> {
  return end(start(args, settings));
}

/** The object that `run --format json` prints; fails where it prints anything else. */
export async function runJson(args: string[], settings?: Settings): Promise<{ code: number | null; report: Fields }> {
  const { code, stdout, stderr } = await cli(['run', ...args, '--format', 'json'], settings);
  assert.equal(stderr, '');
  return { code, report: JSON.parse(stdout) as Fields };
}

export type Fields = { [name: string]: unknown };

/** The object without what differs from run to run: times, dates and the ids that API Gateway makes up. */
export function settled<T>(report: T): T {
  const changing = /^(date|x-amzn-requestid|x-amz-apigw-id|x-amzn-trace-id|firstByte|total|phases)$/i;
  return JSON.parse(JSON.stringify(report, (name, value: unknown) => (changing.test(name) ? '*' : value))) as T;
}

/** A folder for the files of one test file; `write` gives back the path of what it wrote. */
export function openFolder(): { path: string; write: (name: string, content: unknown) => string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'asl-invoke-'));
  return {
    path: folder,
    write: (name, content) => {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A Task that calls the sample host; `more` goes over its fields, `parameters` over its Parameters. */
export function taskState(parameters: Fields = {}, more: Fields = {}): Fields {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::apigateway:invoke',
    Parameters: { ApiEndpoint: sampleHost, Method: 'GET', Stage: 'prod', Path: 'bills', ...parameters },
    End: true,
    ...more,
  };
}

/** A state machine of the given states, starting at the first. */
export function machine(states: Record<string, Fields>): Fields {
  return { StartAt: Object.keys(states)[0], States: states };
}
