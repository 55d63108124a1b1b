import { type Document, rangeAt } from '../../documents';
import type { Engine, FileAnalysis } from '../../engine';
import type { FixEdits } from '../../reports/formats';
import type { Finding } from '../../review';

/** The edits of all fixes that the findings of a review offer. */
export function fixEditsOf(analysis: FileAnalysis, documents: readonly Document[], engine: Engine): Map<Finding, FixEdits[]> {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const made = new Map<string, FixEdits | undefined>();
  const make = (id: string): FixEdits | undefined => {
    const fix = engine.fix(id, analysis);
    if (!fix) return undefined;
    const edits = fix.edits.flatMap(({ document: path, start, end, newText }) => {
      const document = byPath.get(path);
      return document ? [{ document: path, range: rangeAt(document, { start, end }), newText }] : [];
    });
    return { title: fix.title, edits };
  };
  const editsOf = (id: string) => {
    if (!made.has(id)) made.set(id, make(id));
    return made.get(id);
  };
  return new Map(
    analysis.review.findings.map((finding) => {
      const fixes = finding.fixes.flatMap(({ id }) => editsOf(id) ?? []);
      return [finding, fixes.filter(({ edits }) => edits.length > 0)];
    }),
  );
}
