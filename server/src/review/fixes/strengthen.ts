import type { ClauseReading, Evidence } from '../../detection/types';
import { type Document, sourceSpan } from '../../documents';
import type { ClauseSource, PlaybookSource, ReplacementSource } from '../../playbook/types';
import { limitFor, type Policy } from '../../policy';
import { type Message, message } from '../../text/message';
import type { Language } from '../../text/types';
import type { TextEdit } from '../types';
import { scalarAt } from './extendScalar';
import { type Replaced, replacementsIn } from './replacement';
import { SnippetWriter } from './snippet';

export interface Strengthening {
  title: Message;
  edits: TextEdit[];
}

/**
 * What makes a weak sentence binding: the hedge taken out of it, or a time limit in place of "promptly". Undefined where no replacement of
 * the playbook fits, since anything else might leave no sentence.
 */
export function strengthening(
  reading: ClauseReading,
  clause: ClauseSource,
  documents: readonly Document[],
  playbook: PlaybookSource,
  policy: Policy | undefined,
): Strengthening | undefined {
  if (reading.failed !== undefined || (reading.status !== 'weak' && reading.status !== 'present')) return undefined;
  const tier = (id: string, language: Language) =>
    playbook.weakWording.find((one) => one.id === id)?.replacements?.[language] ?? [];
  const { hedge } = reading;
  if (hedge) {
    const place = placeOf(hedge, documents);
    return place && withoutHedge(place, hedge, tier('strips-obligation', place.language));
  }
  const timeless = reading.elements.find(({ id, met, need }) => !met && need === 'required' && isLimit(clause, id));
  if (!timeless) return undefined;
  for (const evidence of reading.evidence) {
    const place = placeOf(evidence, documents);
    const limit = place && limitOf(clause, timeless.id, place.language, policy);
    const found = limit && withLimit(place, limit, tier('dilutes', place.language));
    if (found) return found;
  }
  return undefined;
}

const isLimit = (clause: ClauseSource, id: string) =>
  clause.elements.some((element) => element.id === id && element.limit !== undefined);

interface Place {
  document: Document;
  statement: Document['statements'][number];
  language: Language;
}

/** Running text alone: what stands in a table or in code is not rewritten. */
function placeOf(evidence: Evidence, documents: readonly Document[]): Place | undefined {
  const document = documents[evidence.document];
  const statement = document?.statements[evidence.statement];
  const part = document?.parts[statement?.part ?? 0];
  const block = document?.blocks[statement?.block ?? -1]?.kind;
  if (!document || !statement || !part || statement.role !== 'operative' || block === 'table' || block === 'code')
    return undefined;
  return { document, statement, language: part.language };
}

function withoutHedge(place: Place, hedge: Evidence, sources: readonly ReplacementSource[]): Strengthening | undefined {
  const found = replacementsIn(place.statement.text, sources);
  const spans = found.map(({ start, end }) => sourceSpan(place.statement, start, end));
  const at = spans.findIndex(({ start, end }) => start < hedge.end && hedge.start < end);
  const edits = at < 0 ? undefined : editsFor(place, found);
  return edits && { title: message('fix.remove-hedge', { words: found[at]!.words }), edits };
}

function withLimit(place: Place, limit: string, sources: readonly ReplacementSource[]): Strengthening | undefined {
  const [first] = replacementsIn(place.statement.text, sources, limit);
  const edits = first && editsFor(place, [first]);
  return edits && { title: message('fix.set-limit', { words: first.words, time: limit }), edits };
}

/** The policy's limit, or the one that the playbook proposes; a blank, for somebody to confirm. */
function limitOf(clause: ClauseSource, element: string, language: Language, policy?: Policy): string | undefined {
  const proposed = clause.elements.find(({ id }) => id === element)?.limit?.[language];
  const hours = policy && limitFor(policy, clause.id, element);
  return proposed && hours !== undefined ? `[${hours}] ${language === 'en' ? 'hours' : 'heures'}` : proposed;
}

/** Undefined where the words are not in the source as they are read: markup stands among them. */
function editsFor({ document, statement }: Place, replaced: readonly Replaced[]): TextEdit[] | undefined {
  const writer = new SnippetWriter();
  const edits = replaced.map(({ start, end, newText }) => ({
    document: document.path,
    ...sourceSpan(statement, start, end),
    newText,
    snippet: writer.write(newText),
  }));
  const folded = (text: string) => text.replace(/\s+/g, ' ');
  const verbatim = edits.every(
    (edit, index) =>
      folded(document.source.slice(edit.start, edit.end)) ===
      folded(statement.text.slice(replaced[index]!.start, replaced[index]!.end)),
  );
  return verbatim && (document.format !== 'yaml' || keepsValue(document.source, edits)) ? edits : undefined;
}

/** The YAML value that is rewritten stays one value, of the length it should have. */
function keepsValue(source: string, edits: readonly TextEdit[]): boolean {
  const [first] = edits;
  const before = first && scalarAt(source, first.start);
  if (typeof before?.value !== 'string') return false;
  let text = source;
  for (const { start, end, newText } of [...edits].reverse()) text = text.slice(0, start) + newText + text.slice(end);
  const after = scalarAt(text, before.range![0]);
  const grown = edits.reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), 0);
  return typeof after?.value === 'string' && Math.abs(after.value.length - before.value.length - grown) <= 2 * edits.length;
}
