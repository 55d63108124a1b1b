import { formatProse } from '../prose/formats';

/** What a comment begins with, in the words of its language. */
export function commentTitle(locale: keyof typeof formatProse): string {
  return `## ${formatProse[locale].markdown.title}\n\n`;
}

/** Whether a text is a report in Markdown, in whichever language. */
export function isComment(text: string): boolean {
  return (['en', 'fr'] as const).some((locale) => text.startsWith(commentTitle(locale)) && text.includes('<sub>Civic Clause '));
}
