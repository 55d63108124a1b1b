import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver';
import type { Severity } from '../playbook/types';
import { pageName } from '../reports/clausePages';
import type { EditorFinding, Span } from '../review/types';
import { inert } from '../text/inert';
import type { Analysis } from './analysis';
import type { ClientFeatures } from './clientFeatures';

/** What a diagnostic carries for code actions of clients that send it back. */
export interface DiagnosticData {
  rule: string;
  clauses: string[];
}

export const source = 'Civic Clause';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Diagnostics of one document, in the order of its findings; `findings` are those to show. */
export function toDiagnostics(
  analysis: Analysis,
  uri: string,
  features: ClientFeatures,
  findings: EditorFinding[] = analysis.findings,
): Diagnostic[] {
  return findings.map((finding) => toDiagnostic(finding, analysis, uri, features));
}

/** `data-location/missing`: the key under which a policy sets the severity of the finding. */
export function diagnosticCode(finding: EditorFinding): string {
  return `${finding.rule}/${finding.code}`;
}

function toDiagnostic(finding: EditorFinding, analysis: Analysis, uri: string, features: ClientFeatures): Diagnostic {
  const diagnostic: Diagnostic = {
    range: finding.range,
    severity: severities[finding.severity],
    source,
    code: diagnosticCode(finding),
    message: inert(finding.message),
  };
  const page = features.options.clausePages;
  const isClause = analysis.file.clauses.some((clause) => clause.id === finding.rule);
  if (page && features.codeDescription && isClause) {
    diagnostic.codeDescription = { href: `${page}${pageName(finding.rule, analysis.locale)}` };
  }
  if (features.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map((span) => toRelated(span, uri));
  }
  if (features.diagnosticData) {
    diagnostic.data = { rule: finding.rule, clauses: finding.clauses } satisfies DiagnosticData;
  }
  return diagnostic;
}

function toRelated(span: Span, uri: string): DiagnosticRelatedInformation {
  const quote = span.text.length > 200 ? `${span.text.slice(0, 199)}…` : span.text;
  return {
    location: { uri: span.document || uri, range: span.range },
    message: inert(span.because ? `${quote} (${span.because})` : quote),
  };
}
