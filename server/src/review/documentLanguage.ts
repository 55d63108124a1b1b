import { message } from '../text/message';
import type { Draft } from './clauseFindings';
import type { FileReviewer } from './context';
import { firstLine } from './contractLanguage';

/** Parts of the documents in a language in which the policy expects none, each on its first line. */
export function documentLanguageFindings({ documents, policy }: FileReviewer): Draft[] {
  const { languages } = policy;
  if (languages.length === 0) return [];
  return documents.flatMap(({ parts, source }, document) =>
    parts
      .filter(({ kind, language }) => kind !== 'other' && !languages.includes(language))
      .map(
        ({ language, range }): Draft => ({
          rule: 'document-language',
          code: 'language',
          severity: 'warning',
          say: () => message('finding.document-language', { language, languages: [...languages] }),
          document,
          range: firstLine(source, range.start),
          about: language,
        }),
      ),
  );
}
