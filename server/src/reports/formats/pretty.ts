import { renderPrettyEnd, renderPrettyFile } from '../pretty';
import { type FormatContext, type ReportFormat, textFormat } from './format';

/** For a reader at a terminal. */
export function prettyFormat({ playbook, pretty }: FormatContext): ReportFormat<string> {
  return textFormat(
    ({ review: { procurementFiles } }) => {
      const [file] = procurementFiles;
      return file && renderPrettyFile(file, playbook, pretty);
    },
    (totals) => renderPrettyEnd(totals, totals.documents, pretty),
  );
}
