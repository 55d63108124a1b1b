import { inert } from '../text/inert';

/**
 * Makes a text from a document harmless inside Markdown: no emphasis, links, images (which an editor would fetch), HTML
 * or line breaks of its own.
 */
export function escapeMarkdown(text: string): string {
  return (
    inert(text)
      // French puts spaces that must not break the line inside its quotation marks.
      .replace(/[^\S\u00a0\u202f]+/g, ' ')
      .replace(/[\\`*_{}[\]()#+!|<>~$&-]/g, '\\$&')
      // A scheme or a host would be linked without any brackets.
      .replace(/:\/\//g, ':\\/\\/')
      .replace(/\b(www)\./gi, '$1\\.')
      .replace(/@/g, '\\@')
  );
}

/** Our own Markdown for clients that show plain text: the marks go, the words and the quoted text stay. */
export function asPlainText(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => {
      if (line === '---') return '';
      return line
        .replace(/^> ?/, '    ')
        .replace(/(^|[^\\])\*\*?/g, '$1')
        .replace(/\\([^\w\s])/g, '$1');
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}
