/** The vocabulary by which the kind of a document is told. */

// Written in lower case, for texts in lower case.
export const RFP_WORDS =
  /\b(?:offerors?|bidders?|proponents?|tenderers?|proposers?|soumissionnaires?|candidats?|proposants?|adjudicataires?)\b|\b(?:proposals?|bids?|quotations?|soumissions?)\b|\b(?:evaluation (?:criteria|factors?|team|committee|weight)|will be evaluated|acceptance criteria|eligibility criteria|closing[ _]date|submission deadline|bid submission|(?:successful|winning) (?:vendor|supplier|contractor|applicant)|due date for (?:proposals|quotes)|contracting officer|procurement officer|mandatory requirements|rated criteria|period of performance|task order|critères? (?:d['’](?:évaluation|acceptation|admissibilité)|cotés|de sélection|suivants)|sera évaluée?|seront évaluée?s|(?:fournisseur|candidat) retenu|(?:cette|une|l['’]) ?opportunité|micro-?acquisition|date limite|pouvoir adjudicateur|performance work statement|(?:this|the) (?:rfp|rfq|solicitation|opportunity|acquisition|procurement)|le présent (?:appel|cahier|marché)|acquisition|statement of work)\b|énoncé des travaux\b/g;
export const AGREEMENT_WORDS =
  /\b(?:this|the) (?:[\w-]+ ){0,2}(?:agreement|contract|addendum|dpa|licen[cs]e)\b|\bthese terms\b|\b(?:the|both|either|each) part(?:y|ies)\b|\bhere(?:by|to|under|in)\b|\bwhereas\b|\beffective date\b|\blicen[cs](?:or|ee)\b|\byou (?:agree|may not|must|acknowledge|accept)\b|\bour services?\b|\bindemnif\w+|\bliab(?:le|ility)\b|\bgovern(?:ed by|ing law)\b|\bterminat(?:e|ion)\b|\b(?:présente?s?|le|du|au) (?:contrat|convention|accord|conditions|annexe)\b|\b(?:les|aux) (?:présentes )?conditions\b|\bles parties\b|\b(?:chaque|l['’]une des) parties?\b|\bprestataire\b|\battendu que\b|\bci-après\b|\bcommanditaire\b|\bvous (?:acceptez|reconnaissez|vous engagez|ne pouvez)\b|\bresponsabilité\b|\brésili\p{L}+|\bnos services?\b/gu;
/** What only happens while offers are asked for; several of these together tell a solicitation that has no title. */
export const SOLICITATION_STEPS = [
  /\bevaluation (?:criteria|factors?|process)\b|\bwill be evaluated\b|\bcritères? d['’]évaluation\b|\b(?:sera|seront) évaluée?s?\b/,
  /closing[ _]date\b|\bdate limite\b|\bsubmission deadline\b|\b(?:reply|quotes?|proposals?|bids?) (?:are )?(?:by|due)\b/,
  /\b(?:selected_)?(?:bidder|offeror|proponent|tenderer|soumissionnaire)s?\b|\b(?:fournisseur|candidat) retenu\b|\bsuccessful (?:vendor|supplier|contractor)\b/,
  /\b(?:micro-?acquisition|this (?:procurement|acquisition|solicitation|opportunity)|cette opportunité|présent (?:appel|marché))\b/,
  /\b(?:eligibility|mandatory) (?:criteria|requirements)\b|\bcritères? (?:d['’](?:admissibilité|acceptation)|obligatoires|de sélection)\b|\bexigences obligatoires\b/,
];
export const BINDING =
  /\b(?:shall|must|agrees? to|is required to|undertakes?|doit|doivent|s['’]engagent?|est tenue?s?|sont tenue?s?)\b/g;

/** Characters after which more signs change nothing. */
export const LONGEST_SAMPLE = 150_000;

/** The vocabulary by which a kind is told, counted in one stretch of a document; stretches add up. */
export interface KindSigns {
  /** Characters read. */
  length: number;
  rfp: number;
  agreement: number;
  binding: number;
  /** Bit by bit, which steps of a solicitation are named. */
  steps: number;
}

/** The first two letters of the words that these patterns begin with; `'` for what is no letter. a test misses none. */
const BEGINNINGS = [
  "of bi pr te so ca ad qu ev wi ac el cl su du co ma ra pe ta cr se fo ce un l' mi da po th le st én",
  "th bo ei ea he wh ef li yo ou in go te pr le du au ch l' at ci co vo re r' no",
  "sh mu ag is un do s' es so",
  'ev wi cr se',
  'cl da su re qu pr bi',
  'se bi of pr te so fo ca su',
  'mi th ce pr',
  'el ma cr ex',
];
const [FIRST_STEP, LETTERS] = [3, 27];
/** The patterns, each to be tried where one of its words begins. */
const PATTERNS = [RFP_WORDS, AGREEMENT_WORDS, BINDING, ...SOLICITATION_STEPS].map(
  ({ source, unicode }) => new RegExp(source, unicode ? 'uy' : 'y'),
);
/** By the first two letters of a word: bit by bit, which patterns may begin there. */
const TRIED = new Uint8Array(LETTERS * LETTERS);
BEGINNINGS.forEach((beginnings, bit) => {
  for (const each of beginnings.split(' '))
    TRIED[letterOf(each.charCodeAt(0)) * LETTERS + letterOf(each.charCodeAt(1))]! |= 1 << bit;
});

/** From 0, of `a`; 26 for what is no letter of ASCII in lower case. */
function letterOf(code: number): number {
  return code >= 97 && code <= 122 ? code - 97 : 26;
}

const [C, L, E_ACUTE] = [99, 108, 0xe9];

export function signsIn(text: string): KindSigns {
  // In lower case once: matching without regard to case costs several times as much.
  const sample = (text.length > LONGEST_SAMPLE ? text.slice(0, LONGEST_SAMPLE) : text).toLowerCase();
  const counts = [0, 0, 0];
  const ends = [0, 0, 0];
  let steps = 0;
  let inWord = false;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    const begins = !inWord;
    inWord = (code >= 97 && code <= 122) || code === 95 || (code >= 48 && code <= 57);
    const next = i + 1 < sample.length ? sample.charCodeAt(i + 1) : 0;
    // `closing date` and `énoncé` may begin inside a word.
    if (!((begins && inWord) || code === E_ACUTE || (code === C && next === L))) continue;
    const tried = TRIED[letterOf(code) * LETTERS + letterOf(next)]!;
    for (let bit = 0, rest = tried; rest !== 0; bit++, rest >>= 1) {
      if ((rest & 1) === 0 || (bit < FIRST_STEP ? i < ends[bit]! : (steps & (1 << bit)) !== 0)) continue;
      const pattern = PATTERNS[bit]!;
      pattern.lastIndex = i;
      if (!pattern.test(sample)) continue;
      if (bit >= FIRST_STEP) steps |= 1 << bit;
      else {
        counts[bit]!++;
        ends[bit] = pattern.lastIndex;
      }
    }
  }
  return { length: sample.length, rfp: counts[0]!, agreement: counts[1]!, binding: counts[2]!, steps: steps >> FIRST_STEP };
}
