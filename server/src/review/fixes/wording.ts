import type { DefinedTerm, DocumentTerms } from '../../drafting';
import type { DraftKind } from '../../playbook/types';
import type { Language } from '../../text/types';

/**
 * The playbook's wording in the document's own terms. The playbook always writes "the City", "the Vendor", "the Bidder",
 * "City Data", "this Agreement" (« la Ville », « le Fournisseur », « le soumissionnaire », « Données de la Ville »,
 * « Contrat »). A party the document does not name becomes a blank, since nobody else can say who it is.
 */
export function inDocumentTerms(wording: string, terms: DocumentTerms, kind: DraftKind, language: Language): string {
  return outsideBrackets(wording, (text) =>
    language === 'en' ? english(text, terms, kind) : french(text, terms, kind, wording),
  );
}

// Private-use characters stand for the data's name while party names are put in, so that "City Data" is not taken apart.
const DATA = '\ue000';
const DATUM = '\ue001';

/** Applies to the text outside `[…]`: what stands in a blank is the playbook's advice, not the contract's words. */
function outsideBrackets(text: string, change: (text: string) => string): string {
  let result = '';
  let outside = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '[') {
      if (depth++ === 0) {
        result += change(text.slice(outside, i));
        outside = i;
      }
    } else if (text[i] === ']' && depth > 0 && --depth === 0) {
      result += text.slice(outside, i + 1);
      outside = i + 1;
    }
  }
  return result + (depth > 0 ? text.slice(outside) : change(text.slice(outside)));
}

// --- English

function english(text: string, terms: DocumentTerms, kind: DraftKind): string {
  const supplier = kind === 'rfp' ? undefined : 'Vendor';
  let result = text.replaceAll(/\bCity Data\b/g, DATA);
  result = replaceParty(result, 'City', terms.buyer);
  if (supplier) result = replaceParty(result, supplier, terms.supplier);
  else if (terms.supplier) result = replaceParty(result, 'Vendor', terms.supplier);
  if (terms.bidder) result = replaceParty(result, 'Bidder', terms.bidder);
  const agreement = terms.agreement?.term;
  if (agreement && agreement !== 'Agreement' && kind === 'agreement') result = result.replaceAll(/\bAgreement\b/g, agreement);
  // Without a definition it is an ordinary noun: "Customer data".
  return result.replaceAll(DATA, terms.data?.term ?? `${nameOf(terms.buyer, 'City')} data`);
}

function nameOf(term: DefinedTerm | undefined, label: string): string {
  return term?.term ?? `[${label}]`;
}

function replaceParty(text: string, word: string, term: DefinedTerm | undefined): string {
  const name = nameOf(term, word);
  const party = new RegExp(`\\b(?:(the|a) )?${word}(s?)\\b(?!-)`, 'gi');
  return text.replace(party, (whole: string, article: string | undefined, plural: string, at: number) => {
    // Only the capitalised word is the party: "the city used for storage" is a place.
    if (!whole.includes(word)) return whole;
    // "The City of Springfield" is a name, not the party's defined term.
    if (/^ of [A-Z]/.test(text.slice(at + whole.length, at + whole.length + 5))) return whole;
    const noun = `${name}${plural}`;
    if (!article) return noun;
    if (article.toLowerCase() === 'the') {
      if (term && !term.article && !plural) return noun;
      return `${article} ${noun}`;
    }
    const vowel = /^[AEIO]/.test(name);
    return `${article}${vowel ? 'n' : ''} ${noun}`;
  });
}

// --- French

function french(text: string, terms: DocumentTerms, kind: DraftKind, whole: string): string {
  const freeBuyer = !boundTo('Ville', 'f', whole);
  let result = text.replace(/(?<!\p{L})Donnée(s?) de la Ville(?!\p{L})/gu, (_all, plural: string) => (plural ? DATA : DATUM));
  result = frenchParty(result, 'Ville', 'f', terms.buyer, freeBuyer);
  if (kind === 'agreement' || terms.supplier) {
    result = frenchParty(result, 'Fournisseur', 'm', terms.supplier, !boundTo('Fournisseur', 'm', whole));
  }
  if (terms.bidder) result = frenchParty(result, 'Soumissionnaire', 'm', terms.bidder, !boundTo('Soumissionnaire', 'm', whole));
  if (terms.agreement && kind === 'agreement') result = frenchParty(result, 'Contrat', 'm', terms.agreement, true);
  // Without a definition it is an ordinary noun, without a capital: « données du Client ».
  const data = terms.data?.term ?? `données ${ofTerm(terms.buyer, usable(terms.buyer, 'f', freeBuyer))}`;
  return result.replaceAll(DATA, data).replaceAll(DATUM, data.replace(/^([Dd]onnée)s/u, '$1'));
}

function ofTerm(term: DefinedTerm | undefined, fits: boolean): string {
  if (!term || !fits) return 'de la [Ville]';
  if (vowelFirst(term.term)) return `de l'${term.term}`;
  return term.gender === 'm' ? `du ${term.term}` : `de la ${term.term}`;
}

/** A term fits when its gender is the wording's, or is known and nothing in the wording agrees with the old one. */
function usable(term: DefinedTerm | undefined, gender: 'm' | 'f', free: boolean): boolean {
  return term?.gender !== undefined && (term.gender === gender || free);
}

function frenchParty(text: string, word: string, gender: 'm' | 'f', term: DefinedTerm | undefined, free: boolean): string {
  const fits = usable(term, gender, free);
  const article =
    gender === 'f' ? '(de la |à la |la )' : '(présent |du présent |au présent |le présent |du |au |les |des |aux |le )';
  const party = new RegExp(`(?<![\\p{L}\\p{M}])${article}?${word}(s?)(?![\\p{L}\\p{M}-])`, 'giu');
  return text.replace(party, (whole: string, before: string | undefined, plural: string) => {
    const written = whole.slice(before?.length ?? 0);
    const lower = written[0] === written[0]?.toLowerCase();
    // "la ville et le pays" is a place; only « soumissionnaire » is written in lower case as a party.
    if (lower && word !== 'Soumissionnaire') return whole;
    if (!term || !fits) return `${before ?? ''}[${word}${plural}]`;
    if (term.term === word) return whole;
    const name = `${lower ? lowerFirst(term.term) : term.term}${plural && !/[sx]$/u.test(term.term) ? 's' : ''}`;
    if (!before || plural) return `${before ?? ''}${name}`;
    return matchCase(before, articleFor(before.trim().toLowerCase(), name, term.gender === 'f')) + name;
  });
}

function articleFor(before: string, name: string, feminine: boolean): string {
  const present = before.endsWith('présent');
  const elide = !present && vowelFirst(name);
  const definite = elide ? "l'" : feminine ? 'la ' : 'le ';
  const adjective = present ? (feminine ? 'présente ' : 'présent ') : '';
  if (before === 'présent') return adjective;
  if (before.startsWith('d')) return elide || feminine ? `de ${definite}${adjective}` : `du ${adjective}`;
  if (before.startsWith('à') || before.startsWith('au'))
    return elide || feminine ? `à ${definite}${adjective}` : `au ${adjective}`;
  return `${definite}${adjective}`;
}

function vowelFirst(name: string): boolean {
  return /^[aeiouyhàâéèêëîïôœù]/iu.test(name);
}

function matchCase(model: string, text: string): string {
  const first = model[0] ?? '';
  return first !== first.toLowerCase() ? (text[0] ?? '').toUpperCase() + text.slice(1) : text;
}

function lowerFirst(text: string): string {
  return (text[0] ?? '').toLowerCase() + text.slice(1);
}

/** Whether some word of the wording may agree in gender with the party: then another gender cannot be put in safely. */
function boundTo(word: string, gender: 'm' | 'f', wording: string): boolean {
  const pronoun =
    gender === 'f' ? /(?<!\p{L})(?:elle|celle-ci|elle-même)(?!\p{L})/iu : /(?<!\p{L})(?:il|celui-ci|lui-même)(?!\p{L})/iu;
  if (pronoun.test(wording)) return true;
  const participle = new RegExp(
    `${word} (?:(?:ne|n'|en|y|lui|qui|s'|se) ?){0,3}(?:est|soit|sera|a été|ait été|demeure|reste|devient)(?!\\p{L})`,
    'iu',
  );
  return participle.test(wording);
}
