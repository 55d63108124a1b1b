import { message } from '../text/message';
import type { Draft } from './clauseFindings';
import type { FileReviewer } from './context';
import { oneLine } from './place';

/** Sentences in which nothing was looked for, because matching them failed: one finding a document, at the first of them. */
export function unreadFindings({ documents, unread }: FileReviewer): Draft[] {
  return documents.flatMap((document, index) => {
    const places = unread.filter((place) => place.document === index);
    const [first, ...others] = places;
    if (!first) return [];
    return [
      {
        rule: 'unread-text',
        code: 'rule-failed',
        severity: 'error',
        say: () => message('finding.unread-text', { count: places.length, error: first.error }),
        document: index,
        range: { start: first.start, end: first.end },
        places: others,
        about: document.source.slice(first.start, first.end),
      },
    ];
  });
}

/** Where markup was read as plain text, because following it would cost more than its length. */
export function simplifiedFindings({ documents }: FileReviewer): Draft[] {
  return documents.flatMap((document, index) =>
    document.problems
      .filter(({ code }) => code === 'simplified')
      .map(({ range: { start } }) => ({
        rule: 'markup',
        code: 'unreadable' as const,
        severity: 'info' as const,
        say: () => message('finding.simplified', {}),
        document: index,
        range: oneLine(document, { start, end: document.source.length }),
        about: 'simplified',
      })),
  );
}
