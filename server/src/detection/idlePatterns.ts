import { type Document, readDocument, type Statement } from '../documents';
import type {
  ClauseChange,
  CompiledClause,
  CompiledPattern,
  CompiledPlaybook,
  LocalisedPatterns,
  PatternSource,
} from '../playbook';
import type { Language } from '../text/types';
import { findMatches } from './match';
import { termsOf } from './terms';
import { DocumentReader, type StatementView } from './view';

/** A pattern of one's own that nothing shows to work, or that stands there already. */
export interface IdlePattern {
  clause: string;
  /** As in `elements.deletes-plates.recognise.en`. */
  key: string;
  pattern: string;
  /** `unused`: no example and no wording of the clause matches it. `repeated`: it stands twice under the same key. */
  why: 'unused' | 'repeated';
}

const LANGUAGES: Language[] = ['en', 'fr'];

/** Patterns that a playbook's clauses add and that match in none of their examples and wordings: dead, or without a test. */
export function idlePatterns(playbook: CompiledPlaybook, changes: readonly ClauseChange[]): IdlePattern[] {
  return changes.flatMap((change) => {
    const clause = playbook.clauses.find(({ source }) => source.id === change.id);
    return clause ? LANGUAGES.flatMap((language) => idleIn(playbook, clause, change, language)) : [];
  });
}

function idleIn(playbook: CompiledPlaybook, clause: CompiledClause, change: ClauseChange, language: Language): IdlePattern[] {
  const views = viewsOf(playbook, clause, language);
  const idle: IdlePattern[] = [];
  for (const { key, own, compiled, headings } of setsOf(clause, change, language)) {
    const seen = new Set<string>();
    for (const pattern of own.map(textOf)) {
      const at = { clause: change.id, key: `${key}.${language}`, pattern };
      if (seen.has(pattern)) idle.push({ ...at, why: 'repeated' });
      seen.add(pattern);
      const made = compiled.find(({ source }) => source === pattern);
      const among = headings ? views.headings : views.statements;
      if (made && !among.some((view) => findMatches(made, view).length > 0)) idle.push({ ...at, why: 'unused' });
    }
  }
  return idle;
}

interface OwnSet {
  key: string;
  own: readonly PatternSource[];
  compiled: readonly CompiledPattern[];
  /** Matched against headings. */
  headings: boolean;
}

function setsOf(clause: CompiledClause, change: ClauseChange, language: Language): OwnSet[] {
  const sets: OwnSet[] = [];
  const add = (key: string, own: LocalisedPatterns | undefined, compiled: readonly CompiledPattern[] | undefined) => {
    if (own?.[language] && compiled) sets.push({ key, own: own[language], compiled, headings: key === 'headings' });
  };
  add('headings', change.headings, clause.headings[language]);
  add('recognise', change.recognise, clause.recognise[language]);
  add('not-evidence', change['not-evidence'], clause.notEvidence[language]);
  add('deferred-to', change['deferred-to'], clause.deferredTo[language]);
  add('weak', change.weak, clause.weak[language]);
  add('contradicts', change.contradicts, clause.contradicts[language]);
  for (const element of change.elements ?? []) {
    const made = clause.elements.find(({ source }) => source.id === element.id);
    const key = `elements.${element.id}`;
    add(`${key}.recognise`, element.recognise, made?.recognise[language]);
    add(`${key}.in-clause`, element['in-clause'], made?.inClause[language]);
    add(`${key}.when`, element.when, made?.when?.[language]);
  }
  for (const fact of change.facts ?? []) {
    const made = clause.facts.find(({ source }) => source.id === fact.id);
    add(`facts.${fact.id}.recognise`, fact.recognise, made?.recognise[language]);
  }
  return sets;
}

const textOf = (pattern: PatternSource) => (typeof pattern === 'string' ? pattern : pattern.match);

/** Every sentence and heading of the clause's examples and wordings in a language, its titles as headings. */
function viewsOf(playbook: CompiledPlaybook, { source }: CompiledClause, language: Language) {
  const texts = [
    ...source.examples.filter((example) => example.language === language).map(({ text, kind }) => ({ text, kind })),
    ...(['rfp', 'agreement'] as const).map((kind) => ({
      text: `# ${source.title[language]}\n\n${source.wording[kind][language]}\n`,
      kind,
    })),
  ];
  const statements: StatementView[] = [];
  const headings: StatementView[] = [];
  for (const { text, kind } of texts) {
    const document = readDocument({ path: 'example.md', text, kind, language });
    const reader = new DocumentReader(document, 0, playbook, termsOf([]));
    statements.push(...document.statements.map((statement: Statement) => reader.view(statement)));
    headings.push(...headingsOf(document, reader, language));
  }
  return { statements, headings };
}

function headingsOf({ sections }: Document, reader: DocumentReader, language: Language): StatementView[] {
  return sections.filter(({ index }) => index !== 0).map((section) => reader.heading(section, language));
}
