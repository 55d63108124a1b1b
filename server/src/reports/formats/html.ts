import { type HtmlReportOptions, type HtmlSection, htmlPage, htmlSection } from '../html/report';
import type { FormatContext, ReportFormat } from './format';

/** The report to print. A page begins with all documents at a glance, so that its sections wait for the end. */
export function htmlFormat({ playbook, locale, policy }: FormatContext): ReportFormat<HtmlSection> {
  const options: HtmlReportOptions = { locale, ...(policy && { choices: policy }) };
  return {
    piece: ({ review: { procurementFiles }, number, hashes }) => {
      const [file] = procurementFiles;
      return file && htmlSection(file, number, playbook, { ...options, ...(hashes && { hashes }) });
    },
    writer: (head) => {
      const sections: HtmlSection[] = [];
      return {
        add: (section) => {
          sections.push(section);
          return '';
        },
        end: ({ notReviewed }) => htmlPage(sections, { ...head, notReviewed }, playbook, options),
      };
    },
  };
}
