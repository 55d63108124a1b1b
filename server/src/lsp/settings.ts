import type { Language } from '../text/types';

/** The section `civicClause` of the client's configuration. */
export interface Settings {
  enable: boolean;
  messagesLanguage: 'auto' | 'document' | Language;
  position: 'buyer' | 'neutral';
  /** Id of a jurisdiction profile; '': none. */
  jurisdiction: string;
  /** What is bought, where the documents do not say it. */
  subjects: string[];
  /** `auto`: where it shows more than the editor's own. */
  outline: 'auto' | 'on' | 'off';
  /** Clauses are shown above their headings. */
  codeLens: boolean;
}

export const defaultSettings: Settings = {
  enable: true,
  messagesLanguage: 'auto',
  position: 'buyer',
  jurisdiction: '',
  subjects: [],
  outline: 'auto',
  codeLens: true,
};

/** Reads settings of any shape: what is not understood keeps its default. */
export function readSettings(value: unknown): Settings {
  const section = asRecord(value);
  const messages = asRecord(section.messages);
  return {
    enable: typeof section.enable === 'boolean' ? section.enable : defaultSettings.enable,
    messagesLanguage: oneOf(messages.language, ['auto', 'document', 'en', 'fr'], defaultSettings.messagesLanguage),
    position: oneOf(section.position, ['buyer', 'neutral'], defaultSettings.position),
    jurisdiction: typeof section.jurisdiction === 'string' ? section.jurisdiction : defaultSettings.jurisdiction,
    subjects: Array.isArray(section.subjects)
      ? section.subjects.filter((one) => typeof one === 'string')
      : defaultSettings.subjects,
    outline: oneOf(section.outline, ['auto', 'on', 'off'], defaultSettings.outline),
    codeLens: typeof section.codeLens === 'boolean' ? section.codeLens : defaultSettings.codeLens,
  };
}

export function isSame(a: Settings, b: Settings): boolean {
  const keys = Object.keys(defaultSettings) as (keyof Settings)[];
  return keys.every((key) => String(a[key]) === String(b[key]));
}

/**
 * Language of the prose in findings: `auto` is the user interface's when it is one of ours, else the document's.
 * `locale` is an IETF tag such as `fr-CA`.
 */
export function proseLocale(settings: Settings, locale: string | undefined): Language | 'document' {
  if (settings.messagesLanguage !== 'auto') return settings.messagesLanguage;
  const tag = (locale ?? '').toLowerCase().split(/[-_]/)[0];
  return tag === 'en' || tag === 'fr' ? tag : 'document';
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], fallback: T): T {
  return allowed.find((one) => one === value) ?? fallback;
}
