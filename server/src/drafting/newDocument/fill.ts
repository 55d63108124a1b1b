import type { ClauseBlankSource, QuestionSource } from '../../playbook/types';
import { joinFrench, joinFrenchPlace, placeInSentence } from './places';
import type { Commission } from './request';

/** Where the parts of a document stand: what its blanks refer to. */
export interface References {
  /** Number or quoted title of a clause's section; undefined when it is not in the document. */
  section(clause: string): string | undefined;
  /** Number or quoted title of a section of the frame. */
  frameSection(id: string): string | undefined;
  /** Letter of the schedule of a clause. */
  schedule(clause: string): string | undefined;
  /** What a letter (`X`, `Y`) of a clause's wording stands for. */
  letter(clause: string, letter: string): string | undefined;
}

const NUMBER = /^\d+(?:[.,]\d+)?$/u;
/** The unit after a number, in the plural. */
const PLURAL_UNIT = /^( (?:hour|day|month|heure|jour))s/u;

/** Puts answers, references and proposals into the blanks of a text. */
export class BlankFiller {
  readonly #commission: Commission;
  readonly #references: References;
  /** As an answer is written in the document's format. */
  readonly #write: (answer: string) => string;
  readonly #questions = new Map<string, QuestionSource>();
  readonly #profile: Record<string, string>;

  constructor(commission: Commission, references: References, write: (answer: string) => string) {
    this.#commission = commission;
    this.#references = references;
    this.#write = write;
    const { templates, jurisdiction, language, kind } = commission;
    for (const question of templates.questions)
      if (!question.kinds || question.kinds.includes(kind))
        for (const label of question.blanks[language]) this.#questions.set(label, question);
    this.#profile = (jurisdiction !== undefined && own(templates.jurisdictions, jurisdiction)?.[language]) || {};
  }

  /** The text with its blanks filled; those of a clause's wording may refer to what that clause has of its own. */
  fill(text: string, clause?: string): string {
    let numbers = 0;
    let filled = '';
    const go = (from: number, to: number): void => {
      let at = from;
      while (at < to) {
        const open = text.indexOf('[', at);
        const close = open < 0 || open >= to ? -1 : closingOf(text, open);
        if (close < 0) break;
        filled += text.slice(at, open);
        const label = text.slice(open + 1, close);
        at = close + 1;
        if (NUMBER.test(label)) {
          numbers++;
          const number = this.#number(label, clause, numbers);
          if (number === '1' && label !== '1') {
            const unit = PLURAL_UNIT.exec(text.slice(at, at + 20));
            filled += unit ? `1${unit[1]}` : '1';
            at += unit?.[0].length ?? 0;
          } else filled += number ?? `[${label}]`;
          continue;
        }
        const joined = this.#joined(filled, label, clause);
        if (joined !== undefined) filled = joined;
        else {
          filled += '[';
          go(open + 1, close);
          filled += ']';
        }
      }
      filled += text.slice(at, to);
    };
    go(0, text.length);
    return filled;
  }

  #number(label: string, clause: string | undefined, order: number): string | undefined {
    const { templates, limits, kind, proposals } = this.#commission;
    const asked = templates.limits.find((limit) => limit.clause === clause && limit.at[kind] === order);
    const given = asked && own(limits, asked.id);
    if (given !== undefined) return String(given);
    return proposals === false ? undefined : label;
  }

  /** The text so far with what fills a blank after it; undefined when nothing does. */
  #joined(before: string, label: string, clause: string | undefined): string | undefined {
    const french = this.#commission.language === 'fr';
    const place = this.#questions.get(label)?.place === true;
    const answer = this.#answer(label);
    if (answer !== undefined) {
      const value = place ? placeInSentence(answer, this.#commission.language) : answer;
      const written = this.#write(value);
      if (!french) return before + written;
      return place ? joinFrenchPlace(before, written) : joinFrench(before, written);
    }
    const letter = clause !== undefined && /^[XY]$/u.test(label) ? this.#references.letter(clause, label) : undefined;
    if (letter !== undefined) return before + letter;
    const { templates, language, proposals } = this.#commission;
    const sections = this.#named(templates.sections, label, this.#references.section);
    if (sections) return before + this.#list(sections);
    const schedules = this.#named(templates.schedules, label, this.#references.schedule);
    if (schedules) return (schedules.length > 1 ? pluralNoun(before) : before) + this.#list(schedules);
    const proposal = proposals === false ? undefined : own(templates.proposals[language], label);
    if (proposal === undefined) return undefined;
    const whole = this.fill(proposal, clause);
    return french ? joinFrench(before, whole) : before + whole;
  }

  #answer(label: string): string | undefined {
    const question = this.#questions.get(label);
    const given = question && own(this.#commission.answers, question.id);
    return given || own(this.#profile, label);
  }

  #named(blanks: ClauseBlankSource[], label: string, find: (clause: string) => string | undefined): string[] | undefined {
    const blank = blanks.find((each) => each[this.#commission.language] === label);
    const found = blank?.clauses.flatMap((clause) => find(clause) ?? []);
    return found && found.length > 0 ? found.sort(inOrder) : undefined;
  }

  #list(items: string[]): string {
    const and = this.#commission.language === 'fr' ? ' et ' : ' and ';
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')}${and}${items.at(-1)}`;
  }
}

/** Numbers by their value, letters by the alphabet. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** `Schedule ` → `Schedules `, `l'annexe ` → `les annexes `. */
function pluralNoun(before: string): string {
  return before.replace(/(?:l['’](?=annexe ))?(Schedule|annexe) $/iu, (whole, noun: string) =>
    whole.startsWith('l') && !/^l\p{L}/u.test(whole) ? `les ${noun}s ` : `${noun}s `,
  );
}

/** Index of the bracket that closes the one at `open`; -1 when none does. */
function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '[') depth++;
    else if (text[i] === ']' && --depth === 0) return i;
  }
  return -1;
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
