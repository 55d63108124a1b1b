import type { DecisionReview, Finding } from '../../review/types';
import { inert } from '../../text/inert';
import { type CheckId, type FormatProse, formatProse, type PlainCode } from '../prose/formats';
import { reportProse } from '../prose/prose';
import type { FormatContext } from './format';

const ownWords = new Set<string>(['missing', 'incomplete', 'language', 'unreadable', 'rule-failed'] satisfies PlainCode[]);

/** Says findings and decisions, with the words of the documents or without. */
export class Speaker {
  readonly words: FormatProse;
  readonly #titles: ReadonlyMap<string, string>;
  readonly #context: FormatContext;

  constructor(context: FormatContext) {
    const { playbook, locale } = context;
    this.words = formatProse[locale];
    this.#titles = new Map(playbook.clauses.map(({ id, title }) => [id, title[locale]]));
    this.#context = context;
  }

  /** Name of a clause or check. */
  title(rule: string): string {
    return this.#titles.get(rule) ?? (Object.hasOwn(this.words.checks, rule) ? this.words.checks[rule as CheckId].title : rule);
  }

  finding({ rule, code, message }: Pick<Finding, 'rule' | 'code' | 'message'>): string {
    const text = flat(message);
    // That a clause is weak for what it lacks is said in our words; a hedge is quoted.
    if (this.#context.quotations || ownWords.has(code) || (code === 'weak' && !/[“«]/.test(text))) return text;
    return this.words.plain[code as Exclude<typeof code, PlainCode>](this.title(rule));
  }

  /** What was accepted, and why where that is asked for. */
  decision({ rule, code, message, reason }: DecisionReview): string {
    const what = message === undefined ? this.words.accepted(this.title(rule), code) : this.finding({ rule, code, message });
    return this.#context.reasons ? `${what} ${flat(reportProse[this.#context.locale].because(reason))}` : what;
  }
}

/** On one line, with nothing that acts. */
export function flat(text: string): string {
  return inert(text).replace(/\s+/g, ' ').trim();
}

/** A quotation that is not longer than this many characters, on one line. */
export function excerpt(text: string, most = 400): string {
  const whole = flat(text);
  return whole.length <= most ? whole : `${whole.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
