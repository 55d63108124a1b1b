import type { FormatName } from './format';

/** File endings, longest first where one ends in another, and the format that each tells. */
export const endings = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.sarif.json': 'sarif',
  '.json': 'json',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.csv': 'csv',
  '.txt': 'pretty',
  '.log': 'pretty',
} as const satisfies Record<string, FormatName>;

/** The format that a file's ending tells; undefined for one that tells none, `unknown` for an ending of something else. */
export function formatOfPath(path: string): FormatName | 'unknown' | undefined {
  const name = path.replace(/^.*[\\/]/, '').toLowerCase();
  for (const [ending, format] of Object.entries(endings)) if (name.endsWith(ending) && name !== ending) return format;
  return /^.+\.[a-z0-9]{1,8}$/.test(name) ? 'unknown' : undefined;
}
