import type { ClauseReading } from '../detection/types';
import { rangeAt } from '../documents';
import type { ClauseSource, PlaybookSource, Severity } from '../playbook/types';
import { type Policy, severityFor } from '../policy';
import { message } from '../text/message';
import type { Language } from '../text/types';
import { clauseFindings, type Draft } from './clauseFindings';
import { FileReviewer } from './context';
import { contractLanguageFindings } from './contractLanguage';
import { Fingerprints } from './fingerprint';
import { fixesListed } from './fixes/list';
import { kindAt, type ReviewedFile } from './kinds';
import { reasonIn } from './reasons';
import { schemaFindings } from './schemaFindings';
import { usualSeverity } from './severity';
import { spanAt, spansOf } from './spans';
import { subjectFindings } from './subjects';
import type { ClauseReview, Finding, Locale, ProcurementFileReview, Render } from './types';

/**
 * Judges one procurement file: every clause of the playbook with its status, and the findings in the order of the
 * documents. `readings` come from `detection`; `render` (from `messages/`) says the prose in `locale`. Deterministic.
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
  const off = new Set([...policy.off, ...file.documents.flatMap(({ options }) => options.off ?? [])]);
  const byId = new Map(readings.map((reading) => [reading.id, reading]));
  const read = playbook.clauses.flatMap((clause) => {
    const reading = byId.get(clause.id);
    return reading ? [{ clause, reading: off.has(clause.id) ? switchedOff(reading) : reading }] : [];
  });
  const drafts = guarded(reviewer, read).filter(({ rule }) => !off.has(rule));
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
    clauses: read.map(({ clause, reading }) => clauseReview(clause, reading, reviewer, locale, render)),
    findings: finish(drafts, file, reviewer, locale, render),
    decisions: [],
  };
}

function switchedOff(reading: ClauseReading): ClauseReading {
  return { ...reading, status: 'not-applicable', reason: message('reason.off', {}) };
}

/** Runs every check; one that throws becomes a finding of its own instead of silence about everything else. */
function guarded(reviewer: FileReviewer, read: { clause: ClauseSource; reading: ClauseReading }[]): Draft[] {
  const drafts: Draft[] = [];
  const run = (rule: string, check: () => (Draft | undefined)[]) => {
    try {
      drafts.push(...check().filter((draft) => draft !== undefined));
    } catch (error) {
      drafts.push(failed(rule, error, reviewer));
    }
  };
  run('unfilled-placeholder', () => {
    reviewer.readBlanks();
    return [];
  });
  run('schema', () => schemaFindings(reviewer));
  run('contract-language', () => contractLanguageFindings(reviewer));
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

function failed(rule: string, error: unknown, reviewer: FileReviewer): Draft {
  const what = error instanceof Error ? error.message : String(error);
  const place = reviewer.titlePlace() ?? { document: 0, start: 0, end: 0 };
  return {
    rule,
    code: 'rule-failed',
    severity: 'error',
    say: () => message('finding.rule-failed', { rule, error: what }),
    document: place.document,
    range: { start: place.start, end: place.end },
    about: what,
  };
}

/** Applies the policy, orders by document, position and rule, and says the prose. */
function finish(drafts: Draft[], file: ReviewedFile, reviewer: FileReviewer, locale: Locale, render: Render): Finding[] {
  const fingerprints = new Fingerprints(file.name);
  const kept = drafts.flatMap((draft) => {
    const severity = severityFor(reviewer.policy, draft.rule, draft.code, draft.severity);
    return severity === 'off' ? [] : [{ ...draft, severity }];
  });
  kept.sort(
    (a, b) =>
      a.document - b.document ||
      a.range.start - b.range.start ||
      compare(a.rule, b.rule) ||
      compare(a.code, b.code) ||
      a.range.end - b.range.end,
  );
  const missing = new Set(kept.filter(({ code }) => code === 'missing').map(({ rule }) => rule));
  return kept.flatMap((draft) => {
    const document = file.documents[draft.document];
    if (!document) return [];
    const language = languageAt(reviewer, draft.document, draft.range.start, locale);
    return [
      {
        rule: draft.rule,
        code: draft.code,
        severity: draft.severity,
        message: render(draft.say(language), language),
        document: document.path,
        range: rangeAt(document, draft.range),
        related: [
          ...spansOf(draft.related ?? [], file.documents, render, language),
          ...(draft.places ?? []).slice(0, 50).map((place) => spanAt(document, place)),
        ],
        fixes: draft.code === 'missing' ? fixesListed(draft.rule, missing, reviewer, language, render) : [],
        fingerprint: fingerprints.of(draft.rule, draft.code, draft.about),
      },
    ];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function languageAt(reviewer: FileReviewer, index: number, offset: number, locale: Locale): Language {
  if (locale !== 'document') return locale;
  const parts = reviewer.documents[index]?.parts ?? [];
  const part = parts.find(({ range }) => offset >= range.start && offset < range.end) ?? parts.at(-1);
  return part?.language ?? 'en';
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
  const language = languageAt(reviewer, at?.document ?? reviewer.outline?.documentIndex ?? 0, at?.start ?? 0, locale);
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
  const severity = severityFor(policy, clause.id, 'missing', usual);
  return severity === 'off' ? usual : severity;
}
