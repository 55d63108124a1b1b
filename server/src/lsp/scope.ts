import type { Format } from '../documents/types';
import type { OpenDocument } from './openDocument';

/** Documents an editor makes for itself, or a second view of a file: findings there would be noise or doubles. */
const otherSchemes = new Set([
  'civic-clause',
  'comment',
  'git',
  'gitfs',
  'gitlens',
  'output',
  'review',
  'vscode-bulkeditpreview-editor',
  'vscode-bulkeditpreview-multieditor',
  'vscode-chat-code-block',
  'vscode-interactive',
  'vscode-interactive-input',
  'vscode-local-history',
  'vscode-notebook-cell',
  'vscode-scm',
  'vscode-settings',
  'walkThrough',
  'walkThroughSnippet',
]);

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
  return !otherSchemes.has(scheme) && formatOf(document.languageId, document.uri) !== undefined;
}
