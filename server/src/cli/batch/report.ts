import type { PlaybookSource } from '../../playbook';
import { type HtmlSection, htmlPage, jsonHead, jsonSeparator, jsonTail, renderPrettyEnd } from '../../reports';
import type { NotReviewed, Review, Summary } from '../../review/types';
import { htmlOptions } from './htmlOptions';
import type { Outcome, Settings } from './job';

type ReportSettings = Pick<Settings, 'format' | 'pretty' | 'review'>;

/**
 * A report that grows outcome by outcome. It keeps totals and, where the format has them at the end, what was not reviewed;
 * never a review. A page of HTML begins with all documents at a glance, so its sections wait for the end.
 */
export class Report {
  readonly summary: Summary;
  /** Documents reviewed. */
  documents = 0;
  #files = 0;
  #begun = false;
  readonly #notReviewed: NotReviewed[] = [];
  readonly #head: Review;
  readonly #sections: HtmlSection[] = [];
  readonly #settings: ReportSettings;
  readonly #playbook: PlaybookSource;

  /** `head`: the review before anything was reviewed. */
  constructor(head: Review, settings: ReportSettings, playbook: PlaybookSource) {
    this.#head = head;
    this.#playbook = playbook;
    this.#settings = settings;
    this.summary = { ...head.summary };
  }

  /** What is to be written next. */
  add({ text, sections = [], documents, summary, notReviewed }: Outcome): string {
    this.documents += documents;
    for (const key of Object.keys(summary) as (keyof Summary)[])
      this.summary[key] = (this.summary[key] ?? 0) + (summary[key] ?? 0);
    if (this.#settings.format === 'ndjson') return text;
    this.#notReviewed.push(...notReviewed);
    this.#sections.push(...sections);
    if (text === '') return '';
    if (this.#settings.format === 'pretty') return text;
    return this.#start() + jsonSeparator(this.#files++) + text;
  }

  /** What is to be written last. */
  end(): string {
    const { format, pretty, review } = this.#settings;
    const rest = { notReviewed: this.#notReviewed, summary: this.summary };
    if (format === 'ndjson') return '';
    if (format === 'html') {
      const head = { ...this.#head, notReviewed: this.#notReviewed };
      return htmlPage(this.#sections, head, this.#playbook, htmlOptions(review));
    }
    return format === 'json' ? this.#start() + jsonTail(rest, this.#files) : renderPrettyEnd(rest, this.documents, pretty);
  }

  #start(): string {
    if (this.#begun) return '';
    this.#begun = true;
    return jsonHead(this.#head);
  }
}
