import type { ReportFormat, ReportWriter } from '../../reports/formats';
import type { NotReviewed, Review, Summary } from '../../review/types';
import type { Outcome } from './job';

/**
 * The reports of a run, one for each output, which grow outcome by outcome. It keeps totals and what was not reviewed; what else is kept is
 * the format's affair, and bounded by it.
 */
export class Report {
  readonly summary: Summary;
  /** Findings that the reports leave out. */
  readonly hidden = { warnings: 0, infos: 0 };
  /** Documents reviewed. */
  documents = 0;
  readonly #notReviewed: NotReviewed[] = [];
  readonly #writers: ReportWriter[];

  /** `head`: the review before anything was reviewed. */
  constructor(head: Review, formats: readonly ReportFormat[]) {
    this.summary = { ...head.summary };
    this.#writers = formats.map((format) => format.writer(head));
  }

  /** What is to be written next, for each output. */
  add({ pieces, documents, summary, hidden, notReviewed }: Outcome): string[] {
    this.hidden.warnings += hidden?.warnings ?? 0;
    this.hidden.infos += hidden?.infos ?? 0;
    this.documents += documents;
    for (const key of Object.keys(summary) as (keyof Summary)[])
      this.summary[key] = (this.summary[key] ?? 0) + (summary[key] ?? 0);
    this.#notReviewed.push(...notReviewed);
    return this.#writers.map((writer, index) => (pieces[index] === undefined ? '' : writer.add(pieces[index])));
  }

  /** What is to be written last, for each output. */
  end(): string[] {
    const totals = { notReviewed: this.#notReviewed, summary: this.summary, documents: this.documents };
    return this.#writers.map((writer) => writer.end(totals));
  }
}
