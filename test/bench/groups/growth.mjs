// How the cost of a review grows with the document: CPU, the text already in memory, the code warm.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../../scripts/paths.mjs';
import { digits, result } from '../results.mjs';
import { runProgram } from '../run-program.mjs';
import { sizeName, timeText } from '../sizes.mjs';
import { exponent } from '../statistics.mjs';

const program = fileURLToPath(new URL('../programs/review-family.mjs', import.meta.url));
const target = '≤ 1.1';
const formats = { markdown: 'Markdown', yaml: 'YAML', text: 'plain text' };
/** Of the pathological families, a quick run looks at one in so many. */
const quickStep = 8;

export async function growth(context) {
  const { quick, folder, soFar } = context;
  const module = await bundleFamilies(folder);
  const { families } = await import(module);
  const sizes = quick ? [1.25e4, 2.5e4, 5e4, 1e5] : [1e5, 4e5, 1.6e6, 5e6];
  const measured = [];
  const look = async (name, format) => {
    const one = { name, format, ...(await measure({ module, name, format, sizes }, context)) };
    measured.push(one);
    soFar(measured.map((each) => lineOf(each, sizes)));
    return one;
  };
  const results = [];
  for (const format of ['markdown', 'yaml']) results.push(lineOf(await look('contract text', format), sizes));
  const cases = families.flatMap(({ name, formats: all }) => all.map((format) => ({ name, format })));
  for (const format of Object.keys(formats)) {
    const own = cases.filter((each) => each.format === format);
    const chosen = quick ? own.filter((_, index) => index % quickStep === 0) : own;
    const group = [];
    for (const { name } of chosen) group.push(await look(name, format));
    results.push(summary(format, group, own.length), ...group.map((each) => lineOf(each, sizes)).filter(({ pass }) => !pass));
  }
  results.push(slowest(measured, sizes.at(-1)));
  return results;
}

/** The families of the robustness tests are TypeScript. */
async function bundleFamilies(folder) {
  const outfile = join(folder, 'families.mjs');
  await build({
    entryPoints: [join(root, 'test/robustness/families.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
  });
  return pathToFileURL(outfile).href;
}

/** Sizes upward, until one takes longer than it may or fails. */
async function measure({ module, name, format, sizes }, { folder, limit, progress }) {
  progress(`growth, ${formats[format]}, ${name}`);
  const points = [];
  let warm = false;
  const onLine = (line) => {
    if (warm) {
      const { size, seconds } = JSON.parse(line);
      points.push({ size, cost: seconds });
    }
    warm = true;
  };
  const run = await runProgram([program, module, name, format, ...sizes.map(String)], { folder, limit, usage: false, onLine });
  const at = warm ? `at ${sizeName(sizes[points.length] ?? 0)}` : 'at 10 KB';
  if (!run.timedOut && run.code !== 0)
    return { points, problem: `${at}: ${/^\w*Error.*/m.exec(run.output)?.[0] ?? `exit code ${run.code}`}` };
  if (run.timedOut && !warm) return { points, problem: `${at}: took longer than ${limit} s` };
  if (run.timedOut) points.push({ size: sizes[points.length], cost: limit, cut: true });
  return { points };
}

const isCut = ({ points }) => points.some(({ cut }) => cut);

/** Null when there are not two sizes to draw a line through. */
function figureOf({ points, ...rest }) {
  if (points.length < 2) return null;
  return { value: exponent(points), ...(isCut({ points, ...rest }) && { bound: '>' }) };
}

function lineOf(measured, sizes) {
  const { name, format, points, problem } = measured;
  const times = points.map(({ cost, cut }, index) => `${sizeName(sizes[index])} ${cut ? '> ' : ''}${timeText(cost * 1000)}`);
  return result(`growth exponent: ${formats[format]}, ${name}`, figureOf(measured), {
    target,
    detail: [times.join(', '), problem].filter(Boolean).join('; '),
    valid: !problem,
  });
}

/** The worst family of a format stands for all; those that miss have lines of their own. */
function summary(format, group, all) {
  const ranked = group
    .map((each) => ({ ...each, figure: figureOf(each) }))
    .sort((a, b) => (b.figure?.value ?? Number.POSITIVE_INFINITY) - (a.figure?.value ?? Number.POSITIVE_INFINITY));
  const valid = ranked.every(({ problem, figure }) => !problem && figure && !figure.bound);
  const worst = ranked
    .slice(0, 5)
    .map(({ name, figure }) => `${name} ${figure ? digits(figure.value) : '–'}`)
    .join(', ');
  return result(`growth exponent: worst pathological family, ${formats[format]}`, ranked[0]?.figure ?? null, {
    target,
    detail: `${group.length} of ${all} families; ${worst}`,
    valid,
  });
}

/** Linear and slow is slow all the same: the dearest family beside contract text of that size. */
function slowest(measured, size) {
  const reached = measured.flatMap(({ name, format, points, problem }) => {
    const last = points.at(-1);
    return problem || !last || last.cut ? [] : [{ name: `${formats[format]}, ${name}`, cost: last.cost }];
  });
  const [contract] = reached;
  const worst = reached.reduce((most, each) => (each.cost > (most?.cost ?? 0) ? each : most), undefined);
  const known = contract?.name === `${formats.markdown}, contract text`;
  const figure = known ? { value: worst.cost / contract.cost, ...(reached.length < measured.length && { bound: '>' }) } : null;
  const detail = `${worst ? `${worst.name} ${timeText(worst.cost * 1000)}; ` : ''}${measured.length - reached.length} did not get there`;
  return result(`slowest family at ${sizeName(size)} ÷ Markdown contract text`, figure, { detail });
}
