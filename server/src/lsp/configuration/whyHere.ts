import type { Position } from 'vscode-languageserver';
import { choicesInDocument, whyHere as reasonsFor, type WhyInput } from '../../configuration';
import { kindAt } from '../../review';
import { message } from '../../text/message';
import { decidableAt } from '../decisions/decidable';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import { type ExplainedSetting, type ExplainSettingParams, Method } from '../protocol';
import type { Session } from '../session';
import { nameOfUri } from '../uris';

/** Why a finding is reported as it is: the value that made it so, and the line that it comes from. */
export const whyHere: Feature = {
  capabilities: () => ({}),
  register({ connection, session, status }) {
    connection.onRequest(
      Method.explainSetting,
      guarded(status, 'configuration', [], (params: ExplainSettingParams) => explained(session, params)),
    );
  },
};

function explained(session: Session, { uri, position, rule, code }: ExplainSettingParams): ExplainedSetting[] {
  const analysis = session.analysisOf(uri);
  const resolved = session.configurationOf(uri);
  if (!analysis || !resolved) return [];
  const { document, locale, file } = analysis;
  const here = position && decidableAt(analysis, { start: position, end: position });
  const own = file.findings.filter((finding) => finding.document === document.path);
  const findings = here
    ? own.filter((finding) => here.some((one) => one.rule === finding.rule && one.code === finding.code))
    : own.filter((finding) => finding.rule === rule && finding.code === code).slice(0, 1);
  const input: WhyInput = {
    resolved,
    playbook: analysis.by.playbook,
    own: choicesInDocument(document, uri),
    nameOf: (location) => shortName(session, location),
    language: locale,
  };
  const seen = new Set<string>();
  return findings.flatMap((finding): ExplainedSetting[] => {
    const key = `${finding.rule}/${finding.code}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const kind = kindAt(document, offsetOf(session, uri, finding.range.start));
    const reasons = reasonsFor({ rule: finding.rule, code: finding.code, severity: finding.severity, kind }, input);
    return [
      {
        rule: finding.rule,
        code: finding.code,
        message: finding.message,
        reasons: reasons.map((reason) => ({
          text: analysis.by.say(reason.message, locale),
          ...(reason.place && { uri: reason.place.file, line: reason.place.line }),
        })),
        change: analysis.by.say(message('why.change', { key: `severities.${key}` }), locale),
      },
    ];
  });
}

function offsetOf(session: Session, uri: string, position: Position): number {
  return session.documents.get(uri)?.offsetAt(position) ?? 0;
}

/** From the workspace's folder, as its user knows it. */
function shortName({ features }: Session, location: string): string {
  const root = features.folders.find((folder) => location.startsWith(folder));
  const path = root === undefined ? nameOfUri(location) : location.slice(root.length).replace(/^\//, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
