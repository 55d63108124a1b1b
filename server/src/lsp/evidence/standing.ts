import type { ClauseReading } from '../../detection';
import type { ClauseSource } from '../../playbook/types';
import type { ClauseReview } from '../../review';
import { inert } from '../../text';
import type { Language } from '../../text/types';
import type { Analysis } from '../analysis';
import { evidenceProse } from '../prose/evidence';

/** What a lens says. */
export interface LensWords {
  title: string;
  /** All of it, where the title counts what it does not name. */
  tooltip?: string;
}

/** Characters of a lens. */
const longestLens = 100;
/** More elements than this are counted, however short. */
const mostNamed = 2;
/** Characters of a name: as many as let one more be named. */
const nameLengths = [60, 45, 30] as const;
/** Of a name in a tooltip. */
const longestName = 200;

/** Says something of things of which it names the first few, and counts the others. */
interface Saying {
  things: string[];
  naming(names: string[], more: number): string;
}

/** How a clause stands, with its title. */
export function standingWords({ by, locale }: Analysis, review: ClauseReview, reading: ClauseReading): LensWords {
  const { things, naming } = standing(by.clause(review.id), locale, review, reading);
  const title = by.clauseTitle(review.id, locale);
  return fitting({ things, naming: (names, more) => evidenceProse[locale].stands(title, naming(names, more)) }, mostNamed);
}

/** Clauses of which no more is said at a place than their titles. */
export function moreWords(titles: string[], locale: Language): LensWords {
  return fitting({ things: titles, naming: evidenceProse[locale].moreClauses }, titles.length);
}

/** The title that names most without being too long; where it leaves something out, with all of it for a tooltip. */
function fitting({ things, naming }: Saying, most: number): LensWords {
  const named = (count: number, length: number) =>
    naming(
      things.slice(0, count).map((name) => short(name, length)),
      things.length - count,
    );
  const all = named(things.length, longestName);
  const counts = Array.from({ length: Math.min(things.length, most) }, (_, i) => Math.min(things.length, most) - i);
  const titles = [...counts.flatMap((count) => nameLengths.map((length) => named(count, length))), named(0, 0)];
  const title = titles.find((each) => each.length <= longestLens) ?? named(0, 0);
  return title === all ? { title } : { title, tooltip: all };
}

function standing(source: ClauseSource | undefined, locale: Language, review: ClauseReview, reading: ClauseReading): Saying {
  const say = evidenceProse[locale];
  const plainly = (text: string): Saying => ({ things: [], naming: () => text });
  if (review.status === 'missing') return plainly(say.missing());
  if (review.status === 'contradicted') return plainly(say.contradicted());
  if (review.status === 'deferred') return { things: reading.deferredTo, naming: say.deferredTo };
  const wanted = review.elements.filter(({ need }) => need !== 'none');
  const unmet = wanted.filter(({ met }) => !met);
  const needed = [...unmet.filter(({ need }) => need === 'required'), ...unmet.filter(({ need }) => need !== 'required')];
  const parts = [
    unmet.length === 0 ? say.allElements(wanted.length) : say.someElements(wanted.length - unmet.length, wanted.length),
    reading.hedge && say.hedged(),
    reading.blanks.length > 0 && say.blanks(),
  ];
  return {
    things: needed.map(({ id }) => source?.elements.find((one) => one.id === id)?.title[locale] ?? id),
    naming: (names, more) => [...parts, unmet.length > 0 && say.lacking(names, more)].filter(Boolean).join(' · '),
  };
}

/** A client may show `$(name)` in a lens as an icon; a document's words are words. */
function short(text: string, longest: number): string {
  const shown = inert(text).replace(/\s+/g, ' ').replaceAll('$(', '$ (');
  return shown.length > longest ? `${shown.slice(0, longest - 1).trimEnd()}…` : shown;
}
