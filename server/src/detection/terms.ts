import { inlineTerms, type MappedText, type Statement } from '../documents';
import { type CompiledPlaybook, PhraseTrie } from '../playbook';
import { type Language, tokenise } from '../text';

/** Terms a document defines, as phrases that stand for a concept of the playbook. */
export interface DocumentTerms extends Record<Language, PhraseTrie> {
  /** The document speaks to the supplier: “you” is the supplier and “we” the buyer, against the custom of vendors' terms. */
  addressesSupplier: boolean;
}

/** How much of a definition names the kind of thing its term is ("means all information…"), in tokens. */
const GENUS = 9;
/** How much of the wording around a bracketed term may name the party it stands for, in tokens. */
const NAMING = 30;
const MAX_TERM_WORDS = 6;

/**
 * "you, the supplier", « vous (le fournisseur) », "you (Supplier)": an article or a bracket tells a name from what else may follow
 * a comma ("to you, and we will …").
 */
const ADDRESSED =
  /(?<!\p{L})(?:you|vous)\s?(?:[,–—]\s?(?:as\s|en tant que\s)?(?:the\s|our\s|le\s|la\s|l['’]|notre\s)|\(\s?["“«]?\s?(?:as\s)?(?:the\s|our\s|le\s|la\s|l['’]|notre\s)?)([^,.;:()\n]{3,40})/giu;
/** Every match of it has one of these. */
const SPEAKS_TO = /you|vou[sſ]/i;
const YOU = /^(?:you|vous)$/i;
/**
 * “Processor” means a natural or legal person, public authority, agency or other body which … (Regulation (EU) 2016/679, article 4):
 * what anybody may be is no party, whatever bodies are named.
 */
const ANYBODY =
  /^[^.;]{0,40}(?:(?:natural|legal|physical) (?:persons? )?or (?:legal|natural|juridical) (?:person|entit)|personnes? (?:physiques?|morales?) ou (?:une )?(?:personne )?(?:morales?|physiques?))/iu;

/** What one statement adds to the terms of its document. */
export interface TermUse {
  /** Says the same of the same wording as another use with this key. */
  key: string;
  language: Language;
  /** Empty when it only tells whom the document addresses. */
  words: string[];
  /** Concepts the words stand for. */
  symbols: number[];
  /** “You” is the supplier. */
  addressesSupplier: boolean;
}

/**
 * Reads the terms that statements define: parties ("ABC Inc. (the “Vendor”)") become roles, and terms defined by wording of a
 * definable concept ("“City Data” means all data…") carry that concept on.
 */
export class TermReader {
  readonly #heads: TermClassifier;

  constructor(playbook: CompiledPlaybook) {
    this.#heads = new TermClassifier(playbook);
  }

  /** Whatever the statement's place in the document. */
  uses(statement: Statement, language: Language): TermUse[] {
    const heads = this.#heads;
    if (statement.role === 'definition' && statement.term) {
      const at = statement.text.indexOf(statement.term);
      const body = statement.text.slice(at < 0 ? 0 : at + statement.term.length);
      const addresses = YOU.test(statement.term) && heads.namesSupplier(body.slice(0, 120), language);
      const concepts = ANYBODY.test(body) ? [] : heads.concepts(body, language, 'head');
      return [...termUse(language, statement.term, concepts), ...(addresses ? [ADDRESSES] : [])];
    }
    if (statement.role === 'code' || statement.role === 'struck') return [];
    const uses = inlineTerms(statement.text).flatMap(({ term, before }) => {
      if (YOU.test(term)) return heads.isSupplier(before, language) ? [ADDRESSES] : [];
      return termUse(language, term, heads.concepts(before, language, 'tail'));
    });
    const opening = statement.text.slice(0, 4000);
    for (const [, name] of SPEAKS_TO.test(opening) ? opening.matchAll(ADDRESSED) : [])
      if (heads.namesSupplier(name!, language)) uses.push(ADDRESSES);
    return uses;
  }
}

const ADDRESSES: TermUse = { key: 'you', language: 'en', words: [], symbols: [], addressesSupplier: true };

/** The terms of a document from the uses of all its statements. */
export function termsOf(uses: Iterable<TermUse>): DocumentTerms {
  const terms: DocumentTerms = { en: new PhraseTrie('en'), fr: new PhraseTrie('fr'), addressesSupplier: false };
  for (const { language, words, symbols, addressesSupplier } of uses) {
    terms.addressesSupplier ||= addressesSupplier;
    for (const symbol of symbols)
      terms[language].add(
        words.map((word) => ({ word, exact: false })),
        symbol,
      );
  }
  return terms;
}

/** Looks for some terms in texts. */
export class TermFinder {
  readonly #terms: DocumentTerms;
  readonly #first: ReadonlySet<string>;

  constructor(uses: Iterable<TermUse>) {
    this.#terms = termsOf(uses);
    this.#first = new Set([...this.#terms.en.firstWords(), ...this.#terms.fr.firstWords()]);
  }

  /** Whether a text of these words (spellings and normal forms) may name one of them. */
  mayBeAmong(words: ReadonlySet<string>): boolean {
    for (const word of this.#first) if (words.has(word)) return true;
    return false;
  }

  isIn(texts: readonly MappedText[], language: Language): boolean {
    return texts.some(({ text }) => this.#terms[language].find(tokenise(text, language)).length > 0);
  }
}

function termUse(language: Language, term: string, symbols: number[]): TermUse[] {
  const words = term.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (words.length === 0 || words.length > MAX_TERM_WORDS || symbols.length === 0) return [];
  return [{ key: `${language} ${words.join(' ')} ${symbols.join(',')}`, language, words, symbols, addressesSupplier: false }];
}

class TermClassifier {
  readonly #playbook: CompiledPlaybook;
  readonly #publicBody: number | undefined;
  readonly #company: number | undefined;
  readonly #buyer: number | undefined;
  readonly #supplier: number | undefined;

  constructor(playbook: CompiledPlaybook) {
    this.#playbook = playbook;
    this.#publicBody = playbook.concepts.get('public-body');
    this.#company = playbook.concepts.get('company');
    this.#buyer = playbook.concepts.get('role-buyer');
    this.#supplier = playbook.concepts.get('role-supplier');
  }

  /** Whether the first party that the words name is a supplier: "means the Contractor". */
  namesSupplier(words: string, language: Language): boolean {
    const parties = this.#playbook.tries[language]
      .find(tokenise(words, language))
      .filter(({ symbol }) => symbol === this.#supplier || symbol === this.#buyer)
      .sort((a, b) => a.first - b.first);
    return parties.length > 0 && parties[0]!.symbol === this.#supplier;
  }

  /** Whether the words before a bracketed “you” name a company. */
  isSupplier(before: string, language: Language): boolean {
    return this.#supplier !== undefined && this.concepts(before, language, 'tail').includes(this.#supplier);
  }

  /** Concept symbols the wording stands for; `head` reads its beginning (a definition), `tail` its end (what a bracket names). */
  concepts(wording: string, language: Language, side: 'head' | 'tail'): number[] {
    const all = tokenise(side === 'head' ? wording.slice(0, 600) : wording, language);
    const tokens = side === 'head' ? all.slice(0, NAMING) : all.slice(-NAMING);
    const hits = this.#playbook.tries[language].find(tokens);
    const symbols: number[] = [];
    if (side === 'head') {
      for (const symbol of this.#playbook.definable.values()) {
        if (hits.some((hit) => hit.symbol === symbol && hit.first < GENUS)) symbols.push(symbol);
      }
    }
    const publicAt = lastHit(hits, this.#publicBody);
    const companyAt = lastHit(hits, this.#company);
    // In "the City of X and ABC Inc. (the “Vendor”)" the nearer name decides; in a definition the first.
    if (publicAt > companyAt && this.#buyer !== undefined) symbols.push(this.#buyer);
    else if (companyAt > publicAt && this.#supplier !== undefined) symbols.push(this.#supplier);
    return symbols;
  }
}

function lastHit(hits: { symbol: number; first: number }[], symbol: number | undefined): number {
  let at = -1;
  for (const hit of hits) if (hit.symbol === symbol) at = Math.max(at, hit.first);
  return at;
}
