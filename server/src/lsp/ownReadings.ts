import type { ClauseReading, Evidence } from '../detection';

/**
 * Readings of a procurement file, as far as they concern one of its documents: what is found in the others is left out, and the document
 * counts as the only one (index 0).
 */
export function ownReadings(readings: readonly ClauseReading[], index: number): ClauseReading[] {
  const own = (evidence: readonly Evidence[]) =>
    evidence.filter(({ document }) => document === index).map((each) => ({ ...each, document: 0 }));
  const one = (evidence: Evidence | undefined) => (evidence?.document === index ? { ...evidence, document: 0 } : undefined);
  return readings.map((reading) => ({
    ...reading,
    elements: reading.elements.map((element) => ({ ...element, evidence: own(element.evidence), near: own(element.near) })),
    evidence: own(reading.evidence),
    near: own(reading.near),
    facts: reading.facts.map((fact) => ({ ...fact, evidence: own(fact.evidence) })),
    hedge: one(reading.hedge),
    blanks: own(reading.blanks),
    contradiction: one(reading.contradiction),
    sections: reading.sections.filter(({ document }) => document === index).map((place) => ({ ...place, document: 0 })),
  }));
}
