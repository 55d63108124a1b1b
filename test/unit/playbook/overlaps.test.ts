import playbook from 'civicclause:playbook';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ClauseStatus, readClauses } from '../../../server/src/detection';
import { readDocument } from '../../../server/src/documents';
import { compilePlaybook, type DraftKind } from '../../../server/src/playbook';
import { defaultPolicy } from '../../../server/src/policy';
import type { Language } from '../../../server/src/text';

/** `overlaps.yaml`: what a clause's own wording may say of the others; drafts as "agreement en". */
interface Overlaps {
  settled: { wording: string; clause: string; status: ClauseStatus; drafts: string[]; because: string }[];
  weak: Record<string, Record<string, string[]>>;
}

const known = parse(readFileSync(new URL('overlaps.yaml', import.meta.url), 'utf8')) as Overlaps;
const compiled = compilePlaybook(playbook);

const FRAMES: Record<DraftKind, Record<Language, string>> = {
  rfp: {
    en: '# Request for Proposals: Traffic Sensors\n\nThe City invites bidders to submit proposals. Proposals will be evaluated.',
    fr: '# Appel d’offres : capteurs de circulation\n\nLa Ville invite les soumissionnaires à présenter une soumission. Les soumissions seront évaluées.',
  },
  agreement: {
    en: '# Services Agreement\n\nThis agreement is made between the City and the Vendor.',
    fr: '# Contrat de services\n\nLe présent contrat est conclu entre la Ville et le Fournisseur.',
  },
};

/** The wording as it stands once its blanks are filled: a place where a territory is due, else the label or number itself. */
function filled(wording: string): string {
  return wording.replace(/\[([^\]]*)\]/g, (_, label: string) => {
    if (/territ/i.test(label)) return 'Canada';
    return label === 'X' ? '3' : label;
  });
}

/** Every other clause that a wording is taken for, in a document that holds nothing else: with its blanks, and once they are filled. */
function readIn(id: string, kind: DraftKind, language: Language): { clause: string; status: ClauseStatus }[] {
  const { title, wording } = playbook.clauses.find((clause) => clause.id === id)!;
  const words = wording[kind][language].trim();
  return [words, filled(words)].flatMap((text) => {
    const whole = `${FRAMES[kind][language]}\n\n## 1. ${title[language]}\n\n${text}\n`;
    const document = readDocument({ path: 'draft.md', text: whole, kind, language });
    return readClauses({ name: 'draft', documents: [document] }, compiled, defaultPolicy)
      .filter((reading) => reading.id !== id && reading.status !== 'missing' && reading.status !== 'not-applicable')
      .map((reading) => ({ clause: reading.id, status: reading.status }));
  });
}

const found = playbook.clauses.flatMap(({ id }) =>
  (['rfp', 'agreement'] as const).flatMap((kind) =>
    (['en', 'fr'] as const).flatMap((language) =>
      readIn(id, kind, language).map((read) => ({ wording: id, draft: `${kind} ${language}`, ...read })),
    ),
  ),
);

const line = (wording: string, clause: string, status: string, draft: string) => `${wording} → ${clause}: ${status} (${draft})`;
const lines = (all: string[]) => [...new Set(all)].sort();

describe("a clause's own wording", () => {
  it('settles no other clause, nor contradicts or leaves it to a document, but where a reason is given', () => {
    const settled = found.filter(({ status }) => status !== 'weak');
    const allowed = known.settled.flatMap(({ wording, clause, status, drafts }) =>
      drafts.map((draft) => line(wording, clause, status, draft)),
    );
    expect(lines(settled.map(({ wording, clause, status, draft }) => line(wording, clause, status, draft)))).toEqual(
      lines(allowed),
    );
    for (const { wording, clause, because } of known.settled) expect(because, `${wording} → ${clause}`).toMatch(/\w.{20}/);
  });

  it('is taken for a weak other clause nowhere but where overlaps.yaml has it; what is mended is taken out of it', () => {
    const weak = found.filter(({ status }) => status === 'weak');
    const listed = Object.entries(known.weak).flatMap(([wording, clauses]) =>
      Object.entries(clauses).flatMap(([clause, drafts]) => drafts.map((draft) => line(wording, clause, 'weak', draft))),
    );
    expect(lines(weak.map(({ wording, clause, draft }) => line(wording, clause, 'weak', draft)))).toEqual(lines(listed));
  });
});
