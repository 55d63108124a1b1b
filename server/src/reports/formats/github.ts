import type { Finding, NotReviewed } from '../../review/types';
import { inert } from '../../text/inert';
import { renderPrettyEnd } from '../pretty';
import { type FormatContext, type ReportFormat, textFormat } from './format';
import { relativePath } from './paths';
import { flat, Speaker } from './plain';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;
const gravity = { error: 0, warning: 1, info: 2 } as const;

/** Workflow commands of GitHub Actions, one a finding, which become annotations of the lines; gravest first, as few are shown. */
export function githubFormat(context: FormatContext): ReportFormat<string> {
  const speaker = new Speaker(context);
  const { root } = context;
  const annotation = (finding: Finding) => {
    const { severity, document, range, rule } = finding;
    // A column counts only where the range stays on its line.
    const columns =
      range.start.line === range.end.line && range.end.character > range.start.character
        ? { col: range.start.character + 1, endColumn: range.end.character + 1 }
        : {};
    const place = { file: relativePath(document, root), line: range.start.line + 1, endLine: range.end.line + 1, ...columns };
    return command(commands[severity], { ...place, title: `Civic Clause · ${speaker.title(rule)}` }, speaker.finding(finding));
  };
  const unread = ({ path, line, code, message }: NotReviewed) =>
    command(
      code === 'not-recognised' ? 'notice' : 'error',
      { file: relativePath(path, root), ...(line !== undefined && { line }), title: 'Civic Clause' },
      flat(message),
    );
  return textFormat(
    ({ review: { procurementFiles, notReviewed } }) => {
      const findings = procurementFiles
        .flatMap((file) => file.findings)
        .sort((a, b) => gravity[a.severity] - gravity[b.severity]);
      return [...notReviewed.map(unread), ...findings.map(annotation)].join('') || undefined;
    },
    ({ summary, documents }) => renderPrettyEnd({ notReviewed: [], summary }, documents, { ...context.pretty, colour: false }),
  );
}

function command(name: string, properties: Record<string, string | number | undefined>, text: string): string {
  const written = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(inert(String(value)))}`],
  );
  return `::${name} ${written.join(',')}::${escapeData(text)}\n`;
}

/** As the runner takes it back; nothing of it can begin another command. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
