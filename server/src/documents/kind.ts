import type { Kind } from './types';

/** Names of documents, as they stand in titles. */
const RFP_TITLE =
  /\brequests? for (?:proposals?|quot(?:es?|ations?)|tenders?|information|qualifications|offers?|expressions? of interest)\b|\bRF[PQIT]\b|\binvitation (?:to|for) (?:tender|bid)|\bsolicitation\b|\bcall for (?:tenders?|bids|proposals|competition)\b|\bperformance work statement\b|\bstatement of (?:work|objectives|requirements)\b|\bterms of reference\b|\btechnology requirements\b|\btender\b|\bappel (?:d['’]offres|de propositions|à la concurrence)\b|\bdemande de (?:propositions|soumissions?|prix|renseignements)\b|\bcahier des (?:charges|clauses)\b|\bC(?:CT|CA|C)P\b|\brèglement de (?:la )?consultation\b|\bDDP\b|\bavis de marché\b|énoncé des (?:travaux|besoins)\b/i;
const AGREEMENT_TITLE =
  /\bagreement\b|\bcontract(?! opportunity)\b|\b(?:general |cloud |subscription |standard |service )?terms (?:of (?:service|use|sale)|and conditions|& conditions)\b|\bcloud terms\b|\blicen[cs]e\b|\bconditions (?:générales|particulières|contractuelles|d['’]utilisation)\b|\bconvention\b|\bcontrat\b|\bentente\b|\baccord\b|\baddendum\b|\bDPA\b|\bservice level\b|\bcontract variation\b|\bannexe contractuelle\b/i;
const ANNEX_TITLE = /^(?:annexe?|schedule|appendix|exhibit|attachment)\s+(?:[a-z]|\d{1,2}|[ivx]{1,4})\b/i;

// Written in lower case, for texts in lower case.
const RFP_WORDS =
  /\b(?:offerors?|bidders?|proponents?|tenderers?|proposers?|soumissionnaires?|candidats?|proposants?|adjudicataires?)\b|\b(?:proposals?|bids?|quotations?|soumissions?)\b|\b(?:evaluation (?:criteria|factors?|team|committee|weight)|will be evaluated|acceptance criteria|eligibility criteria|closing[ _]date|submission deadline|bid submission|(?:successful|winning) (?:vendor|supplier|contractor|applicant)|due date for (?:proposals|quotes)|contracting officer|procurement officer|mandatory requirements|rated criteria|period of performance|task order|critères? (?:d['’](?:évaluation|acceptation|admissibilité)|cotés|de sélection|suivants)|sera évaluée?|seront évaluée?s|(?:fournisseur|candidat) retenu|(?:cette|une|l['’]) ?opportunité|micro-?acquisition|date limite|pouvoir adjudicateur|performance work statement|(?:this|the) (?:rfp|rfq|solicitation|opportunity|acquisition|procurement)|le présent (?:appel|cahier|marché)|acquisition|statement of work)\b|énoncé des travaux\b/g;
const AGREEMENT_WORDS =
  /\b(?:this|the) (?:[\w-]+ ){0,2}(?:agreement|contract|addendum|dpa|licen[cs]e)\b|\bthese terms\b|\b(?:the|both|either|each) part(?:y|ies)\b|\bhere(?:by|to|under|in)\b|\bwhereas\b|\beffective date\b|\blicen[cs](?:or|ee)\b|\byou (?:agree|may not|must|acknowledge|accept)\b|\bour services?\b|\bindemnif\w+|\bliab(?:le|ility)\b|\bgovern(?:ed by|ing law)\b|\bterminat(?:e|ion)\b|\b(?:présente?s?|le|du|au) (?:contrat|convention|accord|conditions|annexe)\b|\b(?:les|aux) (?:présentes )?conditions\b|\bles parties\b|\b(?:chaque|l['’]une des) parties?\b|\bprestataire\b|\battendu que\b|\bci-après\b|\bcommanditaire\b|\bvous (?:acceptez|reconnaissez|vous engagez|ne pouvez)\b|\bresponsabilité\b|\brésili\p{L}+|\bnos services?\b/gu;
/** What only happens while offers are asked for; several of these together tell a solicitation that has no title. */
const SOLICITATION_STEPS = [
  /\bevaluation (?:criteria|factors?|process)\b|\bwill be evaluated\b|\bcritères? d['’]évaluation\b|\b(?:sera|seront) évaluée?s?\b/,
  /closing[ _]date\b|\bdate limite\b|\bsubmission deadline\b|\b(?:reply|quotes?|proposals?|bids?) (?:are )?(?:by|due)\b/,
  /\b(?:selected_)?(?:bidder|offeror|proponent|tenderer|soumissionnaire)s?\b|\b(?:fournisseur|candidat) retenu\b|\bsuccessful (?:vendor|supplier|contractor)\b/,
  /\b(?:micro-?acquisition|this (?:procurement|acquisition|solicitation|opportunity)|cette opportunité|présent (?:appel|marché))\b/,
  /\b(?:eligibility|mandatory) (?:criteria|requirements)\b|\bcritères? (?:d['’](?:admissibilité|acceptation)|obligatoires|de sélection)\b|\bexigences obligatoires\b/,
];
const BINDING =
  /\b(?:shall|must|agrees? to|is required to|undertakes?|doit|doivent|s['’]engagent?|est tenue?s?|sont tenue?s?)\b/g;

const LONGEST_SAMPLE = 150_000;
/** Characters after which more signs change nothing. */
export const SIGNS_ENOUGH = LONGEST_SAMPLE;

export interface KindReading {
  kind: Kind;
  confidence: number;
}

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

export function signsIn(text: string): KindSigns {
  // In lower case once: matching without regard to case costs several times as much.
  const sample = (text.length > LONGEST_SAMPLE ? text.slice(0, LONGEST_SAMPLE) : text).toLowerCase();
  return {
    length: sample.length,
    rfp: count(sample, RFP_WORDS),
    agreement: count(sample, AGREEMENT_WORDS),
    binding: count(sample, BINDING),
    steps: SOLICITATION_STEPS.reduce((bits, step, bit) => (step.test(sample) ? bits | (1 << bit) : bits), 0),
  };
}

/** The likeliest kind of a text. `titles`: its title, its first headings and its opening, in this order of weight; `opening`: its first 3,000 characters. */
export function kindOf(titles: readonly string[], signs: readonly KindSigns[], opening: string): KindReading {
  const total: KindSigns = { length: 0, rfp: 0, agreement: 0, binding: 0, steps: 0 };
  for (const each of signs) {
    if (total.length >= LONGEST_SAMPLE) break;
    total.length += each.length;
    total.rfp += each.rfp;
    total.agreement += each.agreement;
    total.binding += each.binding;
    total.steps |= each.steps;
  }
  const words = Math.max(60, total.length / 6);
  const per1000 = (found: number): number => Math.min(12, (found * 1000) / words);
  const named = titles.filter((title) => title.trim() !== '');
  const rfpName = nameWeight(named, RFP_TITLE);
  const agreementName = nameWeight(named, AGREEMENT_TITLE);
  const steps = SOLICITATION_STEPS.filter((_, bit) => total.steps & (1 << bit)).length;
  const rfp = rfpName + per1000(total.rfp) + (steps >= 3 ? steps * 1.2 : 0);
  const agreement = agreementName + per1000(total.agreement);
  const binding = Math.min(5, per1000(total.binding) / 2);
  const best = Math.max(rfp, agreement);
  // A text without a name of its own needs more of the vocabulary.
  const enough = Math.max(rfpName, agreementName) > 0 ? 7 : 9;
  if (best + binding < enough || best < 4) return { kind: 'other', confidence: round(0.95 - (best + binding) / 20) };
  const confidence = round(Math.min(0.98, 0.5 + Math.abs(rfp - agreement) / (1.5 * best)));
  if (rfp >= agreement) return { kind: 'rfp', confidence };
  // A filed agreement may be marked `Exhibit 10.1`; an annex proper names no agreement of its own.
  const marked =
    named.slice(0, 2).some((title) => ANNEX_TITLE.test(title)) && nameWeight(named.slice(0, -1), AGREEMENT_TITLE) === 0;
  const annex = marked && !/\bbetween\b|\bwhereas\b|\bentre les soussignés\b/i.test(opening);
  return { kind: annex ? 'annex' : 'agreement', confidence };
}

/** 7 for the first title that names the kind of document, less for each later one. */
function nameWeight(titles: readonly string[], pattern: RegExp): number {
  const at = titles.findIndex((title) => pattern.test(title));
  return at < 0 ? 0 : Math.max(3, 7 - at);
}

function round(value: number): number {
  return Math.round(Math.max(0.3, value) * 100) / 100;
}

function count(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let found = 0;
  while (pattern.exec(text)) found++;
  return found;
}
