// `npm run soak -- [--minutes N] [--seed N]`: random edits over ten documents in one server, by default for thirty minutes. Ends with
// the slope of the server's memory, and fails when a document's findings are not those of a cold review of its text.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { Client } from '../lsp/client';
import { change } from './edits';
import { contractText, contractYaml, strangeText } from './families';
import { afreshIn, sendChanges } from './session';

/** Characters beyond which a document is set back to its beginning, so that memory can be compared. */
const LONGEST = 60_000;
/** Growth of memory from the second third of the run to the last that counts as flat. */
const FLAT = 1.15;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes);
if (minutes > 0) await soak();
else {
  console.error(`npm run soak: --minutes takes a number above 0, not ${values.minutes}`);
  process.exitCode = 2;
}

function documents(): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [n, size] of [2_000, 8_000, 20_000, 40_000].entries())
    texts.set(`file:///soak/agreement-${n}.md`, contractText(size));
  for (const [n, size] of [2_000, 8_000].entries()) texts.set(`file:///soak/sections-${n}.yaml`, contractYaml(size));
  texts.set('file:///soak/agreement.txt', contractText(10_000).replace(/[*#]/g, ''));
  texts.set('file:///soak/crlf.md', contractText(10_000).replace(/\n/g, '\r\n'));
  texts.set('file:///soak/strange.md', strangeText(4_000).replace(/\p{Surrogate}/gu, '?'));
  texts.set('file:///soak/empty.md', '');
  return texts;
}

/** Resident memory of a process, in MB. */
function residentMemory(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function soak(): Promise<void> {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`seed ${seed}, ${minutes} minutes`);
  const texts = documents();
  const uris = [...texts.keys()];
  const client = await Client.start();
  for (const [uri, text] of texts) await client.open(uri, text);
  const steps = fc.record({ which: fc.nat({ max: uris.length - 1 }), changes: fc.array(change, { minLength: 1, maxLength: 5 }) });
  const started = Date.now();
  const samples: { minute: number; edits: number; memory: number }[] = [];
  let edits = 0;
  for (let round = 0; Date.now() - started < minutes * 60_000; round++) {
    for (const { which, changes } of fc.sample(steps, { seed: seed + round, numRuns: 20 })) {
      const uri = uris[which]!;
      const text = await sendChanges(client, uri, changes, 1 + (round % 3));
      edits += changes.length;
      if (round % 2 === 0) await client.diagnostics(uri);
      if (text.length <= LONGEST && (text.length > 0 || texts.get(uri) === '')) continue;
      await client.close(uri);
      await client.open(uri, texts.get(uri)!);
    }
    for (const uri of uris) await client.diagnostics(uri);
    samples.push({ minute: (Date.now() - started) / 60_000, edits, memory: residentMemory(client.process.pid!) });
  }
  console.log(`${edits} edits, ${samples.length} samples of memory`);
  const failures = [...(await wrongDocuments(client, uris)), ...memoryGrowth(samples)];
  if (client.logged.length > 0)
    failures.push(`the server logged ${client.logged.length} messages, the first: ${client.logged[0]}`);
  await client.stop();
  for (const failure of failures) console.error(failure);
  console.log(failures.length === 0 ? 'Every document is reviewed as if it had just been opened, and memory is flat.' : 'FAILED');
  process.exitCode = failures.length === 0 ? 0 : 1;
}

/** Documents whose findings are not those of a server that has just started. */
async function wrongDocuments(client: Client, uris: readonly string[]): Promise<string[]> {
  const cold = await Client.start();
  const wrong: string[] = [];
  for (const uri of uris) {
    const found = await client.diagnostics(uri);
    const afresh = await afreshIn(cold, uri, client.textOf(uri));
    if (JSON.stringify(found) !== JSON.stringify(afresh)) wrong.push(`${uri}: ${found.length} findings, afresh ${afresh.length}`);
  }
  await cold.stop();
  return wrong;
}

function memoryGrowth(samples: readonly { minute: number; edits: number; memory: number }[]): string[] {
  const third = Math.floor(samples.length / 3);
  if (third < 3) return ['too short a run to judge the memory'];
  const median = (from: number, to: number) => {
    const sorted = samples.slice(from, to).map(({ memory }) => memory);
    return sorted.sort((a, b) => a - b)[sorted.length >> 1]!;
  };
  const [first, second, last] = [median(0, third), median(third, 2 * third), median(2 * third, samples.length)];
  // What grows at the start is the code warming up.
  const late = samples.slice(third);
  const mean = (of: (sample: (typeof samples)[number]) => number) => late.reduce((sum, s) => sum + of(s), 0) / late.length;
  const [minute, memory] = [mean((s) => s.minute), mean((s) => s.memory)];
  const slope =
    late.reduce((sum, s) => sum + (s.minute - minute) * (s.memory - memory), 0) /
    late.reduce((sum, s) => sum + (s.minute - minute) ** 2, 0);
  console.log(
    `memory by thirds: ${[first, second, last].map((m) => `${m.toFixed(0)} MB`).join(', ')}; slope of the last two ${slope.toFixed(2)} MB a minute`,
  );
  return last > FLAT * second ? [`memory grew from ${second.toFixed(0)} to ${last.toFixed(0)} MB`] : [];
}
