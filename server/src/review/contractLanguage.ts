import { jurisdictionOf } from '../policy';
import { message } from '../text/message';
import type { Draft } from './clauseFindings';
import type { FileReviewer } from './context';

/**
 * Where the law of the jurisdiction asks for contracts in one language: the documents of a procurement file that has no part in it.
 * The law is the profile's; the finding names its section.
 */
export function contractLanguageFindings({ documents, playbook, policy }: FileReviewer): Draft[] {
  const rule = jurisdictionOf(playbook, policy.jurisdiction)?.['contract-language'];
  const parts = documents.flatMap((document, index) => document.parts.map((part) => ({ ...part, document: index })));
  const contracts = parts.filter(({ kind }) => kind !== 'other');
  if (!rule || contracts.some(({ language }) => language === rule.language)) return [];
  const [first] = contracts;
  if (!first) return [];
  return [
    {
      rule: 'contract-language',
      code: 'language',
      severity: 'warning',
      say: (language) => message('finding.contract-language', { language: rule.language, section: rule.section[language] }),
      document: first.document,
      range: firstLine(documents[first.document]?.source ?? '', first.range.start),
      about: rule.language,
    },
  ];
}

/** The first line with text from an offset on. */
export function firstLine(source: string, from: number) {
  let start = from;
  while (start < source.length && /\s/.test(source[start]!)) start++;
  const end = source.indexOf('\n', start);
  return { start, end: end < 0 ? source.length : end };
}
