import type { ClauseSource, DraftKind, PlaybookSource, Severity } from '../playbook/types';
import { jurisdictionOf } from '../policy';
import { type Message, message, placeName } from '../text';
import type { Language } from '../text/types';
import type { Choice, Origin, Place, Resolved } from './types';

/** A finding, as far as a configuration has a say in it. */
export interface ConfiguredFinding {
  /** Clause id, or a check's id. */
  rule: string;
  code: string;
  severity: Severity;
  /** Of the part that it stands in. */
  kind: DraftKind;
}

/** One reason why a finding is as it is, and the line that it comes from. */
export interface Why {
  message: Message;
  place?: Place;
}

export interface WhyInput {
  resolved: Pick<Resolved, 'choices'>;
  playbook: PlaybookSource;
  /** What the document says of itself. */
  own: readonly Choice[];
  /** Names a file to the reader. */
  nameOf: (file: string) => string;
  /** For the names of places. */
  language: Language;
}

/** Why a finding is reported as it is: which value made it so severe, which limit it breaks, and where each comes from. */
export function whyHere(finding: ConfiguredFinding, input: WhyInput): Why[] {
  const { rule, code, severity, kind } = finding;
  const { choices } = input.resolved;
  const say = (choice: Choice, make: (origin: Message) => Message): Why => ({
    message: make(originMessage(choice.origin, input.nameOf)),
    ...placeOf(choice.origin),
  });
  const reasons: Why[] = [];
  const paths = [`${rule}/${code}.${kind}`, `${rule}/${code}`, `${rule}.${kind}`, rule];
  const chosen = paths.map((path) => choices.get(`severities.${path}`)).find((choice) => choice !== undefined);
  const about = chosen ? chosen.path.slice('severities.'.length).replace(/\.(rfp|agreement)$/, '') : `${rule}/${code}`;
  const clause = input.playbook.clauses.find(({ id }) => id === rule);
  const jurisdiction = choices.get('jurisdiction');
  const byLaw = !chosen && jurisdiction && clause && isRaised(clause, kind, severity, jurisdiction, input.playbook);
  if (chosen) reasons.push(say(chosen, (origin) => message('why.severity', { severity, about, origin })));
  else if (byLaw) {
    const law: Message = message('origin.jurisdiction', { jurisdiction: String(jurisdiction.value) });
    reasons.push({ message: message('why.severity', { severity, about: rule, origin: law }) });
  } else reasons.push({ message: message('why.usual', { severity, about }) });
  if (jurisdiction && (byLaw || rule === 'contract-language'))
    reasons.push(
      say(jurisdiction, (origin) => message('why.jurisdiction', { jurisdiction: String(jurisdiction.value), origin })),
    );
  if (code === 'limit')
    for (const choice of choices.values())
      if (choice.path.startsWith(`limits.${rule}/`))
        reasons.push(say(choice, (origin) => message('why.limit', { limit: { hours: Number(choice.value) }, origin })));
  const territories = code === 'territory' ? choices.get('allowed-territories') : undefined;
  if (territories) {
    const allowed = (territories.value as string[]).map((place) => placeName(place, input.language));
    reasons.push(say(territories, (origin) => message('why.territories', { allowed, origin })));
  }
  const languages = rule === 'document-language' ? choices.get('languages') : undefined;
  if (languages)
    reasons.push(say(languages, (origin) => message('why.languages', { languages: languages.value as Language[], origin })));
  reasons.push(...subjectsOf(clause, input, say));
  return reasons;
}

/** The subjects for which a clause applies, where somebody has named them. */
function subjectsOf(
  clause: ClauseSource | undefined,
  { resolved, own }: WhyInput,
  say: (choice: Choice, make: (origin: Message) => Message) => Why,
): Why[] {
  const named = new Map(own.filter(({ path }) => path === 'subjects').map((choice) => [String(choice.value), choice]));
  const chosen = resolved.choices.get('subjects');
  return (clause?.['applies-when'] ?? []).flatMap((subject) => {
    const choice = named.get(subject) ?? (chosen && (chosen.value as string[]).includes(subject) ? chosen : undefined);
    return choice ? [say(choice, (origin) => message('why.subject', { subject, origin }))] : [];
  });
}

/** Whether the law of the jurisdiction is what makes a finding so severe. */
function isRaised(
  clause: ClauseSource,
  kind: DraftKind,
  severity: Severity,
  { value }: Choice,
  playbook: PlaybookSource,
): boolean {
  const least = jurisdictionOf(playbook, String(value))?.severities?.[clause.id];
  return least === severity && clause.severity[kind] !== severity;
}

/** Where a value comes from, in words. */
export function originMessage(origin: Origin, nameOf: (file: string) => string): Message {
  switch (origin.from) {
    case 'default':
      return message('origin.default', {});
    case 'setting':
      return message('origin.setting', { key: origin.key });
    case 'option':
      return message('origin.option', { option: origin.option });
    case 'front-matter':
      return message('origin.front-matter', { line: origin.line });
    case 'preset':
      return message('origin.preset', {
        preset: origin.preset,
        ...(origin.by && { file: nameOf(origin.by.file), line: origin.by.line }),
      });
    case 'file': {
      const { file, line, files } = origin;
      return message('origin.file', { file: nameOf(file), line, ...(files && { files }) });
    }
  }
}

/** The line that a value comes from. */
export function placeOf(origin: Origin): { place?: Place } {
  if (origin.from === 'preset') return origin.by ? { place: origin.by } : {};
  return 'line' in origin ? { place: { file: origin.file, line: origin.line } } : {};
}
