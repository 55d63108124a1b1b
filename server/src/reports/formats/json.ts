import { jsonHead, jsonSeparator, jsonTail, renderJsonFile, renderJsonLine } from '../json';
import { type FormatContext, type ReportFormat, textFormat } from './format';

/** One review, laid out over lines. */
export function jsonFormat({ playbookNumber: playbook }: FormatContext): ReportFormat<string> {
  return {
    piece: ({ review: { procurementFiles } }) => {
      const [file] = procurementFiles;
      return file && renderJsonFile(playbook === undefined ? file : { ...file, playbook });
    },
    writer: (head) => {
      let files = 0;
      const begin = () => (files === 0 ? jsonHead(head) : '');
      return {
        add: (text) => begin() + jsonSeparator(files++) + text,
        end: ({ notReviewed, summary }) => begin() + jsonTail({ notReviewed: [...notReviewed], summary }, files),
      };
    },
  };
}

/** A review of each input on a line of its own. */
export function ndjsonFormat(): ReportFormat<string> {
  return textFormat(({ review }) => renderJsonLine(review));
}
