// npm run package: builds for publishing and packs the .vsix into the project's folder.
import { build, packageVsix } from './build.mjs';
import { runCommand } from './lifetime.mjs';
import { root } from './paths.mjs';
import { say } from './progress.mjs';

await runCommand(async () => {
  await build({ production: true });
  say(`Packed: ${await packageVsix(root)}`);
});
