import type { ClauseSource, FrameSource, ReferenceSource, ThemeSource } from '../../playbook/types';
import { BlankFiller, type References } from './fill';
import type { Commission } from './request';

/** A clause as it goes into the document: its texts still have blanks only where nobody knew better. */
export interface PlannedClause {
  id: string;
  /** As in `5.2`. */
  number: string;
  title: string;
  paragraphs: string[];
}

export interface PlannedSection {
  number: string;
  heading: string;
  id?: string;
  text: string;
}

export interface PlannedTheme {
  number: string;
  title: string;
  clauses: PlannedClause[];
}

/** A schedule or a form. */
export interface Attachment {
  /** `Schedule A`, `Formulaire B`. */
  name: string;
  title: string;
  text?: string;
}

/** The whole of a new document, numbered, before it is written in a format. */
export interface Plan {
  title: string;
  opening: string[];
  definitions: { number: string; heading: string; terms: [string, string][] };
  before: PlannedSection[];
  themes: PlannedTheme[];
  after: PlannedSection[];
  forms?: PlannedSection;
  formList: Attachment[];
  criteria: string[];
  schedules: Attachment[];
  signatures?: NonNullable<FrameSource['signatures']>;
  parties: FrameSource['parties'];
  /** Writes a frame's blank, such as the name of a party. */
  fill(text: string): string;
}

/** How sections are referred to, and answers written, in a format. */
export interface Manner {
  /** By number, or by title where nothing is numbered. */
  numbered: boolean;
  write(answer: string): string;
}

const WORDS = {
  en: { definitions: 'Definitions', schedule: 'Schedule', form: 'Form', quote: (title: string) => `“${title}”` },
  fr: { definitions: 'Définitions', schedule: 'Annexe', form: 'Formulaire', quote: (title: string) => `« ${title} »` },
};

type Resolved = { kind: 'schedule' | 'form'; letter: string; attachment: Attachment } | { kind: 'text'; text: string };

/** Numbers and fills everything that goes into a new document. */
export function planOf(commission: Commission, manner: Manner): Plan {
  const { language, kind, templates } = commission;
  const frame = templates.frames[kind][language];
  const words = WORDS[language];
  const themes = themesOf(commission);
  const count = 1 + frame.before.length;
  const numberOf = (theme: number, clause: number) => `${count + theme + 1}.${clause + 1}`;
  const sections = new Map<string, string>();
  for (const [t, { clauses }] of themes.entries())
    for (const [c, clause] of clauses.entries())
      sections.set(clause.id, manner.numbered ? numberOf(t, c) : words.quote(clause.title[language]));
  const afterStart = count + themes.length + 1;
  const frameSections = new Map(
    frame.after.flatMap(({ id, heading }, index): [string, string][] =>
      id ? [[id, manner.numbered ? String(afterStart + index) : words.quote(heading)]] : [],
    ),
  );
  const letters = new Letters(
    commission,
    themes.flatMap(({ clauses }) => clauses),
    frameSections,
  );
  const references: References = {
    section: (clause) => sections.get(clause),
    frameSection: (id) => frameSections.get(id),
    schedule: (clause) => letters.schedule(clause),
    letter: (clause, letter) => letters.text(clause, letter),
  };
  const filler = new BlankFiller(commission, references, manner.write);
  const fill = (text: string) => filler.fill(text);
  const planned = (from: number, list: FrameSource['before']): PlannedSection[] =>
    list.map(({ heading, text, id }, index) => ({ number: String(from + index), heading, text: fill(text), ...(id && { id }) }));
  return {
    title: fill(frame.title),
    opening: frame.opening.map(fill),
    definitions: { number: '1', heading: words.definitions, terms: Object.entries(frame.definitions) },
    before: planned(2, frame.before),
    themes: themes.map(({ theme, clauses }, t) => ({
      number: String(count + t + 1),
      title: theme.title[language],
      clauses: clauses.map((clause, c) => ({
        id: clause.id,
        number: numberOf(t, c),
        title: clause.title[language],
        paragraphs: paragraphsOf(filler.fill(clause.wording[kind][language], clause.id)),
      })),
    })),
    after: planned(afterStart, frame.after),
    ...(frame.forms && letters.forms.length > 0 && { forms: planned(afterStart + frame.after.length, [frame.forms])[0]! }),
    formList: letters.forms,
    criteria: frame.criteria ?? [],
    schedules: letters.schedules.map((schedule) => ({ ...schedule, text: fill(schedule.text ?? '') })),
    ...(frame.signatures && { signatures: frame.signatures }),
    parties: frame.parties,
    fill,
  };
}

/** The themes that have clauses, in the order of a contract. */
function themesOf({ clauses, templates, playbook }: Commission): { theme: ThemeSource; clauses: ClauseSource[] }[] {
  const place = (id: string) => (templates.order.includes(id) ? templates.order.indexOf(id) : templates.order.length);
  return [...playbook.manifest.themes]
    .sort((a, b) => place(a.id) - place(b.id))
    .map((theme) => ({ theme, clauses: clauses.filter((clause) => clause.theme === theme.id) }))
    .filter((group) => group.clauses.length > 0);
}

function paragraphsOf(wording: string): string[] {
  return wording
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

/** Gives schedules and forms their letters, in the order in which the text calls them. */
class Letters {
  readonly schedules: Attachment[] = [];
  readonly forms: Attachment[] = [];
  readonly #resolved = new Map<string, Resolved>();

  constructor(
    readonly commission: Commission,
    clauses: ClauseSource[],
    readonly frameSections: ReadonlyMap<string, string>,
  ) {
    for (const { id, wording } of clauses) {
      const text = wording[commission.kind][commission.language];
      for (const [, letter] of text.matchAll(/\[([XY])\]/g)) this.#resolve(id, letter!);
    }
  }

  text(clause: string, letter: string): string | undefined {
    const resolved = this.#resolved.get(`${clause}/${letter}`);
    return resolved && (resolved.kind === 'text' ? resolved.text : resolved.letter);
  }

  schedule(clause: string): string | undefined {
    const resolved = this.#resolved.get(`${clause}/X`);
    return resolved?.kind === 'schedule' ? resolved.letter : undefined;
  }

  #resolve(clause: string, letter: string): Resolved | undefined {
    const key = `${clause}/${letter}`;
    const known = this.#resolved.get(key);
    if (known) return known;
    const { templates, kind } = this.commission;
    const source = templates.references[kind][clause]?.[letter];
    const resolved = source && this.#read(source, letter);
    if (resolved) this.#resolved.set(key, resolved);
    return resolved;
  }

  #read(source: ReferenceSource, letter: string): Resolved | undefined {
    const { language } = this.commission;
    if ('like' in source) return this.#resolve(source.like, letter);
    if ('criterion' in source) return { kind: 'text', text: String(source.criterion) };
    if ('section' in source) {
      const text = this.frameSections.get(source.section);
      return text === undefined ? undefined : { kind: 'text', text };
    }
    if ('form' in source) return this.#attach('form', this.forms, { title: source.form[language] });
    return this.#attach('schedule', this.schedules, { title: source.schedule[language], text: source.text[language] });
  }

  #attach(kind: 'schedule' | 'form', list: Attachment[], content: Omit<Attachment, 'name'>): Resolved {
    const letter = letterOf(list.length);
    const attachment = { name: `${WORDS[this.commission.language][kind]} ${letter}`, ...content };
    list.push(attachment);
    return { kind, letter, attachment };
  }
}

/** A to Z, then AA, AB… */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
