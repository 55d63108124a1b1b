import type { ClauseStatus } from '../../server/src/detection';
import type { Kind } from '../../server/src/documents';
import type { Language } from '../../server/src/text';

/** A heading and its sentences, as a base document writes them. */
export interface Section {
  heading: string;
  text: string[];
}

/** Wording that replaces what a rule of grammar would produce, with the reason why the rule does not serve. */
export interface Override {
  reason: string;
  text: string[];
}

/**
 * One clause of a base document. A verb in braces is operative without a modal: `{hosts|does not host|aims to host}` says it
 * plainly, negated and softened; `{héberge|héberger}` gives the indicative and the infinitive from which the two are made.
 */
export interface BaseClause extends Section {
  id: string;
  /** How a vendor's draft grants the contrary. */
  opposite: string;
  negated?: Override;
  softened?: Override;
  /** Sentences of other clauses that deal with its subject too, by their first words, and why: they go when it is perturbed. */
  elsewhere?: Override;
}

/** Words and what they become. */
export type Replacements = [from: string, to: string][];

/** How a duty begins in this tradition, and how it reads as an item of a list and inside a definition. */
export interface DutyForm {
  start: string;
  lead: string;
  duty: string;
}

/** A complete document of one drafting tradition, `bases/<id>.yaml`. `{n}` is a section's number, `{heading}` its heading. */
export interface Base {
  id: string;
  tradition: string;
  language: Language;
  kind: Kind;
  format: 'markdown' | 'yaml';
  title: string;
  /** YAML only, as the schema has them. */
  parties?: Record<string, Record<string, string>>;
  heading: string;
  /** Each sentence numbered, each on a line of its own, or all in one paragraph. */
  paragraphs: 'numbered' | 'lines' | 'one';
  front: Section[];
  clauses: BaseClause[];
  back: Section[];
  operative: { negate: Replacements; soften: Replacements; infinitive?: { negate: string; soften: string } };
  duties: DutyForm[];
  schedule: { name: string; text: string };
  table: { heading: string; columns: [string, string] };
  definition: {
    heading: string;
    term: string;
    means: string;
    rule: string;
    /** How a second duty of one sentence is joined to a noun: "and shall" becomes "and to". */
    joints: Replacements;
    use: string;
  };
  footnote: string;
  roles: { name: string; replace: Record<string, string> }[];
}

/** A section of a document about to be written: sentences, or Markdown that is ready. */
export interface Passage {
  /** The clause it was written for. */
  clause?: string;
  heading: string;
  content: { sentences: string[] } | { markdown: string };
}

/** A document about to be written. */
export interface Draft {
  base: Base;
  front: Passage[];
  /** The clauses. */
  body: Passage[];
  back: Passage[];
  /** Markdown after everything else. */
  notes: string[];
}

/** Done to one clause of a draft. */
export interface ClausePerturbation {
  name: string;
  /** In words, for the title of the tests. */
  expects: string;
  apply(draft: Draft, clause: BaseClause, lookAlikes: Section): Draft;
  accepts(said: Said, base: Base): boolean;
}

/** Done to a whole draft: every clause is judged in the result. */
export interface DraftPerturbation {
  name: string;
  expects: string;
  apply(draft: Draft): Draft;
  accepts(said: Said): boolean;
}

/** What the review said about one clause. */
export interface Said {
  status: ClauseStatus;
  reason: string;
  deferredTo: string[];
  evidence: string[];
  near: string[];
  elements: string;
}
