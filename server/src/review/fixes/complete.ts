import type { ClauseReading, Evidence } from '../../detection/types';
import type { Document } from '../../documents';
import { findTerms } from '../../drafting';
import { type ClauseSource, draftKind } from '../../playbook/types';
import { type Message, message } from '../../text/message';
import type { Language } from '../../text/types';
import { localised } from '../reasons';
import type { Fix, TextEdit } from '../types';
import { extendBlock } from './extendBlock';
import { extendScalar } from './extendScalar';
import { type FixContext, languageOf } from './fixContext';
import { outlineOf } from './host';
import { insertTexts } from './insert';
import type { ModelSentence, ModelSentences } from './modelSentences';
import { inDocumentTerms } from './wording';

/** Elements a clause that is dealt with still lacks, in the playbook's order; none when a fix would not be the remedy. */
export function lackingElements({ status, hedge, failed, elements }: ClauseReading): string[] {
  if (failed !== undefined || hedge || (status !== 'weak' && status !== 'present')) return [];
  return elements.filter(({ met, need }) => !met && need === 'required').map(({ id }) => id);
}

/** The fix that adds to a weak or incomplete clause just the sentences its lacking elements need. */
export function completeClause(id: string, context: FixContext, sentences: ModelSentences): Fix | undefined {
  const clause = context.playbook.clauses.find((one) => one.id === id);
  const reading = context.readings.find((one) => one.id === id);
  const lacking = reading ? lackingElements(reading) : [];
  if (!clause || !reading || lacking.length === 0) return undefined;
  const edit = editFor(clause, reading, lacking, context, sentences);
  if (!edit) return undefined;
  const language = languageOf(context);
  const title = context.render(completionTitle(clause, lacking, language), language);
  return { id: `complete/${id}`, title, kind: 'insert', edits: [edit] };
}

export function completionTitle(clause: ClauseSource, lacking: string[], language: Language): Message {
  const elements = lacking.map((element) => localised(element, clause, language));
  return message('fix.complete-clause', { clause: clause.title[language], elements });
}

function editFor(
  clause: ClauseSource,
  reading: ClauseReading,
  lacking: string[],
  context: FixContext,
  sentences: ModelSentences,
): TextEdit | undefined {
  const { documents } = context.file;
  for (const evidence of reading.evidence) {
    const document = documents[evidence.document];
    const part = document && hostPart(document, evidence);
    if (!document || !part) continue;
    const kind = draftKind(part.kind);
    const chosen = needed(lacking, sentences.of(clause, kind, part.language));
    const terms = findTerms(document, part);
    const texts = chosen.map((text) => inDocumentTerms(text, terms, kind, part.language));
    if (texts.length === 0) return undefined;
    const edit = (document.format === 'yaml' ? extendScalar : extendBlock)(document, evidence, texts);
    if (edit) return edit;
  }
  return asNewSection(clause, lacking, context, sentences);
}

/** The part of an evidence that stands where something may be added. */
function hostPart(document: Document, { statement: index }: Evidence) {
  const statement = document.statements[index];
  const purpose = document.sections[statement?.section ?? 0]?.purpose;
  if (!statement || (statement.role !== 'operative' && statement.role !== 'heading')) return undefined;
  return purpose === 'body' || purpose === 'schedule' || purpose === 'preamble' ? document.parts[statement.part] : undefined;
}

/** As a section of its own beside the others, where the clause stands only where nothing can be added. */
function asNewSection(
  clause: ClauseSource,
  lacking: string[],
  context: FixContext,
  sentences: ModelSentences,
): TextEdit | undefined {
  const outline = outlineOf(context.file);
  if (!outline) return undefined;
  const { part, document } = outline;
  const kind = draftKind(part.kind);
  const terms = findTerms(document, part);
  const text = needed(lacking, sentences.of(clause, kind, part.language))
    .map((sentence) => inDocumentTerms(sentence, terms, kind, part.language))
    .join(' ');
  const added = { clause, text: { id: clause.id, title: clause.title[part.language], paragraphs: [text] } };
  return text === '' ? undefined : insertTexts([added], context.readings, context.playbook, outline)[0];
}

/** The sentences that say what is lacking: as few as will do, the shortest of those that say as much; in the model's order. */
export function needed(lacking: string[], sentences: ModelSentence[]): string[] {
  const open = new Set(lacking);
  const chosen = new Set<ModelSentence>();
  // What counts only where the clause is dealt with may not count here: second choice.
  const sure = new Set(sentences.flatMap(({ anywhere }) => [...anywhere]));
  const says = ({ anywhere, inClause }: ModelSentence) =>
    [...open].filter((element) => (sure.has(element) ? anywhere : inClause).has(element));
  while (open.size > 0) {
    const [best] = sentences
      .map((sentence) => ({ sentence, said: says(sentence) }))
      .filter(({ said }) => said.length > 0)
      .sort((a, b) => b.said.length - a.said.length || a.sentence.text.length - b.sentence.text.length);
    if (!best) break;
    chosen.add(best.sentence);
    for (const element of best.said) open.delete(element);
  }
  return sentences.filter((sentence) => chosen.has(sentence)).map(({ text }) => text);
}
