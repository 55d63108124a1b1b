import type { ReportProse } from './prose';
import { valueText } from './values';

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const en: ReportProse = {
  status: {
    present: 'present',
    weak: 'weak',
    contradicted: 'contradicted',
    deferred: 'deferred',
    missing: 'missing',
    'not-applicable': 'assumed n/a',
  },
  severity: { error: 'error', warning: 'warning', info: 'info' },
  kind: { rfp: 'RFP', agreement: 'agreement', annex: 'annex', other: 'not recognised' },
  language: { en: 'English', fr: 'French' },
  format: { markdown: 'Markdown', yaml: 'YAML', text: 'text' },
  colon: ': ',
  open: '“',
  close: '”',
  sure: (percent) => `${percent}% sure`,
  line: (line) => `line ${line}`,
  counted: (status, count) => `${count} ${en.status[status]}`,
  documents: (count) => counted(count, 'document', 'documents'),
  findings: {
    errors: (count) => counted(count, 'error', 'errors'),
    warnings: (count) => counted(count, 'warning', 'warnings'),
    infos: (count) => counted(count, 'remark', 'remarks'),
  },
  noFindings: 'no findings',
  elements: 'Elements',
  need: { required: 'required', recommended: 'recommended' },
  near: 'near, but does not count',
  facts: 'Facts stated',
  value: (value, type, unit) => valueText('en', value, type, unit),
  others: 'Other findings',
  accepted: 'Accepted by decision',
  until: (date) => `until ${date}`,
  because: (reason) => `Accepted: ${reason}`,
  incomplete: 'incomplete',
  andMore: (count) => `and ${count} more (--verbose)`,
  notReviewed: 'Not reviewed',
  next: {
    title: 'What to do next',
    contradicted: (clauses) => `Strike or rewrite the wording that grants the opposite: ${clauses}.`,
    missing: (count) =>
      `Add ${counted(count, 'missing clause', 'missing clauses')}: the editor inserts the wording as a quick fix.`,
    weak: (count) => `Strengthen ${counted(count, 'weak clause', 'weak clauses')}: make the duty firm and add what is lacking.`,
    incomplete: (count) => `Complete ${counted(count, 'clause that lacks an element', 'clauses that lack elements')}.`,
    deferred: (count) => `Attach the documents that ${counted(count, 'clause is', 'clauses are')} left to, or settle them here.`,
    blanks: (count) => `Fill in the blanks (${counted(count, 'finding', 'findings')}).`,
    confirm: (count) => `Confirm that ${counted(count, 'clause does', 'clauses do')} not apply.`,
    explain: (command) => `Model wording, and why it matters: ${command}`,
    verbose: 'Evidence for every element, and what came near: add --verbose',
  },
  total: 'Total',
  list: (items) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`),
};
