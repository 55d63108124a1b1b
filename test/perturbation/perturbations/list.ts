import { withMarkdown } from '../draft';
import type { Base, DraftPerturbation, DutyForm } from '../types';
import { infinitive, plain } from '../wording';

/** Duties are items of lists whose lead-in carries the "shall". */
export const asList: DraftPerturbation = {
  name: 'list',
  expects: 'present',
  apply: (draft) => withMarkdown(draft, (sentences) => listed(sentences, draft.base).join('\n\n')),
  accepts: ({ status }) => status === 'present',
};

function listed(sentences: string[], base: Base): string[] {
  const blocks: { lead?: string; lines: string[] }[] = [];
  for (const sentence of sentences) {
    const duty = dutyIn(sentence, base);
    const last = blocks.at(-1);
    if (!duty) blocks.push({ lines: [plain(sentence)] });
    else if (last && last.lead === duty.form.lead) last.lines.push(duty.rest);
    else blocks.push({ lead: duty.form.lead, lines: [duty.rest] });
  }
  return blocks.map(({ lead, lines }) => (lead ? `${lead}\n\n${items(lines)}` : lines.join(' ')));
}

function items(lines: string[]): string {
  return lines.map((line, index) => `- ${index < lines.length - 1 ? line.replace(/\.$/, ';') : line}`).join('\n');
}

/** The form of duty a sentence begins with, and the rest of it in the infinitive. */
export function dutyIn(sentence: string, base: Base): { form: DutyForm; rest: string } | undefined {
  const form = base.duties.find(({ start }) => sentence.startsWith(start));
  if (!form) return undefined;
  const verb = form.start.endsWith('{') ? form.start.length - 1 : form.start.length;
  return { form, rest: infinitive(sentence.slice(verb)) };
}
