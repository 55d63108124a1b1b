import type { DraftKind, PlaybookSource } from '../../playbook/types';
import { jurisdictionOf, limitFor, type Policy, subjectsOf } from '../../policy';
import { placeName } from '../../text';
import type { Language } from '../../text/types';
import type { NewDocumentRequest } from './request';

export interface Choice {
  id: string;
  title: string;
}

/** What to ask before `newDocument`; all of it may be left unanswered. */
export interface NewDocumentQuestions {
  /** `contractLanguage`: the language in which the law there wants contracts, with the section that says so. */
  jurisdictions: (Choice & { contractLanguage?: { language: Language; section: string } })[];
  subjects: Choice[];
  /** Texts; `hint` shows what an answer looks like, `proposed` is what the jurisdiction or the policy suggests. */
  questions: (Choice & { hint: string; proposed?: string })[];
  /** Whole numbers in the unit that the title names. */
  limits: (Choice & { proposed: number })[];
}

/**
 * The questions for a document of this kind and language, worded in `locale`. The figures proposed are the wordings' own, or the
 * policy's where its limit is shorter.
 */
export function newDocumentQuestions(
  { kind, language, jurisdiction, locale }: Pick<NewDocumentRequest, 'kind' | 'language' | 'jurisdiction'> & { locale: Language },
  playbook: PlaybookSource,
  policy: Policy,
): NewDocumentQuestions {
  const { templates, jurisdictions } = playbook;
  const known = subjectsOf(playbook);
  const named = Object.keys(templates?.subjects ?? {}).filter((id) => known.includes(id));
  const profile = jurisdictionOf(playbook, jurisdiction ?? null)?.id;
  const filled = (profile && templates?.jurisdictions[profile]?.[language]) || {};
  const [only, ...others] = policy.allowedTerritories;
  const territory = only !== undefined && others.length === 0 ? placeName(only, language) : undefined;
  return {
    jurisdictions: (jurisdictions?.jurisdictions ?? []).map(({ id, title, 'contract-language': rule }) => ({
      id,
      title: title[locale],
      ...(rule && { contractLanguage: { language: rule.language, section: rule.section[locale] } }),
    })),
    subjects: [...named, ...known.filter((id) => !named.includes(id))].map((id) => ({
      id,
      title: templates?.subjects[id]?.[locale] ?? id,
    })),
    questions: (templates?.questions ?? [])
      .filter(({ kinds }) => !kinds || kinds.includes(kind))
      .map(({ id, title, hint, blanks }) => {
        const proposed = blanks[language].map((label) => filled[label]).find((text) => text !== undefined);
        const own = proposed ?? (id === 'territory' ? territory : undefined);
        return { id, title: title[locale], hint: hint[locale], ...(own !== undefined && { proposed: own }) };
      }),
    limits: (templates?.limits ?? []).flatMap(({ id, title, clause, element, hours, at }) => {
      const figure = numberIn(playbook, clause, kind, at[kind]);
      if (figure === undefined) return [];
      const most = element && hours ? limitFor(policy, clause, element) : undefined;
      const proposed = most === undefined ? figure : Math.max(1, Math.min(figure, Math.floor(most / hours!)));
      return [{ id, title: title[locale], proposed }];
    }),
  };
}

/** The nth number in brackets of a clause's wording. */
function numberIn({ clauses }: PlaybookSource, id: string, kind: DraftKind, order: number | undefined): number | undefined {
  const wording = clauses.find((clause) => clause.id === id)?.wording[kind].en;
  if (wording === undefined || order === undefined) return undefined;
  const number = [...wording.matchAll(/\[(\d+)\]/g)][order - 1]?.[1];
  return number === undefined ? undefined : Number(number);
}
