import type { PlaybookSource } from '../../playbook';
import { loadFormat, type ReportFormat } from '../../reports/formats';
import type { Settings } from './job';

/** The formats of a run, in the order of its outputs. */
export function loadFormats(
  { outputs, show, review }: Pick<Settings, 'outputs' | 'show' | 'review'>,
  playbook: PlaybookSource,
  playbookNumber?: number,
): Promise<ReportFormat[]> {
  const { locale, policy } = review;
  const common = {
    playbook,
    ...(playbookNumber !== undefined && { playbookNumber }),
    locale,
    ...(policy && { policy }),
    ...show,
  };
  return Promise.all(outputs.map(({ format, pretty }) => loadFormat(format, { ...common, pretty })));
}
