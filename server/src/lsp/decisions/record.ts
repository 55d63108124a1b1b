import type { WorkspaceEdit } from 'vscode-languageserver';
import { lineStartsOf, offsetAt, rangeAt } from '../../documents';
import {
  addToDecisionsFile,
  addToKeys,
  decisionsAsComments,
  type NewDecision,
  newDecisionsFile,
  type Splice,
} from '../../policy';
import { quotationOf } from '../../review';
import type { FindingCode } from '../../review/types';
import type { Analysis } from '../analysis';
import type { OpenDocument } from '../openDocument';
import { decisionsProse } from '../prose/decisions';
import type { RecordDecisionParams, RecordedDecision } from '../protocol';
import type { Session } from '../session';
import type { DecisionStore } from './store';

/** The edit that writes decisions down: in the decisions file, which it makes where there is none, or in the document itself. */
export async function recordDecision(
  session: Session,
  store: DecisionStore,
  { uri, findings, reason, who, until, where }: RecordDecisionParams,
): Promise<RecordedDecision> {
  const say = decisionsProse[session.locale === 'fr' ? 'fr' : 'en'];
  const place = where === 'file' ? await store.place(uri) : undefined;
  // After the wait: the text may have moved on.
  const analysis = session.analysisOf(uri);
  const document = session.documents.get(uri);
  if (!analysis || !document || findings.length === 0) return { problem: say.nothing() };
  if (reason.trim() === '') return { problem: say.noReason() };
  if (until !== undefined && !isDate(until)) return { problem: say.noDate() };
  const decisions = findings.map(({ rule, code, range }): NewDecision => {
    const quote = quoteOf(analysis, rule, code, range);
    return {
      document: place?.document ?? '',
      rule,
      code,
      reason: reason.trim(),
      ...(who?.trim() && { who: who.trim() }),
      ...(until && { until }),
      ...(quote && { quote }),
    };
  });
  if (where === 'comment') return asComments(document, analysis, findings, decisions, session) ?? { problem: say.noComments() };
  if (where === 'document') return inDocument(document, analysis, decisions, session) ?? { problem: say.notHere() };
  if (!place) return { problem: say.noFolder() };
  if (place.text === undefined)
    return { uri: place.uri, edit: creation(place.uri, newDecisionsFile(decisions, analysis.locale), session) };
  const splice = addToDecisionsFile(place.text, decisions);
  if (!splice) return { problem: say.unreadable(place.uri.slice(place.uri.lastIndexOf('/') + 1)) };
  return { uri: place.uri, edit: splicing(place.uri, place.text, splice, session) };
}

/** The sentence a finding is about, by the finding as it now stands. */
function quoteOf(
  { document, file }: Analysis,
  rule: string,
  code: string,
  { start }: RecordDecisionParams['findings'][0]['range'],
) {
  const same = file.findings.filter((finding) => finding.rule === rule && finding.code === code);
  const finding =
    same.find(({ range }) => range.start.line === start.line && range.start.character === start.character) ?? same[0];
  if (!finding) return undefined;
  const range = { start: offsetAt(document, finding.range.start), end: offsetAt(document, finding.range.end) };
  return quotationOf(document, range, code as FindingCode);
}

/** In front matter, or under a YAML document's key `civicclause`; undefined where the format has no such place. */
function inDocument(
  document: OpenDocument,
  { document: read }: Analysis,
  decisions: NewDecision[],
  session: Session,
): RecordedDecision | undefined {
  const text = read.source;
  if (read.format === 'yaml') return edited(document.uri, text, addToKeys(text, decisions), session);
  if (read.format !== 'markdown') return undefined;
  if (!read.frontMatter) {
    const keys = addToKeys('', decisions)!.newText;
    const newText = `---\n${keys}---\n\n`.replaceAll('\n', read.eol);
    return edited(document.uri, text, { start: 0, end: 0, newText }, session);
  }
  const body = text.indexOf('\n', read.frontMatter.start) + 1;
  const end = text.slice(0, read.frontMatter.end).trimEnd().lastIndexOf('\n') + 1;
  const splice = addToKeys(text.slice(body, end), decisions);
  return edited(document.uri, text, splice && { ...splice, start: body + splice.start, end: body + splice.end }, session);
}

/** Before the paragraph, or after the heading, that the first finding stands in; undefined where the format has no comments that are not text. */
function asComments(
  document: OpenDocument,
  { document: read }: Analysis,
  findings: RecordDecisionParams['findings'],
  decisions: NewDecision[],
  session: Session,
): RecordedDecision | undefined {
  if (read.format !== 'markdown') return undefined;
  const at = Math.max(read.frontMatter?.end ?? 0, Math.min(...findings.map(({ range }) => offsetAt(read, range.start))));
  const block = read.blocks.findLast(({ range }) => range.start <= at);
  const comments = decisionsAsComments(decisions);
  const splice =
    block?.kind === 'heading'
      ? { at: block.range.end, newText: `\n\n${comments.trimEnd()}` }
      : {
          at: lineStartOf(read.source, block?.kind === 'front-matter' ? at : (block?.range.start ?? at)),
          newText: `${comments}\n`,
        };
  const newText = splice.newText.replaceAll('\n', read.eol);
  return edited(document.uri, read.source, { start: splice.at, end: splice.at, newText }, session);
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function edited(uri: string, text: string, splice: Splice | undefined, session: Session): RecordedDecision | undefined {
  return splice && { uri, edit: splicing(uri, text, splice, session) };
}

function splicing(uri: string, text: string, { start, end, newText }: Splice, session: Session): WorkspaceEdit {
  const lines = { source: text, lineStarts: lineStartsOf(text) };
  const edits = [{ range: rangeAt(lines, { start, end }), newText }];
  if (!session.features.versionedEdits) return { changes: { [uri]: edits } };
  const version = session.documents.get(uri)?.version ?? null;
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}

function creation(uri: string, text: string, { features }: Session): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  const edits = [{ range: { start, end: start }, newText: text }];
  if (!features.createsFiles) return { changes: { [uri]: edits } };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits },
    ],
  };
}

/** A day of the calendar, as `2026-12-31`. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
