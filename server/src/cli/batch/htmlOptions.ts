import type { HtmlReportOptions } from '../../reports';
import type { Settings } from './job';

/** How the HTML report of a run is written; `hashes` where documents were read. */
export function htmlOptions({ locale, policy }: Settings['review'], hashes?: HtmlReportOptions['hashes']): HtmlReportOptions {
  return { locale, ...(policy && { choices: policy }), ...(hashes && { hashes }) };
}
