import type { WorkspaceEdit } from 'vscode-languageserver';
import { clausePage, pageName } from '../reports/clausePages';
import type { Review } from '../review/types';
import { targetsIn, toPreviewedEdit, toWorkspaceEdit } from './edits';
import { proseIn } from './prose';
import type { ClauseItem, ClausePage, InsertParams } from './protocol';
import type { Session } from './session';

/** Answers `civicClause/review`. */
export function reviewOf(session: Session, { uri }: { uri: string }): Review | null {
  return session.analysisOf(uri)?.review ?? null;
}

/** Answers `civicClause/clauses`: with the statuses of a document, or the bare playbook when no document is named. */
export function clausesOf(session: Session, { uri }: { uri: string | null }): ClauseItem[] {
  if (uri === null) return session.analyser.allClauses(session.locale === 'fr' ? 'fr' : 'en');
  const analysis = session.analysisOf(uri);
  return analysis ? analysis.by.clauses(analysis) : [];
}

/** Answers `civicClause/insert`. */
export function insertEdit(session: Session, { uri, clauses, position, preview }: InsertParams): WorkspaceEdit | null {
  const document = session.documents.get(uri);
  const analysis = session.analysisOf(uri);
  if (!document || !analysis || !Array.isArray(clauses)) return null;
  const known = clauses.filter((clause) => analysis.by.clause(clause) !== undefined);
  if (known.length === 0) return null;
  // In YAML a clause is an entry of a list or a map: it cannot stand just anywhere.
  const fix =
    position && analysis.document.format !== 'yaml'
      ? analysis.by.insertAt(analysis, known, document.offsetAt(position))
      : analysis.by.insert(analysis, known);
  if (!fix || fix.edits.length === 0) return null;
  const targets = targetsIn(session, analysis);
  if (!preview) return toWorkspaceEdit(fix, document, session.features, targets);
  return toPreviewedEdit(fix, document, session.features, proseIn(analysis.locale).lookThrough(), targets);
}

/** Answers `civicClause/explain`, with the address of the page that the client ships. */
export function explain(session: Session, params: { clause: string; language?: string }): ClausePage | null {
  const by = session.whoKnows(params.clause);
  const clause = by?.clause(params.clause);
  if (!by || !clause) return null;
  const language = params.language === 'fr' || (params.language !== 'en' && session.locale === 'fr') ? 'fr' : 'en';
  const shipped = session.features.options.clausePages;
  return {
    id: clause.id,
    title: clause.title[language],
    markdown: clausePage(clause, by.playbook, language, false),
    ...(shipped ? { uri: `${shipped}${pageName(clause.id, language)}` } : {}),
  };
}
