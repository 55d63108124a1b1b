// What a measurement says: figures that may be bounds, the targets they are held against, the table and the JSON.
import { median } from './statistics.mjs';

/**
 * @typedef {{ value: number, bound?: '>' | '<' }} Figure `>`: the true figure is larger, the time limit having come first.
 * @typedef {{ name: string, figure: Figure | null, target: string | null, pass: boolean | null, detail: string }} Result
 */

/** The median of what was measured; where a run was cut off, only that the figure is larger. Null without samples. */
export function figureOf(samples) {
  if (samples.length === 0) return null;
  const value = median(samples.map((sample) => sample.value));
  return samples.some(({ bound }) => bound) ? { value, bound: '>' } : { value };
}

/** `above` in units of `below`, with what the bounds of both leave to say; null when they leave nothing. */
export function ratio(above, below) {
  if (!above || !below || !(below.value > 0) || (above.bound && below.bound)) return null;
  const value = above.value / below.value;
  const bound = above.bound ?? (below.bound && { '>': '<', '<': '>' }[below.bound]);
  return bound ? { value, bound } : { value };
}

/** Whether a figure meets a target (`≤ 3`, `≥ 100`). What was not measured, or is a bound on the wrong side, does not. */
export function meets(figure, target) {
  const [, relation, number] = /^([≤≥]) ([\d.]+)$/.exec(target) ?? [];
  if (!relation) throw new TypeError(`no target: ${target}`);
  if (!figure) return false;
  return relation === '≤'
    ? figure.value <= Number(number) && figure.bound !== '>'
    : figure.value >= Number(number) && figure.bound !== '<';
}

/** A line of the bench. Without a target it informs. `valid: false`: the work was not done, so no speed passes. */
export function result(name, figure, { target = null, detail = '', valid = true } = {}) {
  return { name, figure, target, pass: target === null ? null : valid && meets(figure, target), detail };
}

/** Three significant digits, no exponent: `0.012`, `1.53`, `15.3`, `1530`. */
export function digits(value) {
  const rounded = Number(value.toPrecision(3));
  return String(rounded >= 1e21 ? value : rounded);
}

export function figureText(figure) {
  return figure ? `${figure.bound ? `${figure.bound} ` : ''}${digits(figure.value)}` : '–';
}

/** One Markdown table, and under it how many targets are met. */
export function toMarkdown(results) {
  const cells = (row) => `| ${row.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  const verdict = { true: 'pass', false: 'miss', null: '' };
  const rows = results.map(({ name, figure, target, pass, detail }) =>
    cells([name, figureText(figure), target ?? '', verdict[String(pass)], detail]),
  );
  const judged = results.filter(({ pass }) => pass !== null);
  const met = judged.filter(({ pass }) => pass).length;
  return [
    cells(['figure', 'measured', 'target', '', 'detail']),
    '| --- | ---: | ---: | --- | --- |',
    ...rows,
    '',
    `${met} of ${judged.length} targets met.`,
    '',
  ].join('\n');
}

/** `{results: [{name, figure, target, pass, detail}]}`: a figure is a number, or null; a bound says so in `detail`. */
export function toJson(results) {
  const rows = results.map(({ name, figure, target, pass, detail }) => ({
    name,
    figure: figure ? Number(digits(figure.value)) : null,
    target,
    pass,
    detail: [figure?.bound && `${figureText(figure)} (a bound)`, detail].filter(Boolean).join('; '),
  }));
  return `${JSON.stringify({ results: rows }, null, 2)}\n`;
}
