import { readDocument } from '../documents';
import type { ClauseSource, CompiledPlaybook, DraftKind, ExampleSource } from '../playbook';
import { defaultPolicy } from '../policy';
import type { Language } from '../text/types';
import { ClauseReader } from './clauseReader';
import type { ClauseReading } from './types';

/** What is read in a piece of text: an example, or the wording that is inserted. */
export interface ExampleRun {
  clause: string;
  /** Index among the clause's examples; undefined for its own wording. */
  example: number | undefined;
  kind: DraftKind;
  language: Language;
  wanted: ExampleSource['status'];
  reading: ClauseReading;
  /** Elements that should be met and are not, and the other way round. */
  unmet: string[];
  met: string[];
  passed: boolean;
}

const KINDS: DraftKind[] = ['rfp', 'agreement'];
const LANGUAGES: Language[] = ['en', 'fr'];

/**
 * Runs the examples of some clauses, and their wordings under their own headings: a wording must meet every required element, and lack
 * nothing but what is to be filled in. Deterministic; one at a time, as they are asked for.
 */
export function* runExamples(playbook: CompiledPlaybook, ids: ReadonlySet<string>): Generator<ExampleRun> {
  for (const clause of playbook.source.clauses) {
    if (!ids.has(clause.id)) continue;
    for (const example of clause.examples.keys()) yield runExample(playbook, clause, example);
    for (const kind of KINDS) for (const language of LANGUAGES) yield runWording(playbook, clause, kind, language);
  }
}

/** One example of a clause, by its index. */
export function runExample(playbook: CompiledPlaybook, clause: ClauseSource, index: number): ExampleRun {
  const { status, kind, language, text, elements = [], 'not-elements': others = [] } = clause.examples[index]!;
  const reading = readClause(playbook, clause.id, text, kind, language);
  const isMet = (id: string) => reading.elements.some((element) => element.id === id && element.met);
  const unmet = elements.filter((id) => !isMet(id));
  const met = others.filter(isMet);
  const passed = reading.status === status && unmet.length + met.length === 0;
  return { clause: clause.id, example: index, kind, language, wanted: status, reading, unmet, met, passed };
}

function runWording(playbook: CompiledPlaybook, clause: ClauseSource, kind: DraftKind, language: Language): ExampleRun {
  const text = `# 1. ${clause.title[language]}\n\n${clause.wording[kind][language]}\n`;
  const reading = readClause(playbook, clause.id, text, kind, language);
  const blank = reading.reason.id === 'reason.weak-blank';
  const { lacking } = reading;
  const passed = (blank || reading.status === 'present') && lacking.length === 0;
  return {
    clause: clause.id,
    example: undefined,
    kind,
    language,
    wanted: 'present',
    reading,
    unmet: [...lacking],
    met: [],
    passed,
  };
}

function readClause(playbook: CompiledPlaybook, id: string, text: string, kind: DraftKind, language: Language): ClauseReading {
  const document = readDocument({ path: 'example.md', text, kind, language });
  const readings = new ClauseReader(playbook, defaultPolicy).read({ name: 'example', documents: [document] });
  return readings.find((reading) => reading.id === id)!;
}
