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

const DETERMINERS =
  /^(?:the|this|such|said|each|every|any|a|an|all|le|la|les|un|une|du|des|au|aux|chaque|tout|toute|ledit|ladite|audit|dudit|présente?|ce|cet|cette)$/iu;
const QUALIFIERS = /^(?:successful|unsuccessful|selected|chosen|winning|preferred|prospective|qualified|eligible)$/iu;
const SPEAKS = /^(?:shall|will|must|may|agrees?|is|has|can|doit|doivent|peut|est|a|s['’].*)$/iu;
/** From this many words on, a party is named often; what occurs once or twice is somebody else. */
const LONG_TEXT = 2_000;

/** Uses of capitalised words and two-word names as names of a party, with how often "the" stands before them. */
class WordCount {
  readonly #counts = new Map<string, { the: number; bare: number; party: number }>();
  #total = 0;

  constructor(statements: Statement[]) {
    for (const { text } of statements) {
      const words = text.match(/[\p{L}][\p{L}\p{M}'’-]*/gu) ?? [];
      this.#total += words.length;
      for (const [index, raw] of words.entries()) {
        const next = words[index + 1];
        // "the successful Bidder" is the Bidder.
        const before = words[index - (QUALIFIERS.test(words[index - 1] ?? '') ? 2 : 1)];
        this.#add(raw, before, next);
        if (next && isCapital(next)) this.#add(`${raw} ${next}`, before, words[index + 2]);
      }
    }
  }

  #add(raw: string, before: string | undefined, after: string | undefined) {
    const word = elided(raw);
    if (!isCapital(word) && !LOWER_BIDDER.test(word)) return;
    const determined = before !== undefined && DETERMINERS.test(before);
    // Part of a longer name: "Product Owner", "Acme Company", "Customer Support".
    const inName = (before !== undefined && !determined && isCapital(before)) || (after !== undefined && isCapital(after));
    const count = this.#counts.get(word) ?? { the: 0, bare: 0, party: 0 };
    if (!inName) {
      if (before?.toLowerCase() === 'the') count.the++;
      else if (!determined) count.bare++;
      if (determined || /^[ld]['’]/iu.test(raw) || /['’]s?$/u.test(raw) || (after !== undefined && SPEAKS.test(after)))
        count.party++;
    } else if (word.includes(' ')) count.bare++;
    this.#counts.set(word, count);
  }

  /** How often a word stands where a party or a thing with a name stands; 0 when too rarely for the length of the text. */
  partyUses(term: string): number {
    const uses = this.#counts.get(term)?.party ?? 0;
    return uses >= (this.#total > LONG_TEXT ? 3 : 1) ? uses : 0;
  }

  has(term: string): boolean {
    return this.#counts.has(term);
  }

  takesArticle(term: string): boolean {
    const count = this.#counts.get(term);
    return !count || count.the * 2 >= count.bare;
  }
}

const LOWER_BIDDER = /^(?:soumissionnaires?|proposants?|candidats?|offrants?|répondants?|prestataires?)$/u;

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
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
  if (chosen && !isEclipsed(chosen.term, mostUsed(known, role, part, words, other), words))
    return describe(chosen.term, role, part, words, true, chosen.feminine);
  // An RFP may call those who answer it by a supplier's name, but a bidder's own name is the better one.
  const suppliers = role === 'bidder' ? partyWords('supplier', part.language) : [];
  const own = known.filter((word) => !suppliers.includes(word));
  const best = mostUsed(own, role, part, words, other) ?? mostUsed(known, role, part, words, other);
  return best === undefined ? undefined : describe(best, role, part, words, false);
}

/** How many times as often another name must speak for it to be the party's. */
const ECLIPSES = 4;

/** An addendum defines the Processor of the law and goes on to bind the Provider: who has the duties is the party. */
function isEclipsed(defined: string, used: string | undefined, words: WordCount): boolean {
  if (used === undefined || used === defined) return false;
  return words.partyUses(used) > ECLIPSES * Math.max(1, words.partyUses(defined));
}

function mostUsed(known: string[], role: PartyRole, part: Part, words: WordCount, other?: string): string | undefined {
  let best: { word: string; uses: number } | undefined;
  for (const word of known) {
    const uses = word === other ? 0 : usesOf(word, role, part, words);
    if (uses > (best?.uses ?? 0)) best = { word, uses };
  }
  return best?.word;
}

/** Bidders are often written in lower case in French, and in the plural in both languages. */
function usesOf(word: string, role: PartyRole, part: Part, words: WordCount): number {
  const uses = words.partyUses(word);
  if (role !== 'bidder') return uses;
  const forms = part.language === 'fr' ? [`${word}s`, word.toLowerCase(), `${word.toLowerCase()}s`] : [`${word}s`];
  return forms.reduce((sum, form) => sum + words.partyUses(form), uses);
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
    const term = isDefined ?? names.find((name) => words.has(name));
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
    if (words.partyUses(word) > (best === undefined ? 0 : words.partyUses(best))) best = word;
  }
  if (best === undefined) return undefined;
  return { term: best, defined: false, article: true, gender: FEMININE_AGREEMENTS.includes(best) ? 'f' : 'm' };
}
