import { Document, isScalar, type Scalar, visit } from 'yaml';
import { type Plan, planOf } from './plan';
import type { Commission } from './request';

/** Front matter: what the document is, what is bought, and the clauses left out because something else is. */
export function optionsOf({ kind, language, subjects, left }: Commission): object {
  return {
    kind,
    language,
    ...(subjects.length > 0 && { subject: subjects }),
    ...(left.length > 0 && { off: left.map(({ id }) => id) }),
  };
}

/** A new document in YAML, as the schemas of RFPs and agreements ask. */
export function yamlDocument(commission: Commission): string {
  const plan = planOf(commission, { numbered: false, write: (answer) => answer });
  const content = commission.kind === 'rfp' ? rfp(commission, plan) : agreement(commission, plan);
  const document = new Document(content);
  visit(document, {
    Pair(_, pair) {
      // A text of its own stands on lines of its own.
      if (isScalar(pair.key) && pair.key.value === 'text' && isScalar(pair.value)) pair.value.type = 'BLOCK_LITERAL';
    },
  });
  spaced(document);
  return document.toString({ lineWidth: 0 });
}

/** A blank line between the main keys, and between the items of their lists. */
function spaced(document: Document): void {
  const { contents } = document;
  if (!contents || !('items' in contents)) return;
  for (const [index, pair] of (contents.items as { key: Scalar }[]).entries()) if (index > 0) pair.key.spaceBefore = true;
}

function head(commission: Commission, { title, definitions: { terms } }: Plan) {
  return {
    start: { civicclause: optionsOf(commission), title },
    definitions: Object.fromEntries(terms),
    territory: commission.answers.territory ? { territory: commission.answers.territory } : {},
  };
}

function rfp(commission: Commission, plan: Plan): object {
  const { start, definitions, territory } = head(commission, plan);
  const { fill, parties, after } = plan;
  const buyer = { name: nameOf(commission, fill, 'buyer'), called: parties.buyer };
  const find = (id: string) => after.find((section) => section.id === id)?.text ?? '';
  const others = after.filter(({ id }) => id !== 'evaluation' && id !== 'submission');
  return {
    ...start,
    parties: { buyer, ...(parties.bidder && { bidder: { called: parties.bidder } }), supplier: { called: parties.supplier } },
    ...territory,
    definitions,
    sections: sections(plan, others),
    clauses: clauses(plan),
    evaluation: { criteria: plan.criteria.map((name) => ({ name })), text: find('evaluation') },
    submission: { text: find('submission') },
    ...(plan.formList.length > 0 && { forms: plan.formList.map(({ name, title }) => ({ name, title })) }),
    ...schedules(plan),
  };
}

function agreement(commission: Commission, plan: Plan): object {
  const { start, definitions, territory } = head(commission, plan);
  const { fill, parties, signatures, after } = plan;
  const signature = (party: string) => ({ party, name: BY_HAND, title: BY_HAND, date: BY_HAND });
  return {
    ...start,
    parties: {
      buyer: { name: nameOf(commission, fill, 'buyer'), called: parties.buyer },
      supplier: { name: nameOf(commission, fill, 'supplier'), called: parties.supplier },
    },
    ...territory,
    definitions,
    sections: sections(plan, after),
    clauses: clauses(plan),
    ...schedules(plan),
    ...(signatures && { signatures: [signature('buyer'), signature('supplier')] }),
  };
}

const BY_HAND = '____________';

function nameOf({ templates, language }: Commission, fill: Plan['fill'], question: string): string {
  const label = templates.questions.find(({ id }) => id === question)?.blanks[language][0];
  return label === undefined ? BY_HAND : fill(`[${label}]`);
}

function sections(plan: Plan, after: Plan['after']): object[] {
  return [...plan.before, ...after].map(({ heading, text }) => ({ heading, text }));
}

function clauses({ themes }: Plan): object[] {
  return themes.flatMap((theme) =>
    theme.clauses.map(({ id, title, paragraphs }) => ({ id, title, text: paragraphs.join('\n\n') })),
  );
}

function schedules({ schedules: list }: Plan): object {
  if (list.length === 0) return {};
  return { schedules: list.map(({ name, title, text }) => ({ name, title, attached: true, text })) };
}
