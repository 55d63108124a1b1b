import { isSubject, subjectsOf } from '../policy';
import { message } from '../text/message';
import type { Draft } from './clauseFindings';
import type { FileReviewer } from './context';

/** Subjects named in front matter that the playbook does not know: a slip there would leave clauses out without a word. */
export function subjectFindings({ documents, playbook }: FileReviewer): Draft[] {
  const known = subjectsOf(playbook);
  return documents.flatMap(({ options }, index) =>
    (options.subject ?? []).flatMap((subject, position): Draft[] => {
      const range = options.subjectPlaces?.[position];
      if (!range || isSubject(subject, playbook)) return [];
      return [
        {
          rule: 'subject',
          code: 'unknown-subject',
          severity: 'warning',
          say: () => message('finding.unknown-subject', { subject, known }),
          document: index,
          range,
          about: subject,
        },
      ];
    }),
  );
}
