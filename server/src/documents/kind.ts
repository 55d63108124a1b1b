import type { Kind } from './types';

const RFP_TITLE =
  /\brequests? for (?:proposals?|quot(?:es?|ations?)|tenders?|information|qualifications|offers?|expressions? of interest)\b|\bRF[PQIT]\b|\binvitation (?:to|for) (?:tender|bid)|\bsolicitation\b|\bcall for (?:tenders?|bids|proposals|competition)\b|\bperformance work statement\b|\bstatement of (?:work|objectives|requirements)\b|\bterms of reference\b|\bappel (?:d['’]offres|de propositions)\b|\bdemande de (?:propositions|soumissions?|prix|renseignements)\b|\bcahier des (?:charges|clauses)\b|\bC(?:CT|CA|C)P\b|\brèglement de (?:la )?consultation\b|\bDDP\b|\bavis de marché\b|\bénoncé des (?:travaux|besoins)\b|\bmicro-?acquisition\b|\brequirements\b|\bexigences\b/gi;
const AGREEMENT_TITLE =
  /\bagreement\b|\bcontract\b|\bterms (?:of (?:service|use|sale)|and conditions|& conditions)\b|\blicen[cs]e\b|\bconditions (?:générales|particulières|contractuelles)\b|\bconvention\b|\bcontrat\b|\bentente\b|\baccord\b|\baddendum\b|\bcloud terms\b|\bDPA\b|\bservice level\b|\bcontract variation\b|\bannexe contractuelle\b/gi;
const ANNEX_TITLE =
  /^(?:annexe?|schedule|appendix|exhibit|attachment)\s+(?:[a-z]|\d{1,2}|[ivx]{1,4})\b(?!.*\b(?:agreement|contrat|convention)\b)/i;

const RFP_WORDS =
  /\b(?:offerors?|bidders?|proponents?|tenderers?|proposers?|soumissionnaires?|candidats?|proposants?)\b|\b(?:proposals?|bids?|quotes?|quotations?|offres?|soumissions?|propositions?)\b|\b(?:evaluation (?:criteria|factors?|team|committee)|closing date|due date for (?:proposals|quotes)|contracting officer|procurement officer|mandatory requirements|rated criteria|critères? (?:d['’]évaluation|cotés)|date limite|performance work statement|this (?:RFP|RFQ|solicitation|request|opportunity)|le présent (?:appel|cahier)|acquisition)\b/gi;
const AGREEMENT_WORDS =
  /\b(?:this|the) (?:agreement|contract|addendum|DPA|licen[cs]e|terms)\b|\b(?:the|both|either|each) part(?:y|ies)\b|\bhereby\b|\bhereto\b|\bwhereas\b|\beffective date\b|\bcustomer\b|\blicen[cs](?:or|ee)\b|\b(?:you|your) (?:agree|may not|must)\b|\b(?:présente?s?|le|du|au) (?:contrat|convention|accord|conditions|annexe)\b|\bles parties\b|\b(?:chaque|l['’]une des) parties?\b|\bprestataire\b|\battendu que\b|\bci-après\b|\bcommanditaire\b/gi;
const BINDING =
  /\b(?:shall|must|agrees? to|is required to|undertakes?|doit|doivent|s['’]engagent?|est tenue?s?|sont tenue?s?)\b/gi;

export interface KindReading {
  kind: Kind;
  confidence: number;
  /** For `other`: what it would be if it must be something. */
  likeliest?: { kind: Kind; confidence: number };
}

/** The likeliest kind of a text; `title` is its title and first headings. */
export function kindOf(title: string, body: string): KindReading {
  const sample = body.length > 200_000 ? body.slice(0, 200_000) : body;
  const words = Math.max(50, sample.length / 6);
  const per1000 = (pattern: RegExp): number => (Math.min(count(sample, pattern), words) * 1000) / words;
  const rfpTitle = Math.min(2, count(title, RFP_TITLE));
  const agreementTitle = Math.min(2, count(title, AGREEMENT_TITLE));
  const rfp = rfpTitle * 6 + Math.min(14, per1000(RFP_WORDS));
  const agreement = agreementTitle * 5 + Math.min(14, per1000(AGREEMENT_WORDS));
  const binding = Math.min(6, per1000(BINDING) / 2);
  const best = Math.max(rfp, agreement);
  if (best + binding < 6 || best < 3) {
    const likeliest = { kind: rfp > agreement ? ('rfp' as const) : ('agreement' as const), confidence: round(best / 12) };
    return { kind: 'other', confidence: round(0.9 - (best + binding) / 12), likeliest };
  }
  const confidence = round(Math.min(0.98, 0.5 + Math.abs(rfp - agreement) / (2 * best)));
  if (rfp >= agreement) return { kind: 'rfp', confidence };
  return { kind: ANNEX_TITLE.test(title) ? 'annex' : 'agreement', confidence };
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
