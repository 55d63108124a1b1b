import type { Format } from '../documents/types';
import type { OpenDocument } from './openDocument';
import { schemesNotReviewed } from './protocol';

const notReviewed = new Set<string>(schemesNotReviewed);

const formats: Record<string, Format> = { markdown: 'markdown', yaml: 'yaml', plaintext: 'text', text: 'text', txt: 'text' };

/** By language identifier, else by the path's ending (editors without identifiers of their own send what they like). */
export function formatOf(languageId: string, uri: string): Format | undefined {
  const known = formats[languageId];
  if (known) return known;
  const ending = /\.([a-z]+)$/i.exec(uri)?.[1]?.toLowerCase();
  if (ending === 'md' || ending === 'markdown') return 'markdown';
  if (ending === 'yml' || ending === 'yaml') return 'yaml';
  return ending === 'txt' ? 'text' : undefined;
}

export function isReviewable(document: OpenDocument): boolean {
  const scheme = document.uri.slice(0, document.uri.indexOf(':'));
  return !notReviewed.has(scheme) && formatOf(document.languageId, document.uri) !== undefined;
}
