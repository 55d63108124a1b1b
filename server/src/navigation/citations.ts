import { isOfLaw, scheduleKey, scheduleNames } from '../documents';

/** Whose section is meant: of the document it stands in, of a schedule, of another kind of document, of something else. */
export type Owner =
  | { kind: 'own' | 'this-schedule' | 'this-section' | 'agreement' | 'rfp' | 'foreign' }
  | { kind: 'schedule'; key: string }
  | { kind: 'section'; number: string; items: string[] };

/** Words that refer to another place of the contract: "Section 4.2(b)", "paragraph (c)", « l'annexe C ». Offsets are UTF-16. */
export interface Citation {
  start: number;
  end: number;
  /** `4.2`, `iv`; '' when it names an item alone. */
  number: string;
  /** What it names within that: `b`, `ii`. */
  items: string[];
  /** A schedule's word and letter, instead of a number. */
  schedule?: string;
  /** A small place that is counted from where it is named: a paragraph, an item. */
  local: boolean;
  owner: Owner;
}

const LABEL =
  /(?<![\p{L}\d-])(sections?|sec\.|clauses?|articles?|art\.|sub-?sections?|sub-?clauses?|sub-?paragraphs?|paragraphs?|paragraphes?|alinéas?|sous-(?:sections?|paragraphes?|alinéas?)|§§?) {0,2}(?:n[o°º]\.? ?)?/giu;
const LOCAL = /paragraph|alinéa|^sub|^sous|^clause$/i;
const PLURAL = /s$|^§§$/i;
const NUMBER = /(\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?){0,6}|premi(?:er|ère)|[IVXLC]{1,6})(?![\p{L}\d'’]|\.\d)|(?=\(?[a-z\d]{1,5}\))/uy;
const ITEM = / ?(?:\(([a-z]|([a-z])\2|[ivx]{1,5}|\d{1,2})\)|(?<=[\s)])([a-z])\)(?=\W|$))/iy;
const SEPARATOR = /(?:, ?(?:and |or |et |ou )?| (?:and|or|to|through|et|ou|à|au) (?:l['’]?)?| ?[–-] ?)(?=\d|\()/y;

/** A law by its own name. */
const LAW =
  /(?<!\p{L})(?:Acts?|Regulations?|Statutes?|Directives?|Codes?|By-?laws?|Ordinances?|Treaty|Loi|Lois|Règlements?|Décret|Ordonnance|Arrêté|Charte|Traité|U\.?S\.?C|C\.?F\.?R|GDPR|RGPD|FAR|DFARS)(?!\p{L})/u;
const LAW_BEFORE = new RegExp(`${LAW.source}\\.?(?:[^.;:,()]{0,40}[,(])? ?(?:(?:the|l['’]|see|voir|at) ?)*$`, 'u');
const LAW_AFTER =
  /^,? ?(?:in|to|under|from|à|au|aux)(?= )[^.;:()]{0,60}?(?<!\p{L})(?:act|regulations?|directive|statute|code|law|gdpr|rgpd|loi|règlement|décret)(?!\p{L})/iu;
const ACRONYM_AFTER = /^ \(?(?!RFP|RFQ|SOW|SLA|DPA|CCAP|CCTP)[A-Z]{3,}(?![a-z])/;
const OF = /^,? ?(?:of|du|des|de la|de l['’]|de|d['’]) ?/i;
const THIS =
  /^(?:this|these|the (?:present|said)|ce|cet|cette|ces|(?:la |le |les )?présente?s?|(?:la |le )?même|hereof)(?!\p{L}) ?/iu;
const DETERMINER = /^(?:the|its|our|le|la|les|l['’]) ?/i;
const PARTS: [RegExp, Exclude<Owner['kind'], 'schedule' | 'section'>][] = [
  [/^(?:sections?|articles?|clauses?|paragraph)/i, 'this-section'],
  [/^(?:schedule|annexe?|appendi(?:x|ce)|exhibit|attachment|addendum)/i, 'this-schedule'],
  [/^(?:rfp|rfq|rft|requests? for|tender|solicitation|invitation|appel|cahier|demande)/i, 'rfp'],
  [
    /^(?:(?:services?|master|main|cloud|data|general) ){0,3}(?:agreement|contract|contrat|convention|entente|accord|marché)/i,
    'agreement',
  ],
  [/^(?:terms|(?:general )?conditions|dpa|cgvu?|présentes)/i, 'own'],
];

/** The references a sentence makes to numbered places and to schedules, those of laws included (their owner is `foreign`). */
export function citationsIn(text: string): Citation[] {
  const citations: Citation[] = [];
  for (const label of text.matchAll(LABEL)) citations.push(...numbered(text, label));
  for (const { start, end, word, id } of scheduleNames(text)) {
    if (!/^[\p{Lu}\d]/u.test(id) || (!/^\p{Lu}/u.test(word) && !/^(?:annexe|appendice|pièce)/i.test(word))) continue;
    const owner: Owner = { kind: isOfLaw(text.slice(end, end + 120)) ? 'foreign' : 'own' };
    citations.push({ start, end, number: '', items: [], schedule: scheduleKey({ word, id }), local: false, owner });
  }
  return citations.sort((a, b) => a.start - b.start);
}

function numbered(text: string, label: RegExpExecArray): Citation[] {
  const word = label[1]!;
  const found: Citation[] = [];
  let at = label.index + label[0].length;
  for (;;) {
    const place = placeAt(text, at);
    if (!place) break;
    const start = found.length === 0 ? label.index : at;
    const local = LOCAL.test(word) && (place.number === '' || !place.number.includes('.')) && !/^clause/i.test(word);
    found.push({ start, ...place, local: local || place.number === '', owner: { kind: 'own' } });
    at = place.end;
    SEPARATOR.lastIndex = at;
    const separator = PLURAL.test(word) ? SEPARATOR.exec(text)?.[0] : undefined;
    if (separator === undefined) break;
    at += separator.length;
  }
  // "the Privacy Act, section 7", "GDPR Article 28", « Loi 25, article 3 ».
  const ofLaw = LAW_BEFORE.test(text.slice(Math.max(0, label.index - 80), label.index));
  const owner: Owner = ofLaw ? { kind: 'foreign' } : ownerIn(text, at);
  for (const citation of found) citation.owner = owner;
  return found;
}

function placeAt(text: string, from: number): { end: number; number: string; items: string[] } | undefined {
  NUMBER.lastIndex = from;
  const number = NUMBER.exec(text);
  if (!number) return undefined;
  let end = from + number[0].length;
  const items: string[] = [];
  for (;;) {
    // A letter right after the label: « l'alinéa b) ».
    const bare = items.length === 0 && number[0] === '' ? /^([a-z])\)/i.exec(text.slice(end, end + 2)) : null;
    ITEM.lastIndex = end;
    const item = bare ?? ITEM.exec(text);
    if (!item) break;
    items.push((item[1] ?? item[3]!).toLowerCase());
    end += item[0].length;
  }
  const written = number[1] ?? '';
  // Numerals are written in capitals: « clause l » is a slip, not the fiftieth.
  if ((written === '' && items.length === 0) || /^[ivxlc]+$/.test(written)) return undefined;
  return { end, number: /^premi/i.test(written) ? '1' : written.toLowerCase(), items };
}

/** Whose section it is, by the words after it. */
function ownerIn(text: string, end: number): Owner {
  const after = text.slice(end, end + 160);
  if (ACRONYM_AFTER.test(after) || LAW_AFTER.test(after)) return { kind: 'foreign' };
  if (/^ (?:hereof|above|below|ci-(?:dessus|dessous)|des présentes|herein)/i.test(after)) return { kind: 'own' };
  const of = OF.exec(after)?.[0];
  if (of === undefined) return { kind: 'own' };
  const rest = after.slice(of.length).replace(DETERMINER, '');
  const here = THIS.exec(rest)?.[0];
  const name = here === undefined ? rest : rest.slice(here.length);
  const [schedule] = scheduleNames(name.slice(0, 40));
  if (schedule?.start === 0) return { kind: 'schedule', key: scheduleKey(schedule) };
  const section = [...name.slice(0, 60).matchAll(LABEL)][0];
  const place = section?.index === 0 && here === undefined ? placeAt(name, section[0].length) : undefined;
  if (place) {
    const whole = ownerIn(name, place.end);
    return whole.kind === 'own' ? { kind: 'section', number: place.number, items: place.items } : { kind: 'foreign' };
  }
  const kind = PARTS.find(([words]) => words.test(name))?.[1];
  if (here === undefined) return { kind: !kind || kind === 'this-section' || kind === 'this-schedule' ? 'foreign' : kind };
  return { kind: !kind || kind === 'rfp' || kind === 'agreement' ? 'own' : kind };
}
