import type { Document } from '../documents';
import { type CompiledClause, type DraftKind, draftKind, type Need } from '../playbook';
import type { Policy } from '../policy/types';
import { type Message, message } from '../text/message';
import type { FileScan } from './documentScan';
import { toEvidence, wholeStatement } from './evidence';
import { findPassages, firstUnderHeading, type Passages } from './passages';
import { documentName, isInFile } from './references';
import type { PatternMatch } from './scan';
import { bestEvidence, blanksIn, factsOf, MAX_NEAR, nearestCandidates, whereOf } from './select';
import type { ClauseReading, ClauseStatus, ElementReading, Evidence } from './types';

/** Which draft kind a procurement file is judged by: an agreement in it decides. */
export function fileKind(documents: Document[]): DraftKind {
  const kinds = documents.flatMap((document) => document.parts.map((part) => part.kind));
  if (kinds.includes('agreement')) return 'agreement';
  return kinds.includes('rfp') ? 'rfp' : draftKind(kinds[0] ?? 'agreement');
}

/** Judges one clause (the so-manieth of the playbook) over a procurement file from what the scan found. */
export function readClause(
  clause: CompiledClause,
  number: number,
  matches: PatternMatch[],
  scan: FileScan,
  kind: DraftKind,
  policy: Policy,
): ClauseReading {
  const passages = findPassages(clause, number, matches, scan);
  const documents = scan.documents.map(({ document }) => document);
  const judge = new ClauseJudge(clause, matches, passages, documents, kind, scan);
  return judge.read(policy);
}

class ClauseJudge {
  readonly #clause: CompiledClause;
  readonly #matches: PatternMatch[];
  readonly #passages: Passages;
  readonly #documents: Document[];
  readonly #kind: DraftKind;
  /** Concept ids that occur in operative text, and the subjects the documents' front matter names. */
  readonly #subjects: ReadonlySet<string>;
  readonly #deferrals: readonly PatternMatch[];
  readonly #scan: FileScan;
  /** Statements that grant the opposite of the clause: they prove none of its elements. */
  readonly #opposed: ReadonlySet<number>;

  constructor(
    clause: CompiledClause,
    matches: PatternMatch[],
    passages: Passages,
    documents: Document[],
    kind: DraftKind,
    scan: FileScan,
  ) {
    this.#clause = clause;
    this.#matches = matches;
    this.#passages = passages;
    this.#documents = documents;
    this.#kind = kind;
    this.#subjects = scan.subjects;
    this.#deferrals = scan.deferrals;
    this.#scan = scan;
    this.#opposed = new Set(matches.filter((match) => match.kind === 'contradicts' && !match.because).map(whereOf));
  }

  read(policy: Policy): ClauseReading {
    const { source } = this.#clause;
    const own: PatternMatch[][] = this.#clause.elements.map(() => []);
    for (const match of this.#matches) if (match.kind === 'strict' || match.kind === 'in-clause') own[match.index]!.push(match);
    const elements = own.map((matches, index) => this.#element(index, matches));
    const counted = elements.flatMap((element) => element.counted);
    const recognised = this.#matches.filter((match) => match.kind === 'recognise' && !match.because);
    const readings = elements.map((element) => element.reading);
    const base: ClauseReading = {
      id: source.id,
      theme: source.theme,
      status: 'missing',
      lacking: readings.filter((element) => element.need === 'required' && !element.met).map((element) => element.id),
      elements: readings,
      evidence: bestEvidence(this.#clause, [...counted, ...recognised]),
      near: [],
      facts: factsOf(this.#clause, this.#telling([...counted, ...recognised])),
      deferredTo: [],
      blanks: blanksIn([...counted, ...recognised]),
      sections: this.#passages.sections,
      reason: message('reason.missing', {}),
    };
    if (policy.off.includes(source.id)) return { ...base, status: 'not-applicable', reason: message('reason.off', {}) };
    // A peripheral element alone does not make the clause: its subject, its core or its heading must be there.
    const found =
      recognised.length > 0 ||
      counted.some(
        ({ index, view }) =>
          this.#clause.elements[index]!.source.core || this.#passages.headed(view.document, view.statement.index),
      );
    const judged = this.#judge(found ? base : withoutElements(base), counted, found);
    if (judged.status !== 'missing') return judged;
    return this.#absent(judged, policy);
  }

  /** Values count where the clause is spoken of: in a sentence that says something of it, and under its own heading. */
  #telling(evidence: readonly PatternMatch[]): PatternMatch[] {
    const where = new Set(evidence.map(whereOf));
    return this.#matches.filter(
      (match) =>
        match.kind === 'fact' &&
        (this.#clause.facts[match.index]!.source.alone ||
          where.has(whereOf(match)) ||
          this.#passages.headed(match.view.document, match.view.statement.index)),
    );
  }

  /** One element from its own matches: evidence strict anywhere, or looser inside the clause's passages. */
  #element(index: number, own: readonly PatternMatch[]): { reading: ElementReading; counted: PatternMatch[] } {
    const { source } = this.#clause.elements[index]!;
    const inPlace = (match: PatternMatch) =>
      match.kind === 'strict' || this.#passages.has(match.view.document, match.view.statement.index);
    const counted = own.filter((match) => !match.because && inPlace(match) && !this.#opposed.has(whereOf(match)));
    const near = own.filter((match) => match.because && match.kind === 'strict');
    let need: Need = source.need[this.#kind];
    if (
      source.when &&
      need === 'required' &&
      !this.#matches.some((match) => match.kind === 'when' && match.index === index && !match.because)
    ) {
      need = 'none';
    }
    return {
      counted,
      reading: {
        id: source.id,
        need,
        core: source.core ?? false,
        met: counted.length > 0,
        evidence: bestEvidence(this.#clause, counted, source.value),
        near: near.slice(0, MAX_NEAR).map((match) => toEvidence(match)),
      },
    };
  }

  #judge(base: ClauseReading, counted: PatternMatch[], found: boolean): ClauseReading {
    const required = base.elements.filter((element) => element.need === 'required');
    const met = required.filter((element) => element.met).length;
    const lackingCore = base.elements.filter((element) => element.core && element.need === 'required' && !element.met);
    const lacking = base.lacking;
    const enough = lackingCore.length === 0 && 2 * met >= required.length && found;
    const contradiction = this.#matches.find((match) => match.kind === 'contradicts' && !match.because);
    const hedge = this.#hedge(counted);
    if (contradiction && (!enough || hedge)) {
      const evidence = toEvidence(contradiction);
      return {
        ...base,
        status: 'contradicted',
        contradiction: evidence,
        evidence: [
          evidence,
          ...base.evidence.filter((other) => other.start !== evidence.start || other.document !== evidence.document),
        ],
        reason: message('reason.contradicted', { quote: evidence.text }),
      };
    }
    if (!found) return base;
    const of = (status: ClauseStatus, reason: Message, more: Partial<ClauseReading> = {}): ClauseReading => ({
      ...base,
      ...more,
      status,
      reason,
    });
    if (hedge) return of('weak', message('reason.weak-hedged', { hedge: hedge.text }), { hedge });
    if (lackingCore.length > 0)
      return of('weak', message('reason.weak-core', { lacking: lackingCore.map((element) => element.id) }));
    if (!enough) return of('weak', message('reason.weak-few', { met, required: required.length, lacking }));
    const labels = base.blanks.map((blank) => String(blank.value?.canonical ?? ''));
    if (this.#coreIsBlank(counted, base.blanks)) return of('weak', message('reason.weak-blank', { labels }));
    if (lacking.length > 0) return of('present', message('reason.incomplete', { met, required: required.length, lacking }));
    return of('present', message('reason.present', { met, required: required.length }));
  }

  /** Every sentence that proves a core element still has a blank to fill. */
  #coreIsBlank(counted: PatternMatch[], blanks: Evidence[]): boolean {
    const core = counted.filter((match) => this.#clause.elements[match.index]!.source.core);
    const blank = new Set(blanks.map((each) => `${each.document}/${each.statement}`));
    return core.length > 0 && core.every(({ view }) => blank.has(`${view.document}/${view.statement.index}`));
  }

  /** A hedge that takes the obligation away, when every sentence that proves a core element carries one. */
  #hedge(counted: PatternMatch[]): Evidence | undefined {
    const core = counted.filter((match) => this.#clause.elements[match.index]!.source.core);
    if (core.length === 0) return undefined;
    const weakAt = new Map(
      this.#matches.filter((match) => match.kind === 'weak' && !match.because).map((match) => [whereOf(match), match] as const),
    );
    const hedgeOf = (match: PatternMatch) =>
      match.hedge ? ({ ...match, span: match.hedge } satisfies PatternMatch) : weakAt.get(whereOf(match));
    const hedges = core.map(hedgeOf);
    if (hedges.some((hedge) => hedge === undefined)) return undefined;
    return toEvidence(hedges[0]!);
  }

  /** Nothing covers it: left to a named document, not applicable, or missing with its nearest candidates. */
  #absent(base: ClauseReading, policy: Policy): ClauseReading {
    const underHeading = this.#deferrals.filter(({ view }) => this.#passages.headed(view.document, view.statement.index));
    const deferred = [...this.#matches.filter((match) => match.kind === 'deferred' && !match.because), ...underHeading]
      .map((match) => ({ match, name: documentName(match) }))
      .filter(({ name }) => !isInFile(name, this.#documents));
    if (deferred.length > 0) {
      const evidence = bestEvidence(
        this.#clause,
        deferred.map(({ match }) => match),
      );
      const deferredTo = [...new Set(deferred.map(({ name }) => name))];
      return { ...base, status: 'deferred', deferredTo, evidence, reason: message('reason.deferred', { to: deferredTo }) };
    }
    const text = this.#textUnderHeading();
    if (text) {
      // Under its own heading the subject is dealt with, in words no pattern knows: a reader must look, not be told that nothing is there.
      const core = base.elements.filter((element) => element.core && element.need === 'required').map((element) => element.id);
      return {
        ...base,
        status: 'weak',
        evidence: [text],
        reason: message('reason.weak-core', { lacking: core.length > 0 ? core : base.lacking }),
      };
    }
    const near = nearestCandidates(this.#clause, this.#matches);
    const subjects = this.#clause.source['applies-when'];
    if (subjects && !subjects.some((subject) => this.#subjects.has(subject) || policy.subjects.includes(subject))) {
      return {
        ...base,
        status: 'not-applicable',
        evidence: [],
        near,
        reason: message('reason.not-applicable', { lookedFor: subjects, subjects }),
      };
    }
    return {
      ...base,
      evidence: [],
      near,
      reason: near.length > 0 ? message('reason.missing-near', { near: near.length }) : message('reason.missing', {}),
    };
  }

  #textUnderHeading(): Evidence | undefined {
    const statement = firstUnderHeading(this.#clause, this.#passages, this.#scan);
    return statement && wholeStatement(statement.view, statement.heading);
  }
}

/** A clause that is not there has no elements: what resembled them stays as what came near. */
function withoutElements(reading: ClauseReading): ClauseReading {
  const core = reading.elements.filter((element) => element.core && !element.met).map((element) => element.id);
  const elements = reading.elements.map((element) => ({
    ...element,
    met: false,
    evidence: [],
    near: [
      ...element.evidence.map((each) => ({
        ...each,
        because: message('near.incomplete', { touched: [element.id], lacking: core }),
      })),
      ...element.near,
    ].slice(0, MAX_NEAR),
  }));
  const lacking = elements.filter((element) => element.need === 'required').map((element) => element.id);
  return { ...reading, elements, lacking };
}
