import type { checkIds, FindingCode } from '../../policy';
import type { Language } from '../../text/types';
import { formatsEn } from './formats.en';
import { formatsFr } from './formats.fr';

export type CheckId = (typeof checkIds)[number];

/** Codes whose messages hold nothing but our own words. */
export type PlainCode = 'missing' | 'incomplete' | 'language' | 'unreadable' | 'rule-failed';

/** What the formats that are handed on say around the findings. */
export interface FormatProse {
  /** Rules that are no clauses. */
  checks: Record<CheckId, { title: string; description: string }>;
  /** What a finding says where no word of the document is to be shown; `title`: of its clause or check. */
  plain: Record<Exclude<FindingCode, PlainCode>, (title: string) => string>;
  /** A decision of which no message is shown. */
  accepted(title: string, code: string): string;
  /** What stands in a related place. */
  related: { evidence: string; element(title: string): string };
  mustSay: string;
  ask: string;
  sources: string;
  standards: string;
  notAdvice: string;
  sarif: { tool: string; root: string };
  junit: { other: string; notReviewed: string };
  markdown: {
    title: string;
    document: string;
    kind: string;
    clauses: string;
    errors: string;
    warnings: string;
    infos: string;
    /** How many findings a document's list holds. */
    findings(count: number): string;
    decisions(count: number): string;
    where: string;
    severity: string;
    finding: string;
    notReviewed: string;
    nothing: string;
    moreFindings(count: number): string;
    moreDocuments(count: number): string;
    /** What of the documents stands in the table alone, or is left out of it. */
    cut(withoutList: number): string;
    madeBy(version: string, playbook: string): string;
  };
  table: {
    document: string;
    kind: string;
    theme: string;
    clause: string;
    status: string;
    severity: string;
    line: string;
    code: string;
    finding: string;
    quotation: string;
    errors: string;
    warnings: string;
    infos: string;
    otherClauses: string;
    notReviewed: string;
  };
}

export const formatProse: Record<Language, FormatProse> = { en: formatsEn, fr: formatsFr };
