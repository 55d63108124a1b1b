import { jsonHead, jsonSeparator, jsonTail, renderPrettyEnd } from '../../reports';
import type { NotReviewed, Review, Summary } from '../../review/types';
import type { Outcome, Settings } from './job';

/**
 * A report that grows outcome by outcome. It keeps totals and, where the format has them at the end, what was not reviewed;
 * never a review.
 */
export class Report {
  readonly summary: Summary;
  /** Documents reviewed. */
  documents = 0;
  #files = 0;
  #begun = false;
  readonly #notReviewed: NotReviewed[] = [];
  readonly #head: Review;
  readonly #settings: Pick<Settings, 'format' | 'pretty'>;

  /** `head`: the review before anything was reviewed. */
  constructor(head: Review, settings: Pick<Settings, 'format' | 'pretty'>) {
    this.#head = head;
    this.#settings = settings;
    this.summary = { ...head.summary };
  }

  /** What is to be written next. */
  add({ text, documents, summary, notReviewed }: Outcome): string {
    this.documents += documents;
    for (const key of Object.keys(summary) as (keyof Summary)[]) this.summary[key] += summary[key];
    if (this.#settings.format === 'ndjson') return text;
    this.#notReviewed.push(...notReviewed);
    if (text === '') return '';
    if (this.#settings.format === 'pretty') return text;
    return this.#start() + jsonSeparator(this.#files++) + text;
  }

  /** What is to be written last. */
  end(): string {
    const { format, pretty } = this.#settings;
    const rest = { notReviewed: this.#notReviewed, summary: this.summary };
    if (format === 'ndjson') return '';
    return format === 'json' ? this.#start() + jsonTail(rest, this.#files) : renderPrettyEnd(rest, this.documents, pretty);
  }

  #start(): string {
    if (this.#begun) return '';
    this.#begun = true;
    return jsonHead(this.#head);
  }
}
