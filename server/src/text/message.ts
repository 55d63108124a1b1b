import type { Language } from './types';

/** A length of time in hours, to be said in `unit` (`hour`, `day`, `business-day`, `week`, `month`, `year`; by default hours). */
export interface TimeSpan {
  hours: number;
  unit?: string;
}

/**
 * Every sentence the engine can say, by id, with the arguments it needs. Logic builds a `Message`; only `messages/`
 * turns it into prose. `messages/en.ts` and `messages/fr.ts` must define every key: a missing one fails compilation.
 */
export interface MessageArguments {
  // --- findings: what the squiggle says
  /** `absent`: the playbook's own sentence for it, without a final stop. */
  'finding.missing': { clause: string; absent?: string };
  'finding.annex-silent': { clauses: string[] };
  'finding.missing-theme': { theme: string; missing: number; total: number; clauses: string[] };
  'finding.weak': { clause: string; lacking: string[] };
  'finding.hedged': { clause: string; hedge: string };
  'finding.incomplete': { clause: string; lacking: string[] };
  'finding.contradicted': { clause: string; quote: string };
  'finding.deferred': { clause: string; to: string[] };
  'finding.blank': { label: string; count: number };
  'finding.clause-blank': { clause: string; labels: string[] };
  'finding.limit-exceeded': { clause: string; element: string; value: TimeSpan; limit: TimeSpan };
  'finding.territory-not-allowed': { clause: string; value: string; allowed: string[] };
  'finding.contract-language': { language: Language; section: string };
  'finding.document-language': { language: Language; languages: Language[] };
  'finding.unknown-subject': { subject: string; known: string[] };
  'finding.rule-failed': { rule: string; error: string };
  /** `count`: sentences that could not be read, from here on. */
  'finding.unread-text': { count: number; error: string };
  'finding.simplified': Record<string, never>;
  // --- reasons: why a clause has its status
  'reason.present': { met: number; required: number };
  'reason.incomplete': { met: number; required: number; lacking: string[] };
  'reason.weak-core': { lacking: string[] };
  'reason.weak-few': { met: number; required: number; lacking: string[] };
  'reason.weak-hedged': { hedge: string };
  'reason.weak-blank': { labels: string[] };
  'reason.contradicted': { quote: string };
  'reason.deferred': { to: string[] };
  'reason.missing': Record<string, never>;
  'reason.missing-near': { near: number };
  /** `lookedFor`: words of the subjects; `subjects`: their ids. */
  'reason.not-applicable': { lookedFor: string[]; subjects: string[] };
  'reason.annex': Record<string, never>;
  'reason.off': Record<string, never>;
  'reason.failed': Record<string, never>;
  // --- why a near candidate did not count
  'near.negated': Record<string, never>;
  'near.wrong-party': { party: string };
  'near.aspiration': Record<string, never>;
  'near.permission': Record<string, never>;
  'near.recital': Record<string, never>;
  'near.heading-only': Record<string, never>;
  'near.definition-only': Record<string, never>;
  'near.bidder-instruction': Record<string, never>;
  'near.struck': Record<string, never>;
  'near.lookalike': Record<string, never>;
  'near.incomplete': { touched: string[]; lacking: string[] };
  // --- fixes
  'finding.decision': { path: string; line: number; text: Message };
  'decision.open': Record<string, never>;
  'decision.many': Record<string, never>;
  'decision.unused': { about: string };
  'decision.stale': { about: string; who?: string };
  'decision.expired': { about: string; who?: string; until: string };
  'fix.insert-clause': { clause: string };
  'fix.insert-theme': { theme: string; count: number };
  'fix.complete-clause': { clause: string; elements: string[] };
  'fix.remove-hedge': { words: string };
  'fix.set-limit': { words: string; time: string };
  'fix.fill-blank': { label: string; count: number };
  'fix.choose-clauses': Record<string, never>;
  // --- new documents
  'draft.no-templates': { playbook: string };
  'draft.unknown': { key: string; value: string; known: string[] };
  'draft.limit': { limit: string };
  // --- documents that cannot be read, or only in part
  'input.not-found': { path: string };
  'input.broken-link': { target: string };
  'input.binary': { path: string };
  'input.empty': { path: string };
  'input.too-large': { path: string; megabytes: number; limit: number };
  'input.invalid-utf8': { path: string; line: number };
  'input.not-recognised': { path: string };
  'input.unsupported': { path: string };
  'input.yaml': { path: string; line: number; error: string };
  'input.front-matter': { path: string; line: number; error: string };
  'input.front-matter-depth': { path: string; line: number };
  'input.front-matter-option': { path: string; line: number; key: string; allowed: string[] };
  'input.simplified': { path: string; line: number };
  'input.nothing-found': { pattern: string };
  'input.read-error': { path: string; cause: 'denied' | 'loop' | 'other'; error: string };
  'input.invalid-line': { path: string; line: number };
  'input.failed': { path: string; cause: 'memory' | 'other'; error: string };
  // --- structured YAML: `key` names the place as the author wrote it, '' the document itself
  'schema.yaml': { problem: YamlErrorWord; detail: string };
  'schema.unknown-key': { key: string; suggestion?: string; allowed: string[] };
  'schema.duplicate-key': { key: string };
  'schema.missing-key': { key: string; missing: string };
  'schema.missing-one-of': { key: string; keys: string[] };
  'schema.empty': { key: string };
  'schema.quote': { key: string };
  'schema.too-long': { key: string; most: number; unit: 'character' | 'entry' };
  'schema.repeated': { key: string };
  'schema.type': { key: string; expected: ValueWord[]; found: ValueWord };
  'schema.one-of': { key: string; allowed: string[]; found: string; suggestion?: string };
  'schema.format': { key: string; format: FormatName; found: string };
  'schema.unknown-clause': { id: string; suggestion?: string };
  'schema.duplicate-clause': { id: string; line: number };
  'schema.schedule-not-attached': { name: string };
  'schema.schedule-not-listed': { name: string };
  'schema.schedule-without-content': { name: string };
  'schema.weights': { total: number };
  'schema.dates-order': { earlier: string; later: string };
  'schema.dates-differ': { one: string; other: string };
  'schema.too-large': Record<string, never>;
  'schema.more': { count: number };
  // --- configuration files: the file and line are shown before these
  /** `key` says where it stands, `known` what may stand there. */
  'configuration.unknown': { key: string; what: ConfigurationWord; id: string; suggestion?: string; known: string[] };
  /** `elements`: those of the clause that take a time limit. */
  'configuration.no-limit': { clause: string; element?: string; elements: string[] };
  'configuration.glob': { glob: string };
  'configuration.duplicate-file': { name: string; line: number };
  'configuration.extends': { name: string; suggestion?: string; presets: string[] };
  'configuration.missing': { path: string };
  'configuration.outside': { path: string; folder: string };
  'configuration.package': { name: string };
  /** `chain`: each file as `path:line`, the first one again at the end. */
  'configuration.circular': { chain: string[] };
  'configuration.too-many': { most: number };
  // --- where a value comes from
  'origin.default': Record<string, never>;
  'origin.setting': { key: string };
  'origin.preset': { preset: string; file?: string; line?: number };
  'origin.file': { file: string; line: number; files?: string[] };
  'origin.front-matter': { line: number };
  'origin.option': { option: string };
  'origin.jurisdiction': { jurisdiction: string };
  // --- why a finding is as it is
  'why.severity': { severity: SeverityWord; about: string; origin: Message };
  'why.usual': { severity: SeverityWord; about: string };
  'why.limit': { limit: TimeSpan; origin: Message };
  'why.territories': { allowed: string[]; origin: Message };
  'why.languages': { languages: Language[]; origin: Message };
  'why.jurisdiction': { jurisdiction: string; origin: Message };
  'why.subject': { subject: string; origin: Message };
  'why.position': { position: 'buyer' | 'neutral'; origin: Message };
  'why.change': { key: string };
  // --- playbook files
  'playbook.empty-file': Record<string, never>;
  'playbook.unexpected-file': Record<string, never>;
  'playbook.missing-file': { file: string };
  'playbook.file-name': { id: string; expected: string };
  'playbook.duplicate': { what: 'clause' | 'element' | 'fact' | 'theme' | 'concept' | 'tier'; id: string; place: string };
  'playbook.unknown': { what: 'clause' | 'element' | 'theme' | 'concept'; id: string; suggestion?: string };
  'playbook.pattern': { key: string; problem: PatternErrorWord; pattern: string; column: number };
  'playbook.missing-language': { key: string; language: Language };
  'playbook.no-patterns': { element: string };
  'playbook.no-core': { clause: string };
  'playbook.wording-blanks': { key: string; english: number; french: number };
  'playbook.newer': { version: number; known: number };
  /** `known`: the elements that the clause has. */
  'playbook.lacks': { what: 'clause' | 'element'; id: string; keys: string[]; suggestion?: string; known?: string[] };
  'playbook.no-example': { status: string; language: Language };
}

/** What kind of YAML value is wanted or found. */
export type ValueWord = 'text' | 'number' | 'whole-number' | 'yes-no' | 'list' | 'group';

/** What a name in a configuration stands for. */
export type ConfigurationWord = 'clause' | 'rule' | 'code' | 'element' | 'jurisdiction' | 'subject' | 'territory';

export type SeverityWord = 'error' | 'warning' | 'info';

/** Text formats that are explained in words. */
export type FormatName =
  | 'text'
  | 'identifier'
  | 'version'
  | 'date'
  | 'date-time'
  | 'duration'
  | 'percentage'
  | 'number'
  | 'territory'
  | 'rule'
  | 'path';

/** Ways in which a text is not YAML; `other` is explained by the parser's own words. */
export type YamlErrorWord = 'duplicate-key' | 'tab' | 'indent' | 'unclosed' | 'too-large' | 'too-deep' | 'alias' | 'other';

/** Ways in which a pattern is not one. */
export type PatternErrorWord = 'empty' | 'unexpected' | 'unclosed' | 'unknown-slot' | 'bad-gap' | 'bad-window' | 'too-deep';

export type MessageId = keyof MessageArguments;

/** A sentence not yet said: rendered at the edge, in the language asked for. */
export type Message = { [K in MessageId]: { id: K; args: MessageArguments[K] } }[MessageId];

/** Builds a message; `args` is checked against the id. */
export function message<K extends MessageId>(id: K, args: MessageArguments[K]): Message {
  return { id, args } as Message;
}
