import { type KindSigns, LONGEST_SAMPLE, SOLICITATION_STEPS } from './kindSigns';
import type { Kind } from './types';

/** Names of documents, as they stand in titles. */
const RFP_TITLE =
  /\brequests? for (?:proposals?|quot(?:es?|ations?)|tenders?|information|qualifications|offers?|expressions? of interest)\b|\bRF[PQIT]\b|\binvitation (?:to|for) (?:tender|bid)|\bsolicitation\b|\bcall for (?:tenders?|bids|proposals|competition)\b|\bperformance work statement\b|\bstatement of (?:work|objectives|requirements)\b|\bterms of reference\b|\btechnology requirements\b|\btender\b|\bappel (?:d['’]offres|de propositions|à la concurrence)\b|\bdemande de (?:propositions|soumissions?|prix|renseignements)\b|\bcahier des (?:charges|clauses)\b|\bC(?:CT|CA|C)P\b|\brèglement de (?:la )?consultation\b|\bDDP\b|\bavis de marché\b|énoncé des (?:travaux|besoins)\b/i;
const AGREEMENT_TITLE =
  /\bagreement\b|\bcontract(?! opportunity)\b|\b(?:general |cloud |subscription |standard |service )?terms (?:of (?:service|use|sale)|and conditions|& conditions)\b|\bcloud terms\b|\blicen[cs]e\b|\bconditions (?:générales|particulières|contractuelles|d['’]utilisation)\b|\bconvention\b|\bcontrat\b|\bentente\b|\baccord\b|\baddendum\b|\bDPA\b|\bservice level\b|\bcontract variation\b|\bannexe contractuelle\b/i;
const ANNEX_TITLE = /^(?:annexe?|schedule|appendix|exhibit|attachment)\s+(?:[a-z]|\d{1,2}|[ivx]{1,4})\b/i;

/** Characters after which more signs change nothing. */
export const SIGNS_ENOUGH = LONGEST_SAMPLE;

export interface KindReading {
  kind: Kind;
  confidence: number;
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
