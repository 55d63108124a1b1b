/** Control characters (but tab and line feed), marks that reorder a line, and the invisible copies of ASCII. */
const acting = /[^\P{Cc}\t\n]|[\p{Bidi_Control}\u{e0000}-\u{e007f}]/gu;

/** Text of a document that is only to be seen: without what would drive a terminal, reorder the line, or hide in it. */
export function inert(text: string): string {
  return text.replace(acting, '');
}
