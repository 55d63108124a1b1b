// Folders on the command line: CPU time, the start of the process included.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownContract } from '../generate/contracts.mjs';
import { createRandom } from '../generate/random.mjs';
import { bareRemark, markdownlint, ours, readOnly, remarkLint, textlint } from '../programs.mjs';
import { figureOf, ratio, result } from '../results.mjs';
import { runProgram } from '../run-program.mjs';
import { memoryText, timeText } from '../sizes.mjs';

/** A program slower than this, in seconds, is run once. */
const slow = 40;

export async function batch(context) {
  const { quick, peers } = context;
  const linters = [markdownlint, textlint, remarkLint, bareRemark];
  const some = [
    [markdownlint, '≥ 5'],
    [textlint, '≥ 10'],
  ];
  const folders = [
    { name: quick ? '100 KB' : '1 MB', files: 1, size: quick ? 1e5 : 1e6, programs: linters, targets: some, remark: '≤ 0.25' },
    { name: `${quick ? 10 : 100} × 20 KB`, files: quick ? 10 : 100, programs: linters, targets: some, remark: '≤ 0.25' },
    {
      name: `${quick ? 100 : 1000} × 20 KB`,
      files: quick ? 100 : 1000,
      programs: [markdownlint],
      targets: [[markdownlint, '≥ 10']],
    },
  ];
  const results = [];
  for (const folder of folders) {
    const path = writeFolder(folder, context.folder);
    const programs = [readOnly, ours, ...(peers ? folder.programs : [])];
    const figures = await measure(programs, { ...folder, path }, context);
    results.push(...linesFor(folder, figures, new Map(folder.targets)));
  }
  return results;
}

/** Contracts of half to one and a half times their nominal size, each of its own. */
function writeFolder({ files, size, name }, parent) {
  const path = join(parent, name.replaceAll(' ', ''));
  const random = createRandom(files);
  mkdirSync(path);
  for (let index = 0; index < files; index++) {
    const text = markdownContract(size ?? 20_000 * (0.5 + random.next()), 1000 + index);
    writeFileSync(join(path, `c${String(index).padStart(4, '0')}.md`), text);
  }
  return path;
}

async function measure(programs, { name, path, files }, { rounds, limit, folder, progress }) {
  const samples = new Map(programs.map((program) => [program, { cpu: [], wall: [], peak: [] }]));
  const output = join(folder, 'review.json');
  for (let round = 1; round <= rounds.batch; round++) {
    for (const program of programs) {
      const own = samples.get(program);
      if (own.wall.some((seconds) => seconds > slow)) continue;
      progress(`batch ${name}, ${program.name}, round ${round} of ${rounds.batch}`);
      const cwd = program.cwd?.(path) ?? path;
      const run = await runProgram(program.args(path, output), { cwd, folder, limit: limit * Math.max(1, files / 100) });
      if (!run.timedOut && (!program.codes.includes(run.code) || run.cpu === null))
        throw new Error(`${program.name} ended with ${run.code}: ${run.output.slice(-500)}`);
      own.wall.push(run.wall);
      if (run.peak !== null) own.peak.push(run.peak);
      own.cpu.push(run.timedOut ? { value: run.spent, bound: '>' } : { value: run.cpu });
      if (program === ours && !run.timedOut) checkReview(output, files);
    }
  }
  return samples;
}

/** No speed counts that skips a file. */
function checkReview(output, files) {
  const { procurementFiles } = JSON.parse(readFileSync(output, 'utf8'));
  if (procurementFiles.length !== files) throw new Error(`${procurementFiles.length} of ${files} files were reviewed`);
}

function linesFor({ name, remark }, samples, targets) {
  const text = ({ cpu, peak }) => {
    const figure = figureOf(cpu);
    return `${figure.bound ? '> ' : ''}${timeText(figure.value * 1000)} CPU${peak.length ? `, ${memoryText(Math.max(...peak))}` : ''}`;
  };
  const mine = samples.get(ours);
  return [...samples].flatMap(([program, theirs]) => {
    if (program === ours) return [];
    const floor = program === bareRemark || program === readOnly;
    const [above, below] = floor ? [mine, theirs] : [theirs, mine];
    const title = floor ? `ours ÷ ${program.name}` : `${program.name} ÷ ours`;
    const target = program === bareRemark ? remark : (targets.get(program) ?? null);
    const detail = `${program.name} ${text(theirs)}; ours ${text(mine)}`;
    return result(`batch ${name}, CPU: ${title}`, ratio(figureOf(above.cpu), figureOf(below.cpu)), { target, detail });
  });
}
