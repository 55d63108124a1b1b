import type { Document } from '../../documents';
import { findTerms } from '../../drafting';
import type { ClauseSource } from '../../playbook/types';
import { message } from '../../text/message';
import type { Fix } from '../types';
import { completeClause } from './complete';
import { type FixContext, languageOf } from './fixContext';
import { plainManner, writeClause } from './heading';
import { outlineOf } from './host';
import { clauseText, editAt, insertEdits } from './insert';
import { ModelSentences } from './modelSentences';
import { SnippetWriter } from './snippet';
import { strengthening } from './strengthen';

export { completeClause, type FixContext, ModelSentences };

/** The fix that inserts one missing clause; undefined when it is not missing or has no place to go. */
export function fixFor(clause: string, context: FixContext): Fix | undefined {
  return insertClauses([clause], context);
}

/** The fix that inserts all missing clauses of a theme. */
export function fixForTheme(theme: string, context: FixContext): Fix | undefined {
  const { playbook, render } = context;
  const source = playbook.manifest.themes.find(({ id }) => id === theme);
  const clauses = playbook.clauses.filter((clause) => clause.theme === theme && isMissing(clause, context));
  const fix =
    source &&
    insertClauses(
      clauses.map(({ id }) => id),
      context,
    );
  if (!fix) return undefined;
  const language = languageOf(context);
  const title = render(message('fix.insert-theme', { theme: source.title[language], count: clauses.length }), language);
  return { ...fix, id: `insert-theme/${theme}`, title };
}

/** The fix that a finding lists under that id. */
export function fixById(id: string, context: FixContext, sentences: ModelSentences): Fix | undefined {
  const [kind, of = ''] = id.split('/');
  switch (kind) {
    case 'insert':
      return insertClauses(of.split('+'), context);
    case 'insert-theme':
      return fixForTheme(of, context);
    case 'complete':
      return completeClause(of, context, sentences);
    case 'strengthen':
      return strengthenClause(of, context);
    default:
      return undefined;
  }
}

/** The fix that makes a weak sentence of a clause binding. */
function strengthenClause(id: string, context: FixContext): Fix | undefined {
  const { playbook, readings, file, policy, render } = context;
  const clause = playbook.clauses.find((one) => one.id === id);
  const reading = readings.find((one) => one.id === id);
  const found = clause && reading && strengthening(reading, clause, file.documents, playbook, policy);
  if (!found) return undefined;
  return { id: `strengthen/${id}`, title: render(found.title, languageOf(context)), kind: 'replace', edits: found.edits };
}

/** One fix that inserts several clauses, each where it belongs. Clauses that are not missing are left out. */
export function insertClauses(ids: string[], context: FixContext): Fix | undefined {
  const outline = outlineOf(context.file);
  const clauses = context.playbook.clauses.filter((clause) => ids.includes(clause.id) && isMissing(clause, context));
  if (!outline || clauses.length === 0) return undefined;
  const edits = insertEdits(clauses, context.readings, context.playbook, outline);
  return edits.length === 0 ? undefined : fixOf(clauses, edits, context);
}

/** The clauses' wording at a place of the user's choice, whatever the document already says. */
export function insertClausesAt(ids: string[], document: Document, offset: number, context: FixContext): Fix | undefined {
  const clauses = context.playbook.clauses.filter(({ id }) => ids.includes(id));
  const part = document.parts.find(({ range }) => offset >= range.start && offset <= range.end) ?? document.parts[0];
  if (clauses.length === 0 || !part) return undefined;
  const terms = findTerms(document, part);
  const manner = plainManner(document, 2);
  const texts = clauses.map((clause) => {
    const { title, paragraphs } = clauseText(clause, part, terms);
    return writeClause(manner, title, paragraphs, document.format === 'markdown', 0);
  });
  return fixOf(clauses, [editAt(document, offset, texts, new SnippetWriter())], context);
}

function fixOf(clauses: ClauseSource[], edits: Fix['edits'], context: FixContext): Fix {
  const language = languageOf(context);
  const titles = clauses.map(({ title }) => title[language]);
  const title = context.render(message('fix.insert-clause', { clause: titles.join(', ') }), language);
  return { id: `insert/${clauses.map(({ id }) => id).join('+')}`, title, kind: 'insert', edits };
}

function isMissing({ id }: ClauseSource, { readings }: FixContext): boolean {
  return readings.some((reading) => reading.id === id && reading.status === 'missing');
}
