import type { ClauseReading } from '../../detection/types';
import type { PlaybookSource } from '../../playbook/types';
import type { Policy } from '../../policy';
import type { Language } from '../../text/types';
import type { ReviewedFile } from '../kinds';
import type { Locale, Render } from '../types';
import { outlineOf } from './host';

/** What a fix is computed from; all of it belongs to one version of the documents. */
export interface FixContext {
  file: ReviewedFile;
  readings: ClauseReading[];
  playbook: PlaybookSource;
  locale: Locale;
  render: Render;
  /** What the organisation has chosen; its time limits go into fixes. */
  policy?: Policy;
}

/** Language of a fix's title. */
export function languageOf({ locale, file }: FixContext): Language {
  return locale === 'document' ? (outlineOf(file)?.part.language ?? 'en') : locale;
}
