import { rangeAt } from '../documents';
import { validateStructured } from '../documents/schema';
import type { EditorFinding } from '../review/types';
import type { Analysis } from './analysis';

/** The files for which the manifest gives other extensions our schemas (`contributes.yamlValidation`). */
const validatedFile = /\.(?:rfp|agreement)\.ya?ml$/;
/** Names another schema for the file, which then counts instead. */
const modeline = /^#\s*yaml-language-server\s*:/m;

/**
 * The findings of an open document without those that an extension which validates it by our JSON Schema shows as well.
 * What a schema cannot say (weights, dates, references to schedules) stays, and so does everything in other files.
 */
export function withoutSchemaDoubles(analysis: Analysis, uri: string): EditorFinding[] {
  const { document, findings } = analysis;
  const path = uri.replace(/[?#].*$/s, '');
  if (!validatedFile.test(path) || modeline.test(document.source)) return findings;
  const doubles = new Set(
    validateStructured(document)
      .filter(({ inSchema }) => inSchema)
      .map(({ range }) => JSON.stringify(rangeAt(document, range))),
  );
  return findings.filter(({ rule, range }) => rule !== 'schema' || !doubles.has(JSON.stringify(range)));
}
