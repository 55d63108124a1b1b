import { stringify } from 'yaml';
import { type Plan, planOf } from './plan';
import type { Commission } from './request';
import { optionsOf } from './yaml';

/** Characters that Markdown would read as markup inside a sentence. */
const MARKUP = /[\\`*_[\]<>~|&]/g;

/** A new document in Markdown: numbered sections by theme, forms or signatures, schedules. */
export function markdownDocument(commission: Commission): string {
  const plan = planOf(commission, { numbered: true, write: (answer) => answer.replace(MARKUP, '\\$&') });
  const colon = commission.language === 'fr' ? ' :' : ':';
  const blocks = [
    frontMatter(commission, plan),
    `# ${plan.title}`,
    ...plan.opening,
    `## ${plan.definitions.number}. ${plan.definitions.heading}`,
    definitions(commission, plan),
    ...plan.before.flatMap((section) => [`## ${section.number}. ${section.heading}`, section.text]),
    ...plan.themes.flatMap((theme) => [
      `## ${theme.number}. ${theme.title}`,
      ...theme.clauses.flatMap(({ number, title, paragraphs }) => [`### ${number} ${title}`, ...paragraphs]),
    ]),
    ...plan.after.flatMap((section) => [
      `## ${section.number}. ${section.heading}`,
      section.text,
      ...(section.id === 'evaluation' ? [plan.criteria.map((criterion, i) => `${i + 1}. ${criterion}`).join('\n')] : []),
    ]),
    ...forms(plan, colon),
    ...signatures(plan),
    ...plan.schedules.flatMap(({ name, title, text = '' }) => [`## ${name}${colon} ${title}`, text]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function frontMatter(commission: Commission, plan: Plan): string {
  const title = plan.title.replace(/\\([\\`*_[\]<>~|&])/g, '$1');
  return `---\n${stringify({ title, civicclause: optionsOf(commission) }, { lineWidth: 0 })}---`;
}

function definitions({ language }: Commission, { definitions: { terms } }: Plan): string {
  return terms
    .map(([term, meaning]) => (language === 'fr' ? `- « ${term} » désigne ${meaning}` : `- "${term}" means ${meaning}`))
    .join('\n');
}

function forms({ forms: section, formList }: Plan, colon: string): string[] {
  if (!section) return [];
  const list = formList.map(({ name, title }) => `- ${name}${colon} ${title}`);
  return [`## ${section.number}. ${section.heading}`, section.text, list.join('\n')];
}

function signatures({ signatures: block, fill, parties }: Plan): string[] {
  if (!block) return [];
  // Two spaces at the end of a line keep the next one apart.
  const lines = block.lines.join('  \n');
  const party = (called: string) => `**${called[0]!.toUpperCase()}${called.slice(1)}**`;
  return [`## ${block.heading}`, fill(block.text), party(parties.buyer), lines, party(parties.supplier), lines];
}
