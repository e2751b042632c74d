// Runs all tests of what people see. Started by the suite with tsx, in a process of its own.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runMocha } from '../mocha';
import { keepEvidence, runCommand } from './session.mjs';

void runCommand(async () => {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.test.ts'));
  const { failed } = await runMocha({
    files: files.map((file) => path.join(__dirname, file)),
    onFailure: keepEvidence,
  });
  return failed > 0 ? 1 : 0;
});
