// How long a user waits before anything happens, beside a Node that does nothing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EditorSession } from '../editor.mjs';
import { markdownContract } from '../generate/contracts.mjs';
import { commandLine } from '../programs.mjs';
import { figureOf, ratio, result } from '../results.mjs';
import { runProgram } from '../run-program.mjs';
import { ours } from '../servers.mjs';
import { timeText } from '../sizes.mjs';

export async function start({ rounds, folder, limit, progress }) {
  const file = join(folder, 'small.md');
  const text = markdownContract(1000);
  writeFileSync(file, text);
  const run = (args) => async () => {
    const { wall, code, output } = await runProgram(args, { folder, limit, usage: false });
    if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}: ${output}`);
    return wall * 1000;
  };
  const measured = [
    { name: 'node -e 0', time: run(['-e', '0']) },
    { name: '--version', target: '≤ 1.3', time: run([commandLine, '--version']) },
    { name: 'review of 1 KB', target: '≤ 2', time: run([commandLine, 'check', file, '--fail-on', 'never']) },
    { name: 'LSP initialize', target: '≤ 2', time: () => initialise(text, { limit, folder }) },
  ].map((entry) => ({ ...entry, samples: [] }));
  for (let round = 0; round <= rounds.start; round++) {
    if (round > 0) progress(`start, round ${round} of ${rounds.start}`);
    for (const { time, samples } of measured) {
      const value = await time();
      // The first round warms the file cache.
      if (round > 0) samples.push({ value });
    }
  }
  const [floor, ...rest] = measured.map((entry) => ({ ...entry, figure: figureOf(entry.samples) }));
  return rest.map(({ name, target, figure }) =>
    result(`start: ${name} ÷ ${floor.name}`, ratio(figure, floor.figure), {
      target,
      detail: `${timeText(figure.value)}; floor ${timeText(floor.figure.value)}`,
    }),
  );
}

async function initialise(text, options) {
  const editor = new EditorSession(ours, { name: 'small.md', text }, options);
  try {
    await editor.start();
    return editor.initialised;
  } finally {
    await editor.close();
  }
}
