import { closest, pathText, placeOf, type YamlPath, type YamlTree } from '../documents/schema';
import { findBlanks } from '../text';
import { type Message, message } from '../text/message';
import type { Language, Localised } from '../text/types';
import { parsePattern } from './pattern';
import type {
  ClauseSource,
  ConceptsSource,
  DraftKind,
  JurisdictionsSource,
  LocalisedPatterns,
  PatternSource,
  PlaybookManifest,
  PlaybookSource,
  SeedStatementSource,
  TemplatesSource,
  WeakTierSource,
} from './types';

/** Something wrong with a playbook file. Errors keep the playbook from being used; warnings do not. */
export interface PlaybookProblem {
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 code units. */
  column: number;
  /** As in `elements[2].need.rfp`; '' for the file itself. */
  keyPath: string;
  severity: 'error' | 'warning';
  message: Message;
}

/** A playbook file that follows its schema, with its source tree for places. */
export interface CheckedFile<T> {
  path: string;
  tree: YamlTree;
  value: T;
  /** Where in the file the value stands; absent: it is all of it. */
  at?: YamlPath;
}

export interface CheckedPlaybook {
  manifest?: CheckedFile<PlaybookManifest>;
  clauses: CheckedFile<ClauseSource>[];
  concepts: CheckedFile<ConceptsSource>[];
  weakWording?: CheckedFile<{ tiers: WeakTierSource[] }>;
  jurisdictions?: CheckedFile<JurisdictionsSource>;
  seeds?: CheckedFile<{ statements: SeedStatementSource[] }>;
  templates?: CheckedFile<TemplatesSource>;
  /** What files hold that could not be read: to name it is no second mistake. */
  unread: { clauses: string[]; concepts: boolean };
  /** What it builds on: its clauses say only what they change in those of the same id. */
  base?: PlaybookSource;
}

const TEXTS = ['title', 'why', 'absent', 'ask'] as const;
const ELEMENT_TEXTS = ['title', 'condition', 'limit'] as const;
const LANGUAGES: Language[] = ['en', 'fr'];
const KINDS: DraftKind[] = ['rfp', 'agreement'];

/** The checks that no schema can express: what names what, and what an author forgot. */
export function validatePlaybook(playbook: CheckedPlaybook): PlaybookProblem[] {
  const validation = new Validation(playbook);
  validation.run();
  return validation.problems;
}

/** A problem at a path of a file. */
export function problemAt(
  file: { path: string; tree: YamlTree; at?: YamlPath },
  inside: YamlPath,
  text: Message,
  severity: PlaybookProblem['severity'] = 'error',
  at: 'value' | 'key' = 'value',
): PlaybookProblem {
  const path = [...(file.at ?? []), ...inside];
  const start = file.tree.root ? placeOf(file.tree.root, path, at).start : 0;
  return { file: file.path, ...file.tree.position(start), keyPath: pathText(path), severity, message: text };
}

/** Remembers where an id was first seen. */
class Register {
  readonly #places = new Map<string, string>();
  readonly #known = new Set<string>();

  /** The place of the earlier one, when the id is taken. */
  add(id: string, place: string): string | undefined {
    const earlier = this.#places.get(id);
    if (earlier === undefined) this.#places.set(id, place);
    return earlier;
  }

  /** An id that may be named, and given again. */
  know(id: string): void {
    this.#known.add(id);
  }

  get ids(): Iterable<string> {
    return [...this.#known, ...this.#places.keys()];
  }

  has(id: string): boolean {
    return this.#known.has(id) || this.#places.has(id);
  }
}

class Validation {
  readonly problems: PlaybookProblem[] = [];
  readonly #clauses = new Register();
  readonly #themes = new Register();
  readonly #concepts = new Register();

  constructor(private readonly playbook: CheckedPlaybook) {}

  run(): void {
    const { manifest, clauses, concepts, weakWording, base } = this.playbook;
    // Names first, so that what refers to them may stand in any order.
    for (const { id } of base?.manifest.themes ?? []) this.#themes.know(id);
    for (const id of Object.keys(base?.concepts ?? {})) this.#concepts.know(id);
    for (const { id } of base?.clauses ?? []) this.#clauses.know(id);
    if (manifest)
      for (const [index, theme] of manifest.value.themes.entries())
        this.#register(this.#themes, 'theme', theme.id, manifest, ['themes', index, 'id']);
    for (const file of concepts)
      for (const id of Object.keys(file.value)) this.#register(this.#concepts, 'concept', id, file, [id], 'key');
    for (const file of clauses) this.#register(this.#clauses, 'clause', file.value.id, file, ['id']);
    for (const file of concepts) this.#conceptFile(file);
    if (weakWording) this.#weakWording(weakWording);
    for (const file of clauses) this.#clause(file);
    if (this.playbook.jurisdictions) this.#jurisdictions(this.playbook.jurisdictions);
    if (this.playbook.templates) this.#templates(this.playbook.templates);
  }

  #add(...problem: Parameters<typeof problemAt>): void {
    this.problems.push(problemAt(...problem));
  }

  #register(
    register: Register,
    what: 'clause' | 'element' | 'fact' | 'theme' | 'concept' | 'tier',
    id: string,
    file: CheckedFile<unknown>,
    path: YamlPath,
    at: 'value' | 'key' = 'value',
  ): void {
    const { line } = problemAt(file, path, message('playbook.empty-file', {}), 'error', at);
    const place = register.add(id, `${file.path}:${line}`);
    if (place !== undefined) this.#add(file, path, message('playbook.duplicate', { what, id, place }), 'error', at);
  }

  #known(
    what: 'clause' | 'theme' | 'concept',
    id: string,
    file: CheckedFile<unknown>,
    path: YamlPath,
    at: 'value' | 'key' = 'value',
  ): void {
    if (what === 'concept' && this.playbook.unread.concepts) return;
    if (what === 'clause' && this.playbook.unread.clauses.includes(id)) return;
    const register = { clause: this.#clauses, theme: this.#themes, concept: this.#concepts }[what];
    if (register.has(id)) return;
    const suggestion = closest(id, register.ids);
    this.#add(file, path, message('playbook.unknown', { what, id, ...(suggestion ? { suggestion } : {}) }), 'error', at);
  }

  #conceptFile(file: CheckedFile<ConceptsSource>): void {
    for (const [id, concept] of Object.entries(file.value))
      for (const language of LANGUAGES) {
        const phrases = concept[language];
        if (!phrases) this.#missingLanguage(file, [id], language);
        for (const [index, phrase] of (phrases ?? []).entries()) this.#pattern(file, [id, language, index], phrase);
      }
  }

  #jurisdictions(file: CheckedFile<JurisdictionsSource>): void {
    for (const [index, { severities }] of file.value.jurisdictions.entries())
      for (const id of Object.keys(severities ?? {}))
        this.#known('clause', id, file, ['jurisdictions', index, 'severities', id], 'key');
  }

  #templates(file: CheckedFile<TemplatesSource>): void {
    const { limits, sections, schedules, order, references } = file.value;
    for (const [index, { clause }] of limits.entries()) this.#known('clause', clause, file, ['limits', index, 'clause']);
    for (const [key, named] of Object.entries({ sections, schedules }))
      for (const [index, { clauses }] of named.entries())
        for (const [at, id] of clauses.entries()) this.#known('clause', id, file, [key, index, 'clauses', at]);
    for (const [index, id] of order.entries()) this.#known('theme', id, file, ['order', index]);
    for (const kind of KINDS)
      for (const [id, letters] of Object.entries(references[kind])) {
        this.#known('clause', id, file, ['references', kind, id], 'key');
        for (const [letter, reference] of Object.entries(letters))
          if ('like' in reference) this.#known('clause', reference.like, file, ['references', kind, id, letter, 'like']);
      }
  }

  #weakWording(file: CheckedFile<{ tiers: WeakTierSource[] }>): void {
    const ids = new Register();
    for (const [index, tier] of file.value.tiers.entries()) {
      this.#register(ids, 'tier', tier.id, file, ['tiers', index, 'id']);
      for (const language of LANGUAGES) this.#patterns(file, ['tiers', index, language], tier[language]);
    }
  }

  #clause(file: CheckedFile<ClauseSource>): void {
    const clause = file.value;
    if (!file.at && baseName(file.path) !== clause.id)
      this.#add(file, ['id'], message('playbook.file-name', { id: clause.id, expected: `${clause.id}.yaml` }));
    if (this.playbook.manifest && clause.theme !== undefined) this.#known('theme', clause.theme, file, ['theme']);
    if (this.playbook.base) for (const text of TEXTS) this.#text(file, [text], clause[text]);
    for (const [index, id] of (clause['applies-when'] ?? []).entries()) this.#known('concept', id, file, ['applies-when', index]);
    for (const key of ['headings', 'recognise', 'not-evidence', 'deferred-to', 'weak', 'contradicts'] as const)
      this.#localised(file, [key], clause[key]);
    this.#elements(file);
    const facts = new Register();
    for (const [index, fact] of (clause.facts ?? []).entries()) {
      this.#register(facts, 'fact', fact.id, file, ['facts', index, 'id']);
      this.#localised(file, ['facts', index, 'recognise'], fact.recognise);
    }
    this.#wording(file);
    this.#examples(file);
  }

  /** The clause of the same id that it changes. */
  #changed({ value }: CheckedFile<ClauseSource>): ClauseSource | undefined {
    return this.playbook.base?.clauses.find(({ id }) => id === value.id);
  }

  #elements(file: CheckedFile<ClauseSource>): void {
    const { elements = [], id } = file.value as Partial<ClauseSource> & { id: string };
    const changed = this.#changed(file);
    const ids = new Register();
    for (const [index, element] of elements.entries()) {
      const path = ['elements', index];
      this.#register(ids, 'element', element.id, file, [...path, 'id']);
      if (this.playbook.base) for (const text of ELEMENT_TEXTS) this.#text(file, [...path, text], element[text]);
      for (const key of ['when', 'recognise', 'in-clause'] as const) this.#localised(file, [...path, key], element[key]);
      const other = element['satisfied-by'];
      if (other !== undefined) this.#known('clause', other, file, [...path, 'satisfied-by']);
      const isNew = !changed?.elements.some((before) => before.id === element.id);
      if (isNew && !element.recognise && !element['in-clause'] && other === undefined)
        this.#add(file, [...path, 'id'], message('playbook.no-patterns', { element: element.id }));
    }
    if (!changed && !elements.some((element) => element.core))
      this.#add(file, ['elements'], message('playbook.no-core', { clause: id }), 'warning', 'key');
  }

  #wording(file: CheckedFile<ClauseSource>): void {
    const { wording = {} as Partial<ClauseSource['wording']> } = file.value as Partial<ClauseSource>;
    for (const kind of KINDS) {
      this.#text(file, ['wording', kind], wording[kind]);
      const { en, fr } = wording[kind] ?? {};
      if (en === undefined || fr === undefined) continue;
      const english = countBlanks(en);
      const french = countBlanks(fr);
      const key = pathText(['wording', kind]);
      if (english !== french)
        this.#add(file, ['wording', kind], message('playbook.wording-blanks', { key, english, french }), 'warning', 'key');
    }
  }

  #examples(file: CheckedFile<ClauseSource>): void {
    const clause: Partial<ClauseSource> = file.value;
    const { examples = [] } = clause;
    const changed = this.#changed(file);
    const elements = [...(changed?.elements ?? []), ...(clause.elements ?? [])].map((element) => element.id);
    for (const [index, example] of examples.entries()) {
      for (const key of ['elements', 'not-elements'] as const)
        for (const [at, id] of (example[key] ?? []).entries()) {
          if (elements.includes(id)) continue;
          const suggestion = closest(id, elements);
          const text = message('playbook.unknown', { what: 'element', id, ...(suggestion ? { suggestion } : {}) });
          this.#add(file, ['examples', index, key, at], text);
        }
    }
    // Those of the clause that it changes still hold.
    if (changed) return;
    const wanted = ['present', 'weak', 'missing'];
    if (clause.contradicts) wanted.push('contradicted');
    if (clause['deferred-to']) wanted.push('deferred');
    for (const status of wanted)
      for (const language of LANGUAGES)
        if (!examples.some((example) => example.status === status && example.language === language))
          this.#add(file, ['examples'], message('playbook.no-example', { status, language }), 'warning', 'key');
  }

  #localised(file: CheckedFile<unknown>, path: YamlPath, patterns: LocalisedPatterns | undefined): void {
    if (!patterns) return;
    for (const language of LANGUAGES) {
      const list = patterns[language];
      if (list) this.#patterns(file, [...path, language], list);
      else this.#missingLanguage(file, path, language);
    }
  }

  /** A text that is there in one language alone is shown in that one. */
  #text(file: CheckedFile<unknown>, path: YamlPath, text: Partial<Localised> | undefined): void {
    if (text) for (const language of LANGUAGES) if (text[language] === undefined) this.#missingLanguage(file, path, language);
  }

  #missingLanguage(file: CheckedFile<unknown>, path: YamlPath, language: Language): void {
    this.#add(file, path, message('playbook.missing-language', { key: pathText(path), language }), 'warning', 'key');
  }

  #patterns(file: CheckedFile<unknown>, path: YamlPath, patterns: PatternSource[]): void {
    for (const [index, pattern] of patterns.entries()) {
      const place = [...path, index];
      if (typeof pattern === 'string') {
        this.#pattern(file, place, pattern);
        continue;
      }
      this.#pattern(file, [...place, 'match'], pattern.match);
      for (const key of ['unless', 'not-within'] as const)
        for (const [at, text] of (pattern[key] ?? []).entries()) this.#pattern(file, [...place, key, at], text);
    }
  }

  #pattern(file: CheckedFile<unknown>, path: YamlPath, text: string): void {
    const parsed = parsePattern(text);
    if (!parsed.ok) {
      const args = { key: pathText(path), problem: parsed.error, pattern: text, column: parsed.at + 1 };
      this.#add(file, path, message('playbook.pattern', args));
      return;
    }
    for (const [, id] of text.matchAll(/@([^\s()|&/@<>?=.]+)/g)) this.#known('concept', id!, file, path);
  }
}

/** File name without folder and `.yaml`. */
export const baseName = (path: string) =>
  path
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.ya?ml$/, '');

const countBlanks = (wording: string) => findBlanks(wording).length;
