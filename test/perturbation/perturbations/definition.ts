import { sentencesOf, withMarkdown } from '../draft';
import type { Base, Draft, DraftPerturbation, DutyForm } from '../types';
import { elide, fill, plain, replaceWords } from '../wording';
import { dutyIn } from './list';

/** Every clause is what a defined term means, and the section of the clause performs the term by name. */
export const asDefinition: DraftPerturbation = {
  name: 'definition',
  expects: 'present or weak',
  apply: (draft) => {
    const { definition } = draft.base;
    const terms = draft.body.map((passage, index) => fill(definition.term, { heading: passage.heading, n: index + 1 }));
    const sentences = draft.body.map((passage, index) =>
      fill(definition.means, { term: terms[index]!, text: meaning(sentencesOf(passage), draft.base) }),
    );
    const used: Draft = withMarkdown(draft, (_, __, n) => fill(definition.use, { term: terms[n - 1 - draft.front.length]! }));
    return { ...used, front: [...draft.front, { heading: definition.heading, content: { markdown: sentences.join('\n\n') } }] };
  },
  accepts: ({ status }) => status === 'present' || status === 'weak',
};

function meaning(sentences: string[], base: Base): string {
  return sentences
    .map((sentence) => {
      const duty = dutyIn(sentence, base);
      const text = duty ? obligation(duty, base) : base.definition.rule + lowered(plain(sentence));
      return text.replace(/\.$/, '');
    })
    .join('; ');
}

/** "the Supplier's duty to keep it and to show it". */
function obligation({ form, rest }: { form: DutyForm; rest: string }, base: Base): string {
  const text = form.duty + replaceWords(rest, base.definition.joints);
  return base.language === 'fr' ? elide(text) : text;
}

/** A sentence inside another: its first word in lower case, unless it is a name. */
function lowered(sentence: string): string {
  const usual =
    /^(?:The|This|That|These|Those|An?|Any|Each|Every|Where|When|Once|Before|After|Upon|On|In|If|No|However|All|You|We|Our|Your|Either|It|They|Le|La|Les|L'|Cet?|Cette|Ces|Toute?|Une?|Avant|Après|Lorsqu|Sur|Dans|En|À|Si|Chaque|Pendant|Quelle|Faute)(?![\p{L}])/u;
  return usual.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
