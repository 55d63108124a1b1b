import type { PlaybookSource } from '../playbook/types';
import type { ProcurementFileReview } from '../review/types';
import { hang } from './layout';
import type { PrettyOptions } from './pretty';
import type { ReportProse } from './prose/prose';

/** What to do about one procurement file, worst first, as a numbered list; nothing when nothing is to be done. */
export function nextSteps(
  { clauses, findings }: ProcurementFileReview,
  playbook: PlaybookSource,
  { locale, width, verbose }: PrettyOptions,
  { next, list }: ReportProse,
): string[] {
  const titles = new Map(playbook.clauses.map((clause) => [clause.id, clause.title[locale]]));
  const having = (status: (typeof clauses)[number]['status']) => clauses.filter((clause) => clause.status === status);
  const contradicted = having('contradicted').map(({ id }) => titles.get(id) ?? id);
  const reported = new Set(findings.map((finding) => `${finding.rule}/${finding.code}`));
  const missing = having('missing').filter(({ id }) => reported.has(`${id}/missing`));
  const weak = having('weak');
  const incomplete = findings.filter(({ code }) => code === 'incomplete');
  const deferred = having('deferred');
  const confirm = having('not-applicable');
  const blanks = findings.filter(({ code }) => code === 'blank').length;
  const steps = [
    ...(contradicted.length > 0 ? [next.contradicted(list(contradicted))] : []),
    ...(missing.length > 0 ? [next.missing(missing.length)] : []),
    ...(weak.length > 0 ? [next.weak(weak.length)] : []),
    ...(incomplete.length > 0 ? [next.incomplete(incomplete.length)] : []),
    ...(deferred.length > 0 ? [next.deferred(deferred.length)] : []),
    ...(blanks > 0 ? [next.blanks(blanks)] : []),
    ...(confirm.length > 0 ? [next.confirm(confirm.length)] : []),
  ];
  if (steps.length === 0) return [];
  const example = [...missing, ...having('contradicted'), ...weak, ...deferred][0];
  const hints = [...(example ? [next.explain(`civicclause explain ${example.id}`)] : []), ...(verbose ? [] : [next.verbose])];
  return [
    ...steps.flatMap((step, index) => hang(`  ${index + 1}. `, step, width)),
    ...hints.flatMap((hint) => hang('     ', hint, width)),
  ];
}
