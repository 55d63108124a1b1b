/** Words that say what kind of place a section or paragraph is, in both languages. */

export function isDefinitionsTitle(title: string): boolean {
  return /^(?:(?:general |key )?definitions?\b|definitions? (?:and|&)|defined terms|interpretation|glossary|définitions?\b|glossaire|terminologie|interprétation)/i.test(
    title.trim(),
  );
}

export function isContentsTitle(title: string): boolean {
  return /^(?:table of contents|contents|table des mati[èe]res|sommaire|index of clauses|table of content)$/i.test(
    title.trim().replace(/[\s:.]+$/, ''),
  );
}

export function isRecitalsTitle(title: string): boolean {
  return /^(?:recitals?|whereas|préambule|considérants?|attendus?|exposé(?: préalable)?|background and recitals)$/i.test(
    title.trim().replace(/[\s:.]+$/, ''),
  );
}

export function isSignaturesTitle(title: string): boolean {
  return /^(?:signatures?|signature (?:page|block|des parties)|execution|signatories|signataires|in witness whereof|en foi de quoi)\b/i.test(
    title.trim(),
  );
}

export function isScheduleTitle(number: string | undefined, title: string): boolean {
  return (
    /^(?:schedule|appendix|annexe?|exhibit|attachment)\b/i.test(number ?? '') ||
    /^(?:schedule|appendix|annexe?|exhibit|attachment)\s+(?:[a-z0-9]{1,3}|[ivx]+)\b/i.test(title)
  );
}

/** The paragraph tells why the parties agree, not what they agree. */
export function isRecital(text: string): boolean {
  return /^[acirw(]|^..?[).]/i.test(text) && RECITAL.test(text);
}

const RECITAL =
  /^(?:\(?[a-z0-9]{1,2}[).]\s*)?(?:whereas\b|attendu (?:que|qu['’])|considérant (?:que|qu['’])|recitals?\b|in consideration of (?:the foregoing|the premises))/i;

/** The words that end the recitals. */
export function isOperativeOpening(text: string): boolean {
  return /\bnow,? therefore\b|^(?:the parties|it is) (?:hereby )?agreed?\b|^en conséquence|il (?:a été|est) convenu|les parties (?:ont convenu|conviennent)/i.test(
    text.slice(0, 200),
  );
}

export function opensSignatures(text: string): boolean {
  return /^(?:in witness (?:whereof|of)|en foi de quoi|en témoignage de quoi|fait à .{2,40},? (?:le|en)\b|signed (?:by|for and on behalf)|the parties (?:hereto )?have (?:caused|executed|signed))/i.test(
    text,
  );
}

/** `By: ____`, `Title:`, `Nom :`. */
export function isSignatureLine(text: string): boolean {
  return /^(?:(?:by|name|title|date|its|signature|signed|printed name|witness|par|nom|titre|fonction|signé|téléphone|qualité)\s*:?\s*(?:[_.…\s/]{3,}|$)|(?:by|name|title|date|signature|par|nom|titre|fonction|qualité)\s*:\s*.{0,60}$|_{5,}|\/s\/)|\b(?:by|par|signature)\s*:\s*_{3,}/i.test(
    text.trim(),
  );
}
