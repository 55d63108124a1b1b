import type { Finding } from '../../review/types';
import { json } from '../json';
import type { FormatContext, ReportFormat } from './format';
import { relativePath } from './paths';
import { Speaker } from './plain';

const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** The code quality report of GitLab: a list of issues, which a merge request compares by fingerprint with those of its target. */
export function gitlabFormat(context: FormatContext): ReportFormat<string> {
  const speaker = new Speaker(context);
  const issue = (finding: Finding) => ({
    description: speaker.finding(finding),
    check_name: `${finding.rule}/${finding.code}`,
    fingerprint: finding.fingerprint,
    severity: severities[finding.severity],
    location: { path: relativePath(finding.document, context.root), lines: { begin: finding.range.start.line + 1 } },
  });
  return {
    piece: ({ review: { procurementFiles } }) => {
      const findings = procurementFiles.flatMap((file) => file.findings);
      return findings.map((finding) => json(issue(finding))).join(',\n') || undefined;
    },
    writer: () => {
      let begun = false;
      const separator = () => {
        const text = begun ? ',\n' : '[\n';
        begun = true;
        return text;
      };
      return { add: (text) => separator() + text, end: () => (begun ? '\n]\n' : '[]\n') };
    },
  };
}
