import fc from 'fast-check';
import { type Document, readDocument } from '../../server/src/documents/index';
import type { FileAnalysis } from '../../server/src/engine';
import { fixFor, fixForTheme } from '../../server/src/review';
import type { Fix } from '../../server/src/review/types';
import { apply } from '../unit/review/samples';
import { engine, PATHS } from './cost';
import { mutated, mutation } from './mutations';
import { checkReading } from './reader';
import { must, mustEqual, target } from './target';

const BASES = {
  markdown: [
    '# Streetlight Services Agreement\n\nThis Agreement is made between the City of Fairview (the “City”) and Lumen Works Inc. (the “Vendor”).\n\n## 1. Definitions\n\n“City Data” means all data of the City.\n\n## 2. Services\n\n2.1 The Vendor shall maintain the lamps of the City.\n\n2.2 The Vendor shall:\n\n- clean the lamps;\n- **replace** them; and\n- report.\n\n2.3 The Vendor shall use commercially reasonable efforts to notify the City of any security incident.\n\n## 3. Fees\n\n| Item | Price |\n| --- | --- |\n| Lamp | $10 |\n\nIN WITNESS WHEREOF the parties have signed this Agreement.\n\nBy: ____________\n',
    "# Appel d'offres : éclairage public\r\n\r\n## Article 1 – Objet\r\n\r\nLa Ville invite chaque soumissionnaire à proposer des lampadaires.\r\n\r\n## Article 2 – Évaluation\r\n\r\nLa Ville note chaque soumission selon le prix.\r\n",
  ],
  text: [
    'STREETLIGHT SERVICES AGREEMENT\n\nThis Agreement is made between the City of Fairview (the "City") and Lumen Works Inc. (the "Vendor").\n\n1. SERVICES\n\nThe Vendor shall maintain the lamps of the City.\n\n2. FEES\n\nThe City shall pay the fees each month.\n',
  ],
  yaml: [
    'title: Streetlight Services Agreement\nparties: The City of Fairview (the "City") and Lumen Works Inc. (the "Vendor").\nservices: |\n  The Vendor shall maintain the lamps of the City.\nfees: |\n  The City shall pay the fees each month.\nincidents: The Vendor shall promptly notify the City of any security incident.\n',
    'civicclause: {kind: rfp}\ntitle: Request for Proposals\nsections:\n  - heading: Purpose\n    text: |\n      The City invites each Bidder to propose new lamps.\nclauses:\n  - id: order-of-lamps\n    text: The Bidder shall deliver.\nschedules:\n  - name: Schedule A\n',
  ],
};

const input = fc.constantFrom(...(['markdown', 'text', 'yaml'] as const)).chain((format) =>
  fc.record({
    format: fc.constant(format),
    base: fc.nat({ max: BASES[format].length - 1 }),
    mutations: fc.array(mutation, { maxLength: 4 }),
    clause: fc.nat({ max: engine.playbook.clauses.length - 1 }),
    theme: fc.boolean(),
  }),
);

/** Clauses for certain subjects apply: the user says so. */
const policy = { subjects: engine.playbook.clauses.flatMap((clause) => clause['applies-when'] ?? []) };

interface Read {
  document: Document;
  analysis: FileAnalysis;
}

function read(path: string, text: string, kind: 'rfp' | 'agreement'): Read {
  const document = readDocument({ path, text, kind, language: 'en' });
  return { document, analysis: engine.analyse({ name: 'file', documents: [document] }, { policy }) };
}

/** Applying a fix leaves every other byte alone, and what it was offered for is no longer missing; the document reads as well as before. */
export const fixes = target('fix', 120, input, ({ format, base, mutations, clause, theme }) => {
  const text = mutated(BASES[format][base]!, mutations);
  const source = engine.playbook.clauses[clause]!;
  const before = read(PATHS[format], text, 'agreement');
  mends(before, text);
  const fix: Fix | undefined = theme
    ? fixForTheme(source.theme, before.analysis.fixes)
    : fixFor(source.id, before.analysis.fixes);
  if (!fix) return;
  const after = apply(text, fix.edits);
  checkUntouched(text, after, fix);
  const again = read(PATHS[format], after, 'agreement');
  checkReading(again.document);
  const codes = (problems: Document['problems']) => problems.filter(({ code }) => code !== 'simplified').length;
  must(codes(again.document.problems) <= codes(before.document.problems), () => `no longer readable: ${after}`);
  const wanted = theme ? engine.playbook.clauses.filter((each) => each.theme === source.theme) : [source];
  const missing = (review: Read) =>
    wanted.filter(({ id }) => review.analysis.review.clauses.some((each) => each.id === id && each.status === 'missing'));
  mustEqual(
    missing(again).map(({ id }) => id),
    [],
    `still missing in ${JSON.stringify(after)}`,
  );
});

/** What mends a clause that is there leaves the rest alone, and a document that reads as well as before. */
function mends({ analysis, document }: Read, text: string): void {
  const listed = analysis.review.findings.flatMap(({ fixes: all }) =>
    all.filter(({ id }) => /^(?:complete|strengthen)\//.test(id)),
  );
  for (const { id } of listed.slice(0, 3)) {
    const fix = engine.fix(id, analysis);
    if (!fix) continue;
    const after = apply(text, fix.edits);
    checkUntouched(text, after, fix);
    const again = readDocument({ path: document.path, text: after, kind: 'agreement', language: 'en' });
    checkReading(again);
    const codes = (problems: Document['problems']) => problems.filter(({ code }) => code !== 'simplified').length;
    must(codes(again.problems) <= codes(document.problems), () => `${id}: no longer readable: ${after}`);
  }
}

/** Takes the insertions out again. */
function checkUntouched(text: string, after: string, { edits }: Fix): void {
  let shift = 0;
  let restored = after;
  for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start)) {
    must(0 <= start && start <= end && end <= text.length, () => `an edit at ${start}–${end} of ${text.length}`);
    const at = start + shift;
    restored = restored.slice(0, at) + text.slice(start, end) + restored.slice(at + newText.length);
    shift += end - start;
  }
  must(restored === text, () => 'the rest of the text has changed');
}
