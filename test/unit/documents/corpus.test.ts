import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Document, readDocument } from '../../../server/src/documents/index';
import { isOrdered, uncoveredText, wrongPieces } from './support';

/** Real documents, where they are: the folder named by `CIVICCLAUSE_CORPUS`, by default beside the repository. */
const corpus = resolve(process.env.CIVICCLAUSE_CORPUS ?? join(import.meta.dirname, '../../../../shared'));
const folders = ['corpus/docs', 'corpus/unlabelled', 'cuad/contracts'].map((folder) => join(corpus, folder));
const present = folders.every((folder) => existsSync(folder));
if (!present) console.log('corpus: not run');

/** Words that are markup: addresses, attributes, the inside of tags, escapes. */
const MARKUP = /^(?:https?|mailto|www)\b|[/#=<>"]|\.(?:\w{2,4})\b|-\w+-/;

function lostWords(document: Document): string[] {
  const { source } = document;
  return uncoveredText(document)
    .filter(({ at, text }) => {
      if (MARKUP.test(text)) return false;
      const before = source.slice(Math.max(0, at - 400), at);
      const after = source.slice(at + text.length, at + text.length + 3);
      const inTag = before.lastIndexOf('<') > before.lastIndexOf('>');
      const inTarget = before.lastIndexOf('](') > before.lastIndexOf(')') || /\]:\s+\S*$|\[\^[^\]]*$/.test(before);
      const marker = /(?:^|[\n>]\s*)\s*$/.test(before) && /^[.)]/.test(after) && /^\d+$/.test(text);
      const escaped = /\\$/.test(before);
      const hidden = /visuallyhidden[^>]*>$/.test(before);
      const entity = /&#?$/.test(before);
      const fence = /(?:```|~~~)$/.test(before);
      return !(inTag || inTarget || marker || escaped || hidden || entity || fence);
    })
    .map(({ text }) => text);
}

describe.skipIf(!present)('the corpus', () => {
  const index = present ? readFileSync(join(corpus, 'corpus/INDEX.tsv'), 'utf8').trim().split('\n').slice(1) : [];
  const labels = new Map(
    index.map((line) => line.split('\t')).map(([file, kind, language]) => [file!, { kind: kind!, language: language! }]),
  );
  const files = folders.flatMap((folder, i) => {
    const names = present ? readdirSync(folder).sort() : [];
    return (i === 2 && !process.env.CI ? names.filter((_, k) => k % 4 === 0) : names).map((name) => join(folder, name));
  });

  test('is read without a crash, a lost word or a false place, and its kinds and languages are told', {
    timeout: 180_000,
  }, () => {
    const problems: string[] = [];
    let words = 0;
    let lost = 0;
    let kinds = 0;
    let languages = 0;
    let labelled = 0;
    for (const file of files) {
      const document = readDocument({ path: file, text: readFileSync(file, 'utf8') });
      const name = file.slice(corpus.length);
      if (wrongPieces(document).length > 0) problems.push(`${name}: pieces`);
      if (!isOrdered(document)) problems.push(`${name}: order`);
      const characters = document.source.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      const missing = lostWords(document).reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
      words += characters;
      lost += missing;
      if (missing > Math.max(30, characters * 0.001))
        problems.push(`${name}: ${missing} of ${characters} lost, ${JSON.stringify(lostWords(document).slice(0, 5))}`);
      const label = labels.get(file.slice(file.lastIndexOf('/') + 1));
      if (!label) continue;
      labelled++;
      if (document.parts.some((part) => part.kind === label.kind)) kinds++;
      if (document.parts.some((part) => part.language === label.language)) languages++;
    }
    expect(problems).toEqual([]);
    expect(lost / words).toBeLessThan(0.001);
    expect(kinds / labelled).toBeGreaterThanOrEqual(0.95);
    expect(languages / labelled).toBeGreaterThanOrEqual(0.95);
  });
});
