// `npm run fuzz -- [TARGET…] [--minutes N] [--seed N]`: arbitrary input for as long as it is told, by default five minutes.
import { parseArgs } from 'node:util';
import { endedIn, keepInput, keptInputs, noteRunning } from './kept';
import { checkKept, failureOf, runTarget } from './target';
import { targets } from './targets';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
const unknown = positionals.filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0 || !(minutes > 0)) {
  console.error(
    unknown.length > 0
      ? `npm run fuzz: there is no target ${unknown.join(', ')}; there are ${targets.map(({ name }) => name).join(', ')}`
      : `npm run fuzz: --minutes takes a number above 0, not ${values.minutes}`,
  );
  process.exitCode = 2;
} else await fuzz();

async function fuzz(): Promise<void> {
  const chosen = targets.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const end = Date.now() + minutes * 60_000;
  const ended = endedIn();
  if (ended) console.error(`The last run ended in the middle. To see why: npm run fuzz -- ${ended.target} --seed ${ended.seed}`);
  const runs = new Map(chosen.map(({ name }) => [name, 0]));
  const failed = new Set<string>();
  for (const target of chosen)
    for (const input of keptInputs(target.name))
      await checkKept(target, input).catch((error: Error) => {
        failed.add(target.name);
        console.error(`${target.name}: fails again on ${JSON.stringify(input)}\n${error.stack}\n`);
      });
  let seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  while (Date.now() < end && failed.size < chosen.length)
    for (const target of chosen) {
      if (failed.has(target.name)) continue;
      noteRunning({ target: target.name, seed });
      const details = await runTarget(target, seed, Math.ceil(target.runs / 5));
      seed = (seed + 1) % 2 ** 31;
      runs.set(target.name, runs.get(target.name)! + details.numRuns);
      if (!details.failed) continue;
      failed.add(target.name);
      keepInput(target.name, details.counterexample?.[0]);
      console.error(`${target.name}: ${failureOf(details)}\n`);
    }
  noteRunning();
  for (const [name, count] of runs) console.log(`${name.padEnd(14)} ${count} runs${failed.has(name) ? ', FAILED' : ''}`);
  if (failed.size > 0) {
    console.log('What failed is kept in test/robustness/kept, and tried again by every run of the suite.');
    process.exitCode = 1;
  }
}
