import { type Finding, type PolicyFile, type ReviewSettings, review } from 'civicclause';
import type { VFile } from 'vfile';

/** What `remarkCivicclause` takes. */
export interface Options extends Omit<ReviewSettings, 'recognisedOnly'> {
  /** What `civicclause.yaml` may say, as an object or as the text of such a file. By default the built-in choices. */
  policy?: PolicyFile | string;
}

/**
 * Findings of Civic Clause as messages of the file: `source` is `civicclause`, `ruleId` the clause or check, `place` the sentence or heading.
 * Errors are fatal, remarks are infos. The text of the file is read as it stands, so that places are those of the editor; the tree is left
 * alone. A file that is neither request for proposals nor agreement gets no message.
 *
 * The file fails with a `PolicyError` of `civicclause` when the policy is wrong.
 */
export default function remarkCivicclause({ policy, ...settings }: Readonly<Options> = {}) {
  return async (_tree: unknown, file: VFile): Promise<undefined> => {
    const document = { path: file.path ?? 'document.md', text: String(file), format: 'markdown' as const };
    const { procurementFiles, notReviewed } = await review([document], policy, { ...settings, recognisedOnly: true });
    for (const { clauses, findings } of procurementFiles)
      for (const finding of findings) {
        const isOfClause = clauses.some(({ id }) => id === finding.rule);
        tell(file, finding, isOfClause ? `civicclause explain ${finding.rule}` : undefined);
      }
    for (const { line, code, message } of notReviewed) {
      if (code === 'not-recognised') continue;
      file.message(message, { ...(line && { place: { line, column: 1 } }), source: 'civicclause', ruleId: code });
    }
  };
}

function tell(file: VFile, finding: Finding, note: string | undefined): void {
  const { rule, code, severity, message, range } = finding;
  const [start, end] = [range.start, range.end].map(({ line, character }) => ({ line: line + 1, column: character + 1 }));
  const said = file[severity === 'info' ? 'info' : 'message'](message, {
    place: { start: start!, end: end! },
    source: 'civicclause',
    ruleId: `${rule}/${code}`,
  });
  // As linters of remark mark errors: the file fails, and all else is said too.
  if (severity === 'error') said.fatal = true;
  said.note = note;
}
