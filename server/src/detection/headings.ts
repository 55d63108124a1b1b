import type { Section } from '../documents';
import type { CompiledPattern, CompiledPlaybook } from '../playbook';
import { saidBy } from '../text/failure';
import { findMatches } from './match';
import type { DocumentReader, StatementView } from './view';

const NONE: ReadonlySet<number> = new Set();

/** Tells which clauses a heading names, each heading once. Holds as long as the document's terms do. */
export class HeadingNames {
  /** Why the headings that could not be matched could not. */
  readonly failed = new WeakMap<Section, string>();
  readonly #named = new WeakMap<Section, ReadonlySet<number>>();
  readonly #playbook: CompiledPlaybook;
  readonly #reader: DocumentReader;

  constructor(reader: DocumentReader) {
    this.#playbook = reader.playbook;
    this.#reader = reader;
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
    const found = new Set<number>();
    this.#playbook.clauses.forEach((clause, number) => {
      if (section.id === clause.source.id || clause.names.has(title) || covers(clause.headings[language], view))
        found.add(number);
    });
    return found.size > 0 ? found : NONE;
  }
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
