import type { Document, Part, Statement } from '../documents/types';
import { type Gender, genderOf, type PartyRole, partyWords } from './partyWords';

/** A name the document itself gives to a party or a thing, as it writes it. */
export interface DefinedTerm {
  term: string;
  /** Defined (“the "Provider"”), or only used. */
  defined: boolean;
  /** English: whether it is written with "the". */
  article: boolean;
  /** French: its gender, when known. */
  gender?: Gender;
}

/** How one part names its parties, the buyer's data and itself; what it has no name for is absent. */
export interface DocumentTerms {
  buyer?: DefinedTerm;
  supplier?: DefinedTerm;
  bidder?: DefinedTerm;
  /** “City Data”, « Données du Client ». */
  data?: DefinedTerm;
  /** “Agreement”, “Contract”, « Convention ». */
  agreement?: DefinedTerm;
}

const QUOTE = '["“”«»]';
// (the "Vendor"), (hereinafter referred to as "Vendor"), (ci-après « le Prestataire »), (« la Ville »)
const INLINE_DEFINITION = new RegExp(
  `\\(([^()"“”«»]{0,60})${QUOTE}\\s?((?:the|le|la|l['’])?\\s?)([^"“”«»()]{2,40}?)\\s?${QUOTE}[^()]{0,40}\\)`,
  'giu',
);
const NOT_A_PARTY =
  /^(?:the |this |le |la |l['’])?(?:agreement|contract|contrat|convention|entente|accord|effective date|part(?:y|ies)|services?|term|date)\b/iu;
const AGREEMENT_WORDS = { en: ['Agreement', 'Contract'], fr: ['Contrat', 'Convention', 'Entente', 'Accord', 'Marché'] };
const FEMININE_AGREEMENTS = ['Convention', 'Entente'];

/** Reads how a part names its parties and its subject matter: from definitions first, else from the words it uses most. */
export function findTerms(document: Document, part: Part): DocumentTerms {
  const statements = document.statements.filter(
    (statement) => statement.part === part.index && statement.role !== 'struck' && statement.role !== 'furniture',
  );
  const defined = definedTerms(statements);
  const words = new WordCount(statements);
  const buyer = partyTerm('buyer', part, defined, words);
  const supplier = partyTerm('supplier', part, defined, words, buyer?.term);
  const bidder = part.kind === 'rfp' ? partyTerm('bidder', part, [], words, buyer?.term) : undefined;
  return compact({ buyer, supplier, bidder, data: dataTerm(part, defined, words, buyer), agreement: agreementTerm(part, words) });
}

function compact(terms: DocumentTerms): DocumentTerms {
  return Object.fromEntries(Object.entries(terms).filter(([, term]) => term !== undefined));
}

function definedTerms(statements: Statement[]): { term: string; early: boolean; feminine?: boolean }[] {
  const terms: { term: string; early: boolean; feminine?: boolean }[] = [];
  for (const [order, statement] of statements.entries()) {
    const early = order < 40;
    if (statement.term) terms.push({ term: statement.term, early });
    if (!statement.text.includes('(')) continue;
    for (const match of statement.text.slice(0, 20_000).matchAll(INLINE_DEFINITION)) {
      const article = `${match[1]?.trim().split(/\s/u).at(-1) ?? ''} ${match[2] ?? ''}`;
      const feminine = /\bla\s*$/iu.test(article) ? true : /\ble\s*$/iu.test(article) ? false : undefined;
      terms.push({ term: (match[3] ?? '').trim(), early, feminine });
    }
  }
  return terms;
}

/** Occurrences of capitalised words and two-word names, with how often "the" stands before them. */
class WordCount {
  readonly #counts = new Map<string, { bare: number; the: number }>();

  constructor(statements: Statement[]) {
    for (const { text } of statements) {
      let before = '';
      let last = '';
      for (const match of text.matchAll(/[\p{L}][\p{L}\p{M}'’-]*/gu)) {
        const word = elided(match[0]);
        this.#add(word, before);
        if (last) this.#add(`${last} ${word}`, '');
        before = match[0].toLowerCase();
        last = word;
      }
    }
  }

  #add(word: string, before: string) {
    if (!/^\p{Lu}/u.test(word) && !/^(?:soumissionnaire|proposant|candidat|offrant|répondant|prestataire)$/u.test(word)) return;
    const count = this.#counts.get(word) ?? { bare: 0, the: 0 };
    if (before === 'the') count.the++;
    else count.bare++;
    this.#counts.set(word, count);
  }

  of(term: string): number {
    const count = this.#counts.get(term);
    return count ? count.bare + count.the : 0;
  }

  takesArticle(term: string): boolean {
    const count = this.#counts.get(term);
    // "Customer's", headings and adjectives inflate the bare count: bare must clearly prevail.
    return !count || count.the * 4 >= count.bare;
  }
}

/** `l'Acheteur` → `Acheteur`; `City's` → `City`. */
function elided(word: string): string {
  return word.replace(/^(?:[ldLD]|[qQ]u)['’]/u, '').replace(/['’]s?$/u, '');
}

function partyTerm(
  role: PartyRole,
  part: Part,
  defined: { term: string; early: boolean; feminine?: boolean }[],
  words: WordCount,
  other?: string,
): DefinedTerm | undefined {
  const known = partyWords(role, part.language);
  const candidates = defined.filter(({ term, early }) => early && !NOT_A_PARTY.test(term));
  const chosen = candidates.find(({ term }) => known.includes(term) && term !== other);
  if (chosen) return describe(chosen.term, role, part, words, true, chosen.feminine);
  let best: string | undefined;
  for (const word of known) {
    if (word === other || usesOf(word, role, part, words) === 0) continue;
    if (best === undefined || usesOf(word, role, part, words) > usesOf(best, role, part, words)) best = word;
  }
  return best === undefined ? undefined : describe(best, role, part, words, false);
}

/** Bidders are often written in lower case in French. */
function usesOf(word: string, role: PartyRole, part: Part, words: WordCount): number {
  return words.of(word) + (role === 'bidder' && part.language === 'fr' ? words.of(word.toLowerCase()) : 0);
}

function describe(
  term: string,
  role: PartyRole,
  part: Part,
  words: WordCount,
  defined: boolean,
  feminine?: boolean,
): DefinedTerm {
  if (part.language === 'en') return { term, defined, article: words.takesArticle(term) };
  const gender = feminine === undefined ? genderOf(term, role) : feminine ? 'f' : 'm';
  return { term, defined, article: true, gender };
}

function dataTerm(
  part: Part,
  defined: { term: string }[],
  words: WordCount,
  buyer: DefinedTerm | undefined,
): DefinedTerm | undefined {
  const owners = partyWords('buyer', part.language);
  if (part.language === 'en') {
    const names = [...(buyer ? [buyer.term] : []), ...owners].map((owner) => `${owner} Data`);
    const isDefined = names.find((name) => defined.some(({ term }) => term === name));
    const term = isDefined ?? names.find((name) => words.of(name) > 0);
    return term ? { term, defined: isDefined !== undefined, article: false } : undefined;
  }
  const term = defined.find(({ term: name }) => {
    const owner = /^Données (?:de la |du |de l['’]|de )(.+)$/u.exec(name)?.[1];
    return owner !== undefined && owners.includes(owner);
  })?.term;
  return term ? { term, defined: true, article: true, gender: 'f' } : undefined;
}

function agreementTerm(part: Part, words: WordCount): DefinedTerm | undefined {
  let best: string | undefined;
  for (const word of AGREEMENT_WORDS[part.language]) {
    if (words.of(word) > (best === undefined ? 0 : words.of(best))) best = word;
  }
  if (best === undefined) return undefined;
  return { term: best, defined: false, article: true, gender: FEMININE_AGREEMENTS.includes(best) ? 'f' : 'm' };
}
