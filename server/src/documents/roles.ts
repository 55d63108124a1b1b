import type { StatementRole } from './types';
import { isRecital, isSignatureLine } from './vocabulary';

const QUOTED =
  /^(?:[([]?[a-z0-9.]{1,5}[).]\s+)?(?:the term |the terms |le terme |les termes |l['’]expression )?["“«]\s?([^"”»]{1,80}?)\s?["”»]/i;
const DEFINES =
  /^[\s,]*(?:\([^)]{0,80}\)\s*)?(?:(?:and|or|et|ou)\s+["“«][^"”»]{1,80}["”»][\s,]*)*(?:means?\b|shall mean\b|has the (?:same )?meaning|have the (?:same )?meaning|shall have the (?:same )?meaning|is defined|are defined|refers? to\b|shall refer to|includes?\b|is used to|désigne(?:nt)?\b|signifie(?:nt)?\b|s['’]entend(?:ent)?\b|a le sens|ont le sens|comprend\b|:)/i;
const BARE =
  /^(?!(?:This|That|These|Those|It|Which|What|There|Nothing|He|She|We|You|They|Ceci|Cela|Ce|Celui|Celle|Ceux|Celles|Il|Elle|Ils|Elles|On|Nous|Vous)\b)([\p{Lu}][\p{L}\d’' /()-]{1,70}?)\s*(?::(?=.{10})|(?:\bmeans\b|\bshall mean\b|\bhas the meaning\b|\bdésigne(?:nt)?\b|\bsignifie(?:nt)?\b|\bs['’]entend\b)(?!\s+(?:that\b|qu['’e])))/u;
/** What a definition without quotes has in it, outside a section of definitions. */
const MEANS = /mean|désigne|signifie/;
const ARTICLE = /^(?:(?:The|An?|Any|Each|Every|Les?|La|Une?|Des?|Tout|Toute|Chaque)\s+|L['’])/;
/** Small words inside the name of a term. */
const CONNECTOR = /^(?:of|the|and|or|for|to|in|by|de|des|du|la|le|les|l|d|et|ou|à|au|aux|en|pour|par)$/;

/** Whether the words before "means" name a term: capitals throughout, or a short phrase without an article. */
function namesTerm(subject: string): boolean {
  const words = subject.replace(ARTICLE, '').split(/[\s/()’'-]+/);
  if (words.every((word) => word === '' || /^[\p{Lu}\d]/u.test(word) || CONNECTOR.test(word))) return /\p{Lu}/u.test(words[0]!);
  return words.length <= 3 && !ARTICLE.test(subject);
}

/** The term a definition defines, without quotes. */
export function definedTerm(text: string): string | undefined {
  const quoted = QUOTED.exec(text);
  if (quoted) return quoted[1]!.trim();
  return BARE.exec(text)?.[1]?.trim();
}

/** What a sentence is, judged by its own words; `definitions`: it stands in a section of definitions. */
export function roleOfText(text: string, definitions: boolean): StatementRole {
  if (isRecital(text)) return 'recital';
  if (text.length < 120 && isSignatureLine(text)) return 'signature';
  const quoted = QUOTED.exec(text);
  if (quoted && DEFINES.test(text.slice(quoted[0].length, quoted[0].length + 200))) return 'definition';
  const bare = definitions || MEANS.test(text) ? BARE.exec(text) : null;
  const defines = bare && /\b(?:means|shall mean|has the meaning|désigne|signifie)/.test(bare[0]) && namesTerm(bare[1]!);
  if (bare && (definitions || defines)) return 'definition';
  return 'operative';
}
