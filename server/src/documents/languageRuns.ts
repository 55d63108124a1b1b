import type { Language } from '../text/types';
import { dominant, type LanguageCount } from './language';

/** A change of language counts when it lasts this many function words. */
const LONG_RUN = 60;

/** A stretch of source in one language. */
export interface LanguageRun {
  start: number;
  language: Language;
  confidence: number;
}

/** Blocks that follow each other in one language, and the function words of both in them. */
interface Stretch {
  /** Offset in its chapter. */
  start: number;
  language: Language;
  count: LanguageCount;
}

/** The languages of a chapter's blocks, whatever the chapters around it say. */
export interface ChapterLanguages {
  /** Of all its blocks. */
  total: LanguageCount;
  /** Of the blocks before the first that is clearly in one language; they go with the text before. Undefined when there is none. */
  leading: LanguageCount | undefined;
  stretches: readonly Stretch[];
}

/** The one run of a document whose counts alone say that its language never changes; undefined when its blocks must be looked at. */
export function totalRuns(total: LanguageCount): LanguageRun[] | undefined {
  const minor = Math.min(total.en, total.fr);
  return minor < LONG_RUN * 2 || minor * 20 < total.en + total.fr ? [{ start: 0, ...dominant(total) }] : undefined;
}

/** Whether two chapters change languages alike, with equal counts: one in the other's place changes no run of the document. */
export function isSameLanguages(a: ChapterLanguages, b: ChapterLanguages): boolean {
  return (
    isSameCount(a.leading, b.leading) &&
    a.stretches.length === b.stretches.length &&
    a.stretches.every(({ language, count }, i) => {
      const other = b.stretches[i]!;
      return language === other.language && isSameCount(count, other.count);
    })
  );
}

function isSameCount(a: LanguageCount | undefined, b: LanguageCount | undefined): boolean {
  return a?.en === b?.en && a?.fr === b?.fr;
}

/** The languages of a chapter from those of its blocks, in reading order. */
export function chapterLanguages(blocks: Iterable<{ start: number; count: LanguageCount }>): ChapterLanguages {
  const total = { en: 0, fr: 0 };
  const stretches: Stretch[] = [];
  let leading: LanguageCount | undefined;
  for (const { start, count } of blocks) {
    add(total, count);
    const words = count.en + count.fr;
    const current = stretches[stretches.length - 1];
    // A block with few words, or with both languages, goes with the text before it.
    const clear = words >= 6 && Math.max(count.en, count.fr) >= words * 0.75;
    const language = clear ? dominant(count).language : current?.language;
    if (language === undefined) {
      leading ??= { en: 0, fr: 0 };
      add(leading, count);
    } else if (current?.language === language) add(current.count, count);
    else stretches.push({ start, language, count: { ...count } });
  }
  return { total, leading, stretches };
}

function add(sum: LanguageCount, { en, fr }: LanguageCount): void {
  sum.en += en;
  sum.fr += fr;
}

/**
 * Cuts a document where its language changes for long. Texts that alternate paragraph by paragraph, or column by column,
 * never change for long and keep the language they have most of. `chapters`: each with its offset.
 */
export function languageRuns(
  total: LanguageCount,
  chapters: Iterable<{ base: number; languages: ChapterLanguages }>,
): LanguageRun[] {
  const overall = dominant(total);
  const whole: LanguageRun[] = [{ start: 0, ...overall }];
  const long: Stretch[] = [];
  let [start, en, fr] = [0, 0, 0];
  let language: Language | undefined;
  const close = (): void => {
    if (language && en + fr >= LONG_RUN) long.push({ start, language, count: { en, fr } });
  };
  for (const { base, languages } of chapters) {
    if (languages.leading) {
      language ??= overall.language;
      en += languages.leading.en;
      fr += languages.leading.fr;
    }
    for (const stretch of languages.stretches) {
      if (language !== stretch.language) {
        close();
        start = language ? base + stretch.start : 0;
        language = stretch.language;
        en = 0;
        fr = 0;
      }
      en += stretch.count.en;
      fr += stretch.count.fr;
    }
  }
  close();
  // Many changes: the two languages stand side by side, and neither part can be read alone.
  if (long.length < 2 || long.length > 6) return whole;
  const merged: LanguageRun[] = [];
  for (const run of long) {
    if (merged[merged.length - 1]?.language === run.language) continue;
    merged.push({
      start: merged.length === 0 ? 0 : run.start,
      language: run.language,
      confidence: dominant(run.count).confidence,
    });
  }
  return merged.length > 1 ? merged : whole;
}

export function languageAtOf(runs: readonly LanguageRun[]): (offset: number) => Language {
  return (offset) => {
    let language = runs[0]!.language;
    for (const run of runs) if (run.start <= offset) language = run.language;
    return language;
  };
}
