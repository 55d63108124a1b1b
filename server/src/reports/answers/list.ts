import type { DraftKind, Severity } from '../../playbook/types';
import { reportProse } from '../prose/prose';
import { findTheme } from './clauses';
import { defaultMost } from './parts';
import { answersProse } from './prose';
import { Bounded } from './quoting';
import type { Answer, AnswerOptions, NoAnswer } from './types';

export interface ClausesAnswer {
  playbook: { id: string; version: string };
  themes: { id: string; title: string; clauses: { id: string; title: string; severity: Record<DraftKind, Severity> }[] }[];
  /** Themes for which there was no room. */
  cut: string[];
}

/** The clauses of the playbook by theme. `theme`: id or title of the only one wanted. */
export function clausesAnswer(options: AnswerOptions, theme?: string): Answer<ClausesAnswer> | NoAnswer {
  const { playbook, locale, most = defaultMost } = options;
  const wanted = theme === undefined ? undefined : findTheme(theme, options);
  if (wanted && 'problem' in wanted) return wanted;
  const words = answersProse[locale];
  const { colon } = reportProse[locale];
  const text = new Bounded(most);
  text.always(`# ${words.playbookTitle}`);
  const themes: ClausesAnswer['themes'] = [];
  const cut: string[] = [];
  for (const { id, title } of wanted ? [wanted] : playbook.manifest.themes) {
    const clauses = playbook.clauses
      .filter((clause) => clause.theme === id)
      .map((clause) => ({ id: clause.id, title: clause.title[locale], severity: clause.severity }));
    if (clauses.length === 0) continue;
    const lines = clauses.map((clause) => `- \`${clause.id}\`${colon}${clause.title}`);
    if (text.add(`## ${title[locale]} (\`${id}\`)\n\n${lines.join('\n')}`, 400))
      themes.push({ id, title: title[locale], clauses });
    else cut.push(id);
  }
  if (cut.length > 0) text.always(words.more(cut.length));
  return { text: text.text, data: { playbook: { id: playbook.manifest.id, version: playbook.manifest.version }, themes, cut } };
}
