import type { Base, Draft, DraftPerturbation, Passage } from '../types';
import { plain, replaceWords } from '../wording';

/** The parties are called otherwise, where they are defined and everywhere after. One perturbation for each set of names. */
export function renamedRoles(base: Base): DraftPerturbation[] {
  return base.roles.map(({ name, replace }) => ({
    name: `roles: ${name}`,
    expects: 'present',
    apply: (draft) => renamed(draft, (text) => plain(replaceWords(text, Object.entries(replace)))),
    accepts: ({ status }) => status === 'present',
  }));
}

function renamed(draft: Draft, rename: (text: string) => string): Draft {
  const passage = (each: Passage): Passage => ({
    ...each,
    heading: rename(each.heading),
    content:
      'markdown' in each.content
        ? { markdown: rename(each.content.markdown) }
        : { sentences: each.content.sentences.map(rename) },
  });
  const parties = draft.base.parties && (JSON.parse(rename(JSON.stringify(draft.base.parties))) as Base['parties']);
  return {
    ...draft,
    base: { ...draft.base, parties },
    front: draft.front.map(passage),
    body: draft.body.map(passage),
    back: draft.back.map(passage),
  };
}
