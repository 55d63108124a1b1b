import type { FormatContext, FormatName } from '../reports/formats';
import type { Delivery } from './batch/deliver';
import type { Settings } from './batch/job';
import type { Shell } from './shell';
import type { Target } from './targets';
import { reportWidth, wantsColour } from './terminal';

/** How a review is shown. */
export interface ReportOptions extends Pick<Delivery, 'failOn'> {
  format?: FormatName;
  /** As given, each a path, `format:path` or `-`. */
  output?: string[];
  verbose?: boolean;
  color?: boolean;
  quotations?: boolean;
  reasons?: boolean;
}

/** The outputs of a run, and what they show. Plain data. */
export function showing(
  targets: readonly Target[],
  { color, verbose, quotations, reasons, failOn }: ReportOptions,
  shell: Shell,
): Pick<Settings, 'outputs' | 'show'> {
  const outputs = targets.map(({ path, format }) => {
    const toFile = path !== undefined;
    const pretty: FormatContext['pretty'] = {
      locale: shell.locale,
      width: reportWidth(shell, toFile),
      colour: wantsColour(shell, color, toFile),
      verbose: verbose ?? false,
    };
    return { format, pretty };
  });
  return {
    outputs,
    show: { root: shell.cwd.replaceAll('\\', '/'), failOn, quotations: quotations ?? false, reasons: reasons ?? false },
  };
}
