import { type Document, lineAt } from '../../documents';
import { type DraftKind, draftKind } from '../../playbook/types';
import { principalPart, wordingsAt } from '../../review';
import type { TextEdit } from '../../review/types';
import { findBlanks } from '../../text';
import type { Language } from '../../text/types';
import { reportProse } from '../prose/prose';
import { judgedClause, quotationLines, stateName } from './clause';
import { findClause } from './clauses';
import { defaultMost } from './parts';
import { answersProse } from './prose';
import { Bounded, plain, quoted, tagged } from './quoting';
import type { Answer, AnswerOptions, NoAnswer, ReviewedFile, WordingAnswer, WordingPiece } from './types';

export interface WordingRequest {
  /** Id or title. */
  clause: string;
  /** By default the document's, else `agreement`. */
  kind?: DraftKind;
  /** By default the document's, else that of the answer. */
  language?: Language;
}

/**
 * The wording of a clause: where a document is given, in its own terms and where it would go; all of a missing clause, or the
 * sentences that a weak one lacks.
 */
export function wordingAnswer(
  request: WordingRequest,
  options: AnswerOptions,
  reviewed?: ReviewedFile,
): Answer<WordingAnswer> | NoAnswer {
  const { locale, most = defaultMost } = options;
  const clause = findClause(request.clause, options);
  if ('problem' in clause) return clause;
  const words = answersProse[locale];
  const principal = reviewed && principalPart(reviewed.documents);
  const own = principal && { kind: draftKind(principal.part.kind), language: principal.part.language };
  const kind = request.kind ?? own?.kind ?? 'agreement';
  const language = request.language ?? own?.language ?? locale;
  const ofDocument = own !== undefined && own.kind === kind && own.language === language;
  const judged = reviewed && judgedClause(clause.id, reviewed.review, options);
  const found = ofDocument ? edits(clause.id, reviewed!) : undefined;
  const pieces: WordingPiece[] = found
    ? found.edits.map((edit) => pieceOf(edit, reviewed!, options))
    : [{ text: ofDocument ? inTerms(clause.id, principal!, options) : clause.wording[kind][language].trim() }];
  const blanks = [...new Set(pieces.flatMap(({ text }) => findBlanks(text).map(({ label }) => plain(label).text)))];
  const data: WordingAnswer = {
    id: clause.id,
    title: clause.title[language],
    kind,
    language,
    purpose: found?.purpose ?? 'model',
    ...(judged && { state: judged.state }),
    ofDocument,
    pieces,
    blanks,
    note: words.notAdvice,
  };
  const { colon, kind: kinds, language: languages } = reportProse[locale];
  const text = new Bounded(most);
  text.always(`# ${words.wordingTitle}${colon}${clause.title[locale]} (\`${data.id}\`)`);
  const stands = judged ? ` ${words.standsAs(stateName(judged.state, options))}` : '';
  text.always(`${words.purpose[data.purpose]} (${kinds[kind]}, ${languages[language]}).${stands}`);
  if (ofDocument) text.always(words.wordingNote);
  for (const { text: wording, place } of pieces) {
    if (place) text.always(placeLine(place, (reviewed?.documents.length ?? 0) > 1, options));
    text.always(
      tagged('wording', wording)
        .replace(/^<wording>/, '<wording>\n')
        .replace(/<\/wording>$/, '\n</wording>'),
    );
  }
  if (blanks.length > 0) text.always(words.blanks(blanks.length));
  const rests = data.purpose === 'model' ? (judged?.review.evidence.slice(0, 1).map((span) => quoted(span, options)) ?? []) : [];
  if (rests.length > 0)
    text.always(quotationLines(words.reliedOn, rests, (reviewed?.documents.length ?? 0) > 1, options).join('\n'));
  text.always(words.notAdvice);
  return { data, text: text.text };
}

/** What the editor would insert. */
function edits(clause: string, { fix }: ReviewedFile): { purpose: 'insert' | 'complete'; edits: TextEdit[] } | undefined {
  for (const purpose of ['insert', 'complete'] as const) {
    const found = fix(`${purpose}/${clause}`);
    if (found && found.edits.length > 0) return { purpose, edits: found.edits };
  }
  return undefined;
}

function pieceOf({ document, start, newText }: TextEdit, { documents }: ReviewedFile, { nameOf }: AnswerOptions): WordingPiece {
  // In the middle of a line it begins with the space that parts it from the sentence before.
  const text = newText.replace(/\r\n/g, '\n').replace(/^(?: +(?=\S)|\n+)|\s+$/g, '');
  const source = documents.find(({ path }) => path === document);
  if (!source) return { text };
  const before = source.source.slice(0, start).trimEnd();
  const section = source.sections.findLast(({ index, headingRange }) => index > 0 && headingRange.end <= start);
  const heading = section && plain([section.number, section.title.text].filter(Boolean).join(' '), 120).text;
  return {
    text,
    place: {
      document: plain(nameOf?.(document) ?? document).text,
      afterLine: before === '' ? 0 : lineAt(source.lineStarts, before.length - 1) + 1,
      ...(heading && { section: heading }),
    },
  };
}

/** The playbook's wording with the parties and terms that the document defines. */
function inTerms(
  id: string,
  { document, part }: { document: Document; part: Document['parts'][number] },
  { playbook }: AnswerOptions,
): string {
  const wording = wordingsAt(document, part.range.start, playbook).find(({ clause }) => clause === id);
  return wording?.text ?? '';
}

function placeLine(
  { document, afterLine, section }: NonNullable<WordingPiece['place']>,
  several: boolean,
  { locale }: AnswerOptions,
): string {
  const words = answersProse[locale];
  const where = afterLine === 0 ? words.atStart : words.afterLine(afterLine);
  const under = section ? ` ${words.inSection} ${tagged('heading', section)}` : '';
  return `${where}${several ? ` ${tagged('document', document)}` : ''}${under}${reportProse[locale].colon.trimEnd()}`;
}
