// Memory: the peak of a batch run on one large document, and a server's after much typing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EditorSession } from '../editor.mjs';
import { markdownContract } from '../generate/contracts.mjs';
import { markdownlint, ours } from '../programs.mjs';
import { figureOf, ratio, result } from '../results.mjs';
import { runProgram } from '../run-program.mjs';
import { ours as server } from '../servers.mjs';
import { memoryText, sizeName } from '../sizes.mjs';
import { median } from '../statistics.mjs';
import { typing } from '../typing.mjs';

export async function memory(context) {
  return [...(await peak(context)), await afterEdits(context)];
}

async function peak({ quick, peers, folder, limit, rounds, progress }) {
  const size = quick ? 2e5 : 5e6;
  const path = join(folder, 'large');
  mkdirSync(path);
  writeFileSync(join(path, 'agreement.md'), markdownContract(size));
  const samples = new Map([ours, ...(peers ? [markdownlint] : [])].map((program) => [program, []]));
  let problem;
  for (let round = 1; round <= rounds.batch && !problem; round++) {
    for (const [program, peaks] of samples) {
      progress(`memory at ${sizeName(size)}, ${program.name}, round ${round} of ${rounds.batch}`);
      const args = program.args(path, join(folder, 'large.json'));
      const run = await runProgram(args, { cwd: program.cwd?.(path) ?? path, folder, limit });
      if (run.peak !== null && program.codes.includes(run.code)) peaks.push({ value: run.peak });
      else
        problem = `${program.name} ${run.timedOut ? `took longer than ${limit} s` : `ended with ${run.code}: ${run.output.slice(-200)}`}`;
    }
  }
  const text = ([program, peaks]) => `${program.name} ${peaks.length ? memoryText(figureOf(peaks).value) : '–'}`;
  return [...samples.keys()].flatMap((peer) => {
    if (peer === ours) return [];
    const detail = [...[...samples].map(text), problem].filter(Boolean).join('; ');
    const figure = ratio(figureOf(samples.get(ours)), figureOf(samples.get(peer)));
    return result(`memory, peak at ${sizeName(size)}: ours ÷ ${peer.name}`, figure, { target: '≤ 0.4', detail, valid: !problem });
  });
}

async function afterEdits({ quick, limit, folder, progress }) {
  const size = quick ? 1e5 : 1e6;
  const [few, many] = [100, quick ? 1000 : 10_000];
  /** Seconds for all of the edits. */
  const budget = limit * (quick ? 2 : 5);
  progress(`memory after ${many} edits of ${sizeName(size)}`);
  const editor = new EditorSession(server, { name: 'agreement.md', text: markdownContract(size) }, { limit, folder });
  const name = `memory after ${many} edits ÷ after ${few}, ${sizeName(size)}`;
  const target = '≤ 1.2';
  const resident = { [few]: [], [many]: [] };
  let edits = 0;
  try {
    await editor.open();
    const valid = editor.findings.length > 0;
    const started = performance.now();
    for (const change of typing(editor.document.lines)) {
      if (edits === many) break;
      if (performance.now() - started > budget * 1000) {
        return result(name, null, { target, detail: `${edits} edits in ${budget} s` });
      }
      await editor.edit(change);
      edits++;
      // The collector comes and goes: several readings, the middle one counts.
      for (const mark of [few, many]) if (edits > mark - 40 && edits <= mark) resident[mark].push(editor.memory());
    }
    const [before, after] = [few, many].map((mark) => median(resident[mark]));
    return result(name, ratio({ value: after }, { value: before }), {
      target,
      valid,
      detail: `${memoryText(before)} after ${few}, ${memoryText(after)} after ${many}`,
    });
  } catch (error) {
    return result(name, null, { target, detail: `after ${edits} edits: ${error.message}` });
  } finally {
    await editor.close();
  }
}
