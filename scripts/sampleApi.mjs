// Starts the sample API for the samples folder and nothing else: what F5 runs beside the Extension Development Host.
import { runCommand } from './lifetime.mjs';
import { samplesDir } from './paths.mjs';
import { say } from './progress.mjs';
import { sendCallsTo, startApi } from './sampleWorkspace.mjs';

await runCommand(async () => {
  say('Starting the sample API ...');
  const api = await startApi({ port: 4010, log: say });
  await sendCallsTo(samplesDir, api);
  say(`The sample API answers on ${api.url}; the samples' calls go there.`);
  await new Promise(() => {});
});
