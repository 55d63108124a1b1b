import type { ClauseReading, Evidence } from '../detection/types';
import { type ClauseSource, draftKind } from '../playbook/types';
import { type Message, message } from '../text/message';
import type { Language, TextRange } from '../text/types';
import type { FileReviewer } from './context';
import { deferralsOf } from './deferrals';
import { kindAt } from './kinds';
import { limitFindings } from './limits';
import { localised } from './reasons';
import { usualSeverity } from './severity';
import type { Finding, FindingCode } from './types';

/** What a finding is before the policy, the prose and the fingerprint are added. */
export interface Draft {
  rule: string;
  code: FindingCode;
  severity: Finding['severity'];
  /** The message in a language; titles of clauses and elements differ by language. */
  say: (language: Language) => Message;
  /** Index of the document. */
  document: number;
  range: TextRange;
  related?: Evidence[];
  /** Further places of the same thing. */
  places?: TextRange[];
  /** The wording it is about, for the fingerprint. */
  about: string;
  fixes?: Finding['fixes'];
}

/** The finding on one clause, if any, and those on values that the policy does not allow. */
export function clauseFindings(reading: ClauseReading, clause: ClauseSource, review: FileReviewer): Draft[] {
  const main = mainFinding(reading, clause, review);
  return [...(main ? [main] : []), ...limitFindings(reading, clause, review)];
}

function mainFinding(reading: ClauseReading, clause: ClauseSource, review: FileReviewer): Draft | undefined {
  switch (reading.status) {
    case 'missing':
      return review.missing(clause);
    case 'weak':
      return weak(reading, clause, review);
    case 'contradicted':
      return contradicted(reading, clause, review);
    case 'deferred':
      return deferred(reading, clause, review);
    case 'present':
      return review.clauseBlank(reading, clause) ?? incomplete(reading, clause, review);
    default:
      return undefined;
  }
}

function weak(reading: ClauseReading, clause: ClauseSource, review: FileReviewer): Draft | undefined {
  if (reading.reason.id === 'reason.weak-blank') {
    // Blanks that another clause already reports are not said twice.
    return review.clauseBlank(reading, clause);
  }
  const { hedge } = reading;
  if (hedge) {
    return onWording(reading, clause, 'weak', hedge, review, (language) =>
      message('finding.hedged', { clause: clause.title[language], hedge: hedge.text }),
    );
  }
  const lacking = lackingOf(reading);
  return onWording(reading, clause, 'weak', reading.evidence[0] ?? reading.near[0], review, (language) =>
    message('finding.weak', { clause: clause.title[language], lacking: titles(lacking, clause, language) }),
  );
}

function contradicted(reading: ClauseReading, clause: ClauseSource, review: FileReviewer): Draft | undefined {
  const evidence = reading.contradiction ?? reading.evidence[0];
  return onWording(reading, clause, 'contradicted', evidence, review, (language) =>
    message('finding.contradicted', { clause: clause.title[language], quote: evidence?.text ?? '' }),
  );
}

function deferred(reading: ClauseReading, clause: ClauseSource, review: FileReviewer): Draft | undefined {
  const draft = onWording(reading, clause, 'deferred', reading.evidence[0], review, (language) =>
    message('finding.deferred', { clause: clause.title[language], to: reading.deferredTo }),
  );
  const places = deferralsOf(reading, review.documents).filter(({ document }) => document === draft?.document);
  return draft && { ...draft, places: places.map(({ start, end }) => ({ start, end })) };
}

function incomplete(reading: ClauseReading, clause: ClauseSource, review: FileReviewer): Draft | undefined {
  if (reading.lacking.length === 0) return undefined;
  return onWording(reading, clause, 'incomplete', reading.evidence[0], review, (language) =>
    message('finding.incomplete', { clause: clause.title[language], lacking: titles(reading.lacking, clause, language) }),
  );
}

/** A finding on a sentence; on the document's title when the reading gives no sentence. */
function onWording(
  reading: ClauseReading,
  clause: ClauseSource,
  code: FindingCode,
  evidence: Evidence | undefined,
  review: FileReviewer,
  say: Draft['say'],
): Draft | undefined {
  const place = evidence ?? review.titlePlace();
  if (!place) return undefined;
  const kind = evidence ? kindAt(review.documents[evidence.document], evidence.start) : draftKind(review.kind);
  return {
    rule: clause.id,
    code,
    severity: usualSeverity(clause, code, kind, review.playbook),
    say,
    document: place.document,
    range: { start: place.start, end: place.end },
    related: reading.evidence.filter((other) => !evidence || !isSamePlace(other, evidence)).slice(0, 3),
    about: evidence?.text ?? review.kind,
  };
}

/** A hedge stands in the sentence it weakens. */
function isSamePlace(a: Evidence, b: Evidence): boolean {
  return a.document === b.document && a.start === b.start;
}

/** Core elements first: without them the rest is worth little. */
function lackingOf(reading: ClauseReading): string[] {
  const unmet = reading.elements.filter(({ met, need, core }) => !met && (need === 'required' || (core && need !== 'none')));
  return [...unmet.filter(({ core }) => core), ...unmet.filter(({ core }) => !core)].map(({ id }) => id);
}

function titles(elements: string[], clause: ClauseSource, language: Language): string[] {
  return elements.map((id) => localised(id, clause, language));
}
