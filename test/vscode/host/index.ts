// What VS Code loads and runs inside its extension host: all host tests.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runMocha } from '../mocha';

export async function run(): Promise<void> {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.test.js'));
  // Keeps the source maps of what is loaded from here on.
  process.setSourceMapsEnabled(true);
  tellLauncher('begin');
  const { failed } = await runMocha({ files: files.map((file) => path.join(__dirname, file)), onFailure });
  tellLauncher('end');
  if (failed > 0) throw new Error(`${failed} tests failed in the extension host.`);
}

/** The only way from here to the launcher is what the host prints; desktop VS Code just prints it. */
const tellLauncher = (words: string) => console.log(`ASL-INVOKE-TESTS ${words}`);

/** Asks the launcher, which has the page, for a picture of it. Desktop VS Code has nobody to ask: there the logs must do. */
async function onFailure(name: string): Promise<void> {
  const folder = process.env.ASL_INVOKE_SCREENSHOTS;
  if (!folder) return;
  const file = path.join(folder, `${name}.png`);
  tellLauncher(`failure ${file}`);
  const giveUpAt = Date.now() + 10_000;
  while (!existsSync(file) && Date.now() < giveUpAt) await new Promise((resolve) => setTimeout(resolve, 50));
}
