// npm run fuzz: edits documents at random, a million times unless told otherwise, and stops at the first failure.
import { parseArgs } from 'node:util';
import { loadRules } from '../../server/diagnostics';
import { loadReader, parse } from '../../shared/document/document';
import type { Edit } from './edits';
import { seeded, type Random } from './random';
import { replay, session, type Counts, type Failure, type Source } from './session';
import { sourcesIn } from './sources';

const usage = 'Usage: npm run fuzz -- [--edits 1000000] [--seed NUMBER] [FILE OR FOLDER …]';
const perSession = 25;

void fuzz().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function fuzz(): Promise<void> {
  const { edits, seed, places } = asked();
  const sources = await sourcesIn(places);
  if (sources.length === 0) throw new Error(`No JSON or YAML document there.\n${usage}`);
  await loadReader('yaml');
  for (const { text, syntax } of sources) await loadRules(parse(text, syntax));
  console.log(`${sources.length} documents, ${edits} edits, seed ${seed}`);

  const choose = byCost(sources);
  const texts = sources.map(({ text }) => text);
  const counts: Counts = { edits: 0, followed: 0 };
  const tellOften = clock((seconds) => console.log(`${inWords(counts)}, ${seconds} s`));
  for (let index = 0; counts.edits < edits; index++) {
    // Each session has a seed of its own, so that the failing one comes back alone.
    const random = seeded(seed + index);
    const length = Math.min(perSession, edits - counts.edits);
    const failure = await session(random, choose(random), length, texts, counts);
    if (failure)
      throw new Error(await story(failure, `--seed ${seed + index} --edits ${perSession} ${places.join(' ')}`));
    tellOften();
  }
  console.log(`No failure in ${inWords(counts)}.`);
}

function asked(): { edits: number; seed: number; places: string[] } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { edits: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
  });
  const edits = Number(values.edits);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
  if (!Number.isInteger(edits) || edits < 1 || !Number.isInteger(seed)) throw new Error(usage);
  return { edits, seed, places: positionals.length > 0 ? positionals : ['samples', 'test/server/rules'] };
}

function inWords({ edits, followed }: Counts): string {
  return `${edits} edits, ${followed} of them followed`;
}

/** Calls `tell` at most once a minute. */
function clock(tell: (seconds: number) => void): () => void {
  const began = Date.now();
  let told = began;
  return () => {
    if (Date.now() - told < 60_000) return;
    told = Date.now();
    tell(Math.round((told - began) / 1000));
  };
}

/** Chooses documents the less often the longer they take: YAML some twenty times as long as JSON of that size. */
function byCost(all: readonly Source[]): (random: Random) => Source {
  const weights = all.map(({ text, syntax }) => 1 / ((text.length + 500) * (syntax === 'yaml' ? 20 : 1)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return (random) => {
    let left = random.next() * sum;
    const index = weights.findIndex((weight) => (left -= weight) < 0);
    return all[index] ?? random.pick(all);
  };
}

async function story({ source, edits, message }: Failure, again: string): Promise<string> {
  const least = await shrunk(source, edits);
  return [
    `Failed: ${source.name} (${source.syntax})\n${message}`,
    `Again: npm run fuzz -- ${again}`,
    `Fewest edits that fail: ${JSON.stringify(least)}\n${(await replay(source, least)) ?? 'Not alone.'}`,
  ].join('\n\n');
}

/** Leaves out every edit without which it fails all the same. */
async function shrunk(source: Source, made: readonly Edit[]): Promise<Edit[]> {
  let least = [...made];
  for (let index = least.length - 1; index >= 0; index--) {
    const without = least.filter((_, other) => other !== index);
    if ((await replay(source, without)) !== undefined) least = without;
  }
  return least;
}
