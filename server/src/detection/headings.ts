import type { Section } from '../documents';
import type { CompiledPattern, CompiledPlaybook } from '../playbook';
import type { Language } from '../text';
import { saidBy } from '../text/failure';
import { findMatches } from './match';
import type { DocumentReader, StatementView } from './view';

const NONE: ReadonlySet<number> = new Set();

/** Tells which clauses a heading names, each heading once. Holds as long as the document's terms do. */
export class HeadingNames {
  /** Why the headings that could not be matched could not. */
  failed = new WeakMap<Section, string>();
  #named = new WeakMap<Section, ReadonlySet<number>>();
  readonly #playbook: CompiledPlaybook;
  readonly #reader: DocumentReader;

  constructor(reader: DocumentReader) {
    this.#playbook = reader.playbook;
    this.#reader = reader;
  }

  /** The same under another reader, to which every heading reads alike. */
  under(reader: DocumentReader): HeadingNames {
    const same = new HeadingNames(reader);
    same.#named = this.#named;
    same.failed = this.failed;
    return same;
  }

  /** Numbers of the clauses that the section's own heading names; none where matching it fails. */
  named(section: Section): ReadonlySet<number> {
    if (section.index === 0) return NONE;
    let named = this.#named.get(section);
    if (!named) {
      try {
        named = this.#read(section);
      } catch (error) {
        named = NONE;
        this.failed.set(section, saidBy(error));
      }
      this.#named.set(section, named);
    }
    return named;
  }

  #read(section: Section): ReadonlySet<number> {
    if (section.title.text === '' || section.purpose === 'contents' || section.purpose === 'definitions') return NONE;
    const reader = this.#reader;
    const language = reader.document.parts[section.part]?.language ?? 'en';
    const view = reader.heading(section, language);
    const title = reader.bareTitle(section);
    const { clauses } = this.#playbook;
    const index = headingIndex(this.#playbook, language);
    const may = new Set<number>([
      ...(index.byName.get(title) ?? []),
      ...(index.byId.get(section.id ?? '') ?? []),
      ...index.unstarted,
    ]);
    const { symbols, size } = view.table();
    for (let at = 0; at < size; at++) for (const number of index.started.get(symbols[at]!) ?? []) may.add(number);
    if (may.size === 0) return NONE;
    const found = [...may].filter((number) => {
      const clause = clauses[number]!;
      return section.id === clause.source.id || clause.names.has(title) || covers(clause.headings[language], view);
    });
    return found.length > 0 ? new Set(found.sort((a, b) => a - b)) : NONE;
  }
}

/** Numbers of the clauses that a heading may name, by what it says. */
interface HeadingIndex {
  byId: ReadonlyMap<string, readonly number[]>;
  /** By title, in its words alone. */
  byName: ReadonlyMap<string, readonly number[]>;
  /** By a symbol that one of the clause's heading patterns cannot do without. */
  started: ReadonlyMap<number, readonly number[]>;
  /** Clauses with a heading pattern that needs no symbol. */
  unstarted: readonly number[];
}

const INDEXES = new WeakMap<CompiledPlaybook, Partial<Record<Language, HeadingIndex>>>();

function headingIndex(playbook: CompiledPlaybook, language: Language): HeadingIndex {
  let indexes = INDEXES.get(playbook);
  if (!indexes) {
    indexes = {};
    INDEXES.set(playbook, indexes);
  }
  indexes[language] ??= readIndex(playbook, language);
  return indexes[language];
}

function readIndex({ clauses }: CompiledPlaybook, language: Language): HeadingIndex {
  const byId = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  const started = new Map<number, number[]>();
  const unstarted = new Set<number>();
  clauses.forEach((clause, number) => {
    add(byId, clause.source.id, number);
    for (const name of clause.names) add(byName, name, number);
    for (const { needs } of clause.headings[language]) {
      const [first, ...others] = needs;
      if (!first) unstarted.add(number);
      else for (const symbol of others.reduce((a, b) => (b.length < a.length ? b : a), first)) add(started, symbol, number);
    }
  });
  return { byId, byName, started, unstarted: [...unstarted] };
}

function add<K>(lists: Map<K, number[]>, key: K, number: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [number]);
  else if (list.at(-1) !== number) list.push(number);
}

/** A heading names a clause when it is the clause's title or id (a YAML key), or its heading patterns cover at least half of its weighty words. */
function covers(patterns: readonly CompiledPattern[], view: StatementView): boolean {
  let covered: Set<number> | undefined;
  for (const pattern of patterns) {
    for (const span of findMatches(pattern, view)) {
      covered ??= new Set();
      for (const leaf of span.leaves) for (let token = leaf.first; token < leaf.end; token++) covered.add(token);
    }
  }
  if (!covered) return false;
  const weight = [...covered].reduce((sum, token) => sum + view.distance(token, token + 1), 0);
  return weight > 0 && 2 * weight >= view.distance(0, view.tokens.length);
}
