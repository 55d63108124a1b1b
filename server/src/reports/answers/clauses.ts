import type { ClauseSource, PlaybookSource, ThemeSource } from '../../playbook/types';
import { answersProse } from './prose';
import { similarIds } from './similar';
import type { AnswerOptions, NoAnswer } from './types';

/** The clause of that id or title, in either language; or that there is none, with what may be meant. */
export function findClause(named: string, { playbook, locale }: AnswerOptions): ClauseSource | NoAnswer {
  const found = byIdOrTitle(named, playbook.clauses);
  if (found) return found;
  const ids = playbook.clauses.map(({ id }) => id);
  return { problem: answersProse[locale].unknownClause(shortened(named), similar(named, ids, playbook.clauses)) };
}

export function findTheme(named: string, { playbook, locale }: AnswerOptions): ThemeSource | NoAnswer {
  const { themes } = playbook.manifest;
  const ids = themes.map(({ id }) => id);
  return byIdOrTitle(named, themes) ?? { problem: answersProse[locale].unknownTheme(shortened(named), ids) };
}

type Titled = Pick<PlaybookSource['clauses'][number], 'id' | 'title'>;

function byIdOrTitle<T extends Titled>(named: string, all: readonly T[]): T | undefined {
  const wanted = named.trim().toLowerCase();
  const own = (words: string) => words.toLowerCase() === wanted;
  return all.find(({ id }) => own(id)) ?? all.find(({ title }) => own(title.en) || own(title.fr));
}

function similar(named: string, ids: string[], all: readonly Titled[]): string[] {
  const near = similarIds(named.trim().replace(/\s+/g, '-'), ids);
  if (near.length > 0) return near;
  const word = named.trim().toLowerCase();
  if (word.length < 3) return [];
  return all
    .filter(({ title }) => [title.en, title.fr].some((text) => text.toLowerCase().includes(word)))
    .slice(0, 3)
    .map(({ id }) => id);
}

const shortened = (named: string) => named.replace(/\s+/g, ' ').trim().slice(0, 80);
