import type { ReportContext } from './context';
import { type Counts, states } from './digest';
import { html, type Markup } from './markup';

/** Lines and dots over the tint of each state, so that bars can be read without colour. Drawn once a page. */
const inks: Record<(typeof states)[number], Markup | undefined> = {
  present: undefined,
  incomplete: html`<circle cx="3" cy="3" r="1.2" />`,
  weak: html`<path d="M0 6 6 0M-1 1 1 -1M5 7 7 5" />`,
  deferred: html`<path d="M0 1.5H6M0 4.5H6" />`,
  missing: undefined,
  contradicted: html`<path d="M0 0 6 6M0 6 6 0" />`,
  accepted: html`<path d="M1.5 0V6M4.5 0V6" />`,
  silent: html`<circle cx="1.5" cy="1.5" r="0.7" /><circle cx="4.5" cy="4.5" r="0.7" />`,
  'not-applicable': html`<circle cx="3" cy="3" r="0.6" />`,
};

/** The patterns that bars, legends and labels are filled with. */
export function patterns(): Markup {
  return html`<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>${states.map(
    (state) =>
      html`<pattern id="p-${state}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="tint-${state}" /><g class="ink-${state}">${inks[state]}</g></pattern>`,
  )}</defs></svg>`;
}

const barHeight = 28;
const barWidth = 720;
/** A segment narrower than this has no room for its number. */
const roomForNumber = 14;

/** All clauses as one stacked bar with numbers, named and described. `id` is unique on the page. */
export function coverageBar(counts: Counts, id: string, context: ReportContext): Markup {
  const { coverage } = context.prose;
  const total = totalOf(counts);
  const segments = segmentsOf(counts, barWidth);
  return html`<svg class="bar" role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${barWidth} ${barHeight}" width="${barWidth}" height="${barHeight}"><title id="${id}-title">${coverage.chart}</title><desc id="${id}-desc">${coverage.describe(total, countsText(counts, context))}</desc>${segments.map(
    ({ state, count, x, width }) =>
      html`<rect x="${x}" y="0.5" width="${width}" height="${barHeight - 1}" class="edge" fill="url(#p-${state})" />${
        width >= roomForNumber && html`<text x="${round(x + width / 2)}" y="${barHeight / 2 + 5}" class="number">${count}</text>`
      }`,
  )}</svg>`;
}

const unit = 18;

/** A theme's clauses, one block each: what the words beside it say, for the eye. */
export function themeBar(counts: Counts, context: ReportContext): Markup {
  const total = totalOf(counts);
  const width = total * unit;
  const blocks = segmentsOf(counts, width).flatMap(({ state, count, x }) =>
    Array.from({ length: count }, (_, index) => ({ state, x: x + index * unit })),
  );
  const label = context.prose.coverage.describe(total, countsText(counts, context));
  return html`<svg class="blocks" role="img" aria-label="${label}" viewBox="0 0 ${width} 14" width="${width}" height="14">${blocks.map(
    ({ state, x }) =>
      html`<rect x="${round(x + 0.5)}" y="0.5" width="${unit - 3}" height="13" class="edge" fill="url(#p-${state})" />`,
  )}</svg>`;
}

/** `2 in order, 1 missing`; what is nought is left out. */
export function countsText(counts: Counts, { prose }: ReportContext): string {
  return states.flatMap((state) => (counts[state] > 0 ? [prose.counted[state](counts[state])] : [])).join(', ');
}

export function totalOf(counts: Counts): number {
  return states.reduce((sum, state) => sum + counts[state], 0);
}

function segmentsOf(counts: Counts, width: number) {
  const total = totalOf(counts);
  let x = 0;
  return states.flatMap((state) => {
    const count = counts[state];
    if (count === 0) return [];
    const own = { state, count, x: round(x), width: round((count / total) * width) };
    x += (count / total) * width;
    return [own];
  });
}

/** Two decimals: the same digits on every machine. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
