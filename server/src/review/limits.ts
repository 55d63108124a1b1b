import type { ClauseReading, Evidence } from '../detection/types';
import type { ClauseSource } from '../playbook/types';
import { limitFor } from '../policy';
import { message, placeName, placeWithin } from '../text';
import type { Draft } from './clauseFindings';
import type { FileReviewer } from './context';
import { kindAt } from './kinds';
import { usualSeverity } from './severity';

/** Values of a clause that the policy does not allow: time limits that are too long, territories outside those allowed. */
export function limitFindings(reading: ClauseReading, clause: ClauseSource, review: FileReviewer): Draft[] {
  return [...tooLong(reading, clause, review), ...outside(reading, clause, review)];
}

function tooLong(reading: ClauseReading, clause: ClauseSource, review: FileReviewer): Draft[] {
  return reading.elements.flatMap((element) => {
    const limit = limitFor(review.policy, clause.id, element.id);
    const source = clause.elements.find(({ id }) => id === element.id);
    if (limit === undefined || !source) return [];
    const timed = element.evidence.filter(({ value }) => value?.type === 'duration');
    const long = timed.filter(({ value }) => Number(value?.canonical) > limit);
    return long.slice(0, 1).map((evidence) => ({
      ...common(clause, 'limit', evidence, review),
      // Where the document says another time for the same thing, a reader must see both.
      related: timed.filter((other) => other !== evidence).slice(0, 3),
      say: (language) =>
        message('finding.limit-exceeded', {
          clause: clause.title[language],
          element: source.title[language],
          value: { hours: Number(evidence.value?.canonical), unit: evidence.value?.unit },
          limit: { hours: limit, unit: limit % 24 === 0 && limit > 72 ? 'day' : 'hour' },
        }),
    }));
  });
}

function outside(reading: ClauseReading, clause: ClauseSource, review: FileReviewer): Draft[] {
  const allowed = review.policy.allowedTerritories;
  const places = clause.elements.filter(({ value }) => value === 'place').map(({ id }) => id);
  if (allowed.length === 0) return [];
  const seen = new Set<string>();
  return reading.elements
    .filter(({ id }) => places.includes(id))
    .flatMap(({ evidence }) => evidence)
    .filter(({ value }) => {
      const code = String(value?.canonical ?? '');
      if (value?.type !== 'place' || placeWithin(code, allowed) || seen.has(code)) return false;
      seen.add(code);
      return true;
    })
    .map((evidence) => ({
      ...common(clause, 'territory', evidence, review),
      say: (language) =>
        message('finding.territory-not-allowed', {
          clause: clause.title[language],
          value: placeName(String(evidence.value?.canonical), language),
          allowed: allowed.map((code) => placeName(code, language)),
        }),
    }));
}

function common(clause: ClauseSource, code: 'limit' | 'territory', evidence: Evidence, review: FileReviewer): Omit<Draft, 'say'> {
  const kind = kindAt(review.documents[evidence.document], evidence.start);
  return {
    rule: clause.id,
    code,
    severity: usualSeverity(clause, code, kind, review.playbook),
    document: evidence.document,
    range: { start: evidence.start, end: evidence.end },
    about: `${evidence.text} ${evidence.value?.canonical}`,
  };
}
