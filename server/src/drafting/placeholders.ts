import { type Document, type Statement, sourceSpan } from '../documents';
import { findBlanks, foldText, type TextRange } from '../text';
import { covers } from './ranges';

/** One blank to fill in, at every place of a document where it recurs. */
export interface Placeholder {
  /** As written between the brackets; '' for a line of underscores. */
  label: string;
  /** Index of the part of its first place. */
  part: number;
  /** Source ranges in reading order, at least one. */
  places: TextRange[];
}

/** A blank at one place. */
export interface Blank extends TextRange {
  label: string;
  statement: number;
  part: number;
}

/** Text that is nobody's to fill in before the document is issued. */
const SKIPPED = new Set(['signature', 'code', 'struck', 'contents', 'furniture', 'metadata']);

/** What stands before the blanks of a line that is completed by hand when the document is signed: `By: ____ Name: ____`. */
const SIGNATURE_LABEL =
  /^(?:by|per|name|printed name|print name|title|position|date|dated|signed|signature|authori[sz]ed signature|witness|its|initials|place|day of|par|nom|prénom|fonction|qualité|titre|poste|signé|signataire|fait à|lieu|témoin|paraphe|le|ce|jour de)(?!\p{L})[^_.…]{0,40}$/iu;
/** `For the City: ____`, `Pour la Ville : ____`. */
const SIGNATORY = /^(?:for|on behalf of|for and on behalf of|pour|au nom de|pour et au nom de)\s[^_.…:]{1,60}:$/iu;
/** `20__`: the year. */
const YEAR = /^(?:19|20)$/;

/** Words that show who completes a form in an RFP. */
const BIDDER_FIELD =
  /\b(?:bidders?|proponents?|offerors?|respondents?|tenderers?|vendors?|contractors?|suppliers?|quoters?|soumissionnaires?|proposants?|candidats?|prestataires?|fournisseurs?)\b/iu;
const FORM_TITLE =
  /\b(?:forms?|bid sheet|price|prices|pricing|cost|fee|quotation|declaration|certification|affidavit|questionnaire|formulaires?|bordereaux?|prix|déclaration|attestation|offre financière)\b/iu;

/** Blanks of a statement, before anybody asks whose they are to fill in. */
interface StatementBlanks {
  statement: Statement;
  blanks: ReturnType<typeof findBlanks>;
}

/** By the statements of a chapter: what a chapter says does not change while its array is the same. */
const known = new WeakMap<readonly Statement[], readonly StatementBlanks[]>();

function blanksIn(statements: readonly Statement[]): readonly StatementBlanks[] {
  let found = known.get(statements);
  if (!found) {
    found = statements.flatMap((statement) => {
      if (SKIPPED.has(statement.role)) return [];
      const blanks = findBlanks(statement.text);
      return blanks.length === 0 || isSignatureLine(statement) ? [] : [{ statement, blanks }];
    });
    known.set(statements, found);
  }
  return found;
}

/** Every blank of a document to be filled in before it is issued or signed, in reading order. Linear in the text. */
export function findBlankPlaces(document: Document): Blank[] {
  const forms = formSections(document);
  const blanks: Blank[] = [];
  for (const chapter of document.chapters) {
    for (const { statement, blanks: found } of blanksIn(chapter)) {
      const rfp = document.parts[statement.part]?.kind === 'rfp';
      for (const { start, end, label } of found) {
        if (rfp && isForBidders(statement, label, forms)) continue;
        const range = sourceSpan(statement, start, end);
        blanks.push({ ...range, label: label.trim(), statement: statement.index, part: statement.part });
      }
    }
  }
  return blanks;
}

/** The blanks of a document, one entry a label; those inside `claimed` ranges belong to a clause and are left out. */
export function findPlaceholders(
  document: Document,
  claimed: readonly TextRange[] = [],
  blanks: readonly Blank[] = findBlankPlaces(document),
): Placeholder[] {
  const byLabel = new Map<string, Placeholder>();
  const isClaimed = covers(claimed);
  for (const blank of blanks) {
    if (isClaimed(blank)) continue;
    const key = `${blank.part}/${foldText(blank.label)}`;
    const first = byLabel.get(key);
    const place = { start: blank.start, end: blank.end };
    if (first) first.places.push(place);
    else byLabel.set(key, { label: blank.label, part: blank.part, places: [place] });
  }
  return [...byLabel.values()];
}

function isSignatureLine(statement: Statement): boolean {
  const { text } = statement;
  if (text.length >= 160) return false;
  const labels = text.split(/_{2,}|\.{4,}|…+/).map((label) => label.replace(/^[\s,;:|/.–—-]+|\s+$/gu, ''));
  return (
    labels.some((label) => SIGNATURE_LABEL.test(label) || SIGNATORY.test(label)) &&
    labels.every((label) => label === '' || SIGNATURE_LABEL.test(label) || SIGNATORY.test(label) || YEAR.test(label))
  );
}

/** An RFP's forms are completed by those who answer it. */
function isForBidders(statement: Statement, label: string, forms: ReadonlySet<number>): boolean {
  if (BIDDER_FIELD.test(label)) return true;
  if (label !== '') return false;
  return forms.has(statement.section) || /:[_.…\s$€]+$/u.test(statement.text) || BIDDER_FIELD.test(statement.text);
}

/** Sections of forms, price tables and declarations, with their subsections. */
function formSections(document: Document): Set<number> {
  const forms = new Set<number>();
  for (const section of document.sections) {
    if (section.index !== 0 && (forms.has(section.parent) || FORM_TITLE.test(section.title.text))) forms.add(section.index);
  }
  return forms;
}
