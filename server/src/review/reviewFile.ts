import { type ClauseReading, failedReading } from '../detection';
import { type Document, rangeAt } from '../documents';
import { type ClauseSource, draftKind, type PlaybookSource, type Severity } from '../playbook/types';
import { type Policy, severityFor } from '../policy';
import { message } from '../text/message';
import { clauseFindings, type Draft } from './clauseFindings';
import { FileReviewer } from './context';
import { contractLanguageFindings } from './contractLanguage';
import { applyDecisions } from './decisions';
import { documentLanguageFindings } from './documentLanguage';
import { FindingProse, inOrder, type SaidFinding } from './finish';
import { Guard } from './guard';
import { kindAt, languageAt, type ReviewedFile } from './kinds';
import { reasonIn } from './reasons';
import { schemaFindings } from './schemaFindings';
import { usualSeverity } from './severity';
import { spansOf } from './spans';
import { subjectFindings } from './subjects';
import type { ClauseReview, Locale, ProcurementFileReview, Render } from './types';
import { simplifiedFindings, unreadFindings } from './unread';

/**
 * Judges one procurement file: every clause of the playbook with its status, and the findings in the order of the
 * documents. `readings` come from `detection`; `render` (from `messages/`) says the prose in `locale`. Deterministic. A check, a
 * clause or a finding that throws becomes a finding, and the others go on.
 */
export function reviewFile(
  file: ReviewedFile,
  readings: ClauseReading[],
  playbook: PlaybookSource,
  policy: Policy,
  locale: Locale,
  render: Render,
): ProcurementFileReview {
  const reviewer = new FileReviewer(file, readings, playbook, policy);
  const guard = new Guard(reviewer);
  const off = new Set([...policy.off, ...file.documents.flatMap(({ options }) => options.off ?? [])]);
  const byId = new Map(readings.map((reading) => [reading.id, reading]));
  const read = playbook.clauses.flatMap((clause) => {
    const reading = byId.get(clause.id);
    return reading ? [{ clause, reading: off.has(clause.id) ? switchedOff(reading) : reading }] : [];
  });
  const prose = new FindingProse(reviewer, guard, locale, render);
  const kept = (drafts: Draft[]) => applyPolicy(drafts, policy, off, file.documents);
  const drafts = kept(draftsOf(reviewer, read, guard));
  const clauses = read.map(({ clause, reading }) =>
    guard.run(
      clause.id,
      (error) => clauseReview(clause, failedReading(clause, draftKind(reviewer.kind), error), reviewer, locale, render),
      () => clauseReview(clause, reading, reviewer, locale, render),
    ),
  );
  const said = prose.say(drafts);
  const decided = guard.run(
    'decision',
    () => applyDecisions<SaidFinding>([], [], undefined, undefined),
    () => applyDecisions(said, file.documents, file.decisions, reviewer.titlePlace()),
  );
  const onDecisions = prose.say(kept(decided.drafts));
  return {
    name: file.name,
    documents: file.documents.map((document) => ({
      path: document.path,
      format: document.format,
      parts: document.parts.map(({ kind, kindConfidence, language, range }) => ({
        kind,
        kindConfidence,
        language,
        range: rangeAt(document, range),
      })),
    })),
    clauses,
    findings: inOrder([...said, ...onDecisions, ...prose.say(kept(guard.failures))], file.name, decided.accepted),
    decisions: decided.decisions,
  };
}

function switchedOff(reading: ClauseReading): ClauseReading {
  return { ...reading, status: 'not-applicable', reason: message('reason.off', {}) };
}

/** Runs every check. */
function draftsOf(reviewer: FileReviewer, read: { clause: ClauseSource; reading: ClauseReading }[], guard: Guard): Draft[] {
  const drafts: Draft[] = [];
  const run = (rule: string, check: () => (Draft | undefined)[]) =>
    guard.run(
      rule,
      () => undefined,
      () => void drafts.push(...check().filter((draft) => draft !== undefined)),
    );
  run('unfilled-placeholder', () => {
    reviewer.readBlanks();
    return [];
  });
  run('unread-text', () => unreadFindings(reviewer));
  run('markup', () => simplifiedFindings(reviewer));
  run('schema', () => schemaFindings(reviewer));
  run('contract-language', () => contractLanguageFindings(reviewer));
  run('document-language', () => documentLanguageFindings(reviewer));
  run('subject', () => subjectFindings(reviewer));
  for (const { clause, reading } of read)
    run(clause.id, () => {
      if (reading.failed !== undefined) throw new Error(reading.failed);
      return clauseFindings(reading, clause, reviewer);
    });
  run('main-agreement', () => [reviewer.annexSilent()]);
  run('unfilled-placeholder', () => reviewer.placeholders());
  return drafts;
}

/** Drafts of the rules that are on, each as severe as the policy says. */
function applyPolicy(drafts: Draft[], policy: Policy, off: ReadonlySet<string>, documents: readonly Document[]): Draft[] {
  return drafts.flatMap((draft) => {
    const kind = kindAt(documents[draft.document], draft.range.start);
    const severity = off.has(draft.rule) ? 'off' : severityFor(policy, draft.rule, draft.code, draft.severity, kind);
    return severity === 'off' ? [] : [{ ...draft, severity }];
  });
}

function clauseReview(
  clause: ClauseSource,
  reading: ClauseReading,
  reviewer: FileReviewer,
  locale: Locale,
  render: Render,
): ClauseReview {
  const { documents } = reviewer;
  const { concepts } = reviewer.playbook;
  const at = reading.evidence[0];
  const language = languageAt(documents[at?.document ?? reviewer.outline?.documentIndex ?? 0], at?.start ?? 0, locale);
  const silent = reviewer.annexAlone && reading.status === 'missing';
  const reason = silent ? message('reason.annex', {}) : reasonIn(reading.reason, clause, language, concepts);
  // What a candidate lacks is told by the titles of this clause's elements.
  const say: Render = (text, into) => render(reasonIn(text, clause, into, concepts), into);
  return {
    id: reading.id,
    theme: reading.theme,
    status: reading.status,
    severity: severityOf(clause, reviewer),
    reason: render(reason, language),
    elements: reading.elements.map(({ id, need, core, met, evidence, near }) => ({
      id,
      need,
      core,
      met,
      evidence: spansOf(evidence, documents, say, language),
      ...(!met && near.length > 0 ? { near: spansOf(near, documents, say, language) } : {}),
    })),
    evidence: spansOf(reading.evidence, documents, say, language),
    near: spansOf(reading.near, documents, say, language),
    facts: reading.facts.map(({ id, value, unit, evidence }) => ({
      id,
      value,
      ...(unit ? { unit } : {}),
      evidence: spansOf(evidence, documents, render, language),
    })),
  };
}

/** How much it would matter if the clause were missing; a clause switched off by severity keeps its usual one. */
function severityOf(clause: ClauseSource, reviewer: FileReviewer): Severity {
  const { outline, policy, playbook } = reviewer;
  const kind = kindAt(outline?.document, outline?.part.range.start ?? 0);
  const usual = usualSeverity(clause, 'missing', kind, playbook);
  const severity = severityFor(policy, clause.id, 'missing', usual, kind);
  return severity === 'off' ? usual : severity;
}
