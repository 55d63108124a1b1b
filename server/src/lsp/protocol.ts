import type { WorkspaceEdit } from 'vscode-languageserver';
import type { ClauseStatus } from '../detection/types';
import type { Kind, PositionRange } from '../documents/types';
import type { NewDocumentQuestions } from '../drafting/newDocument/questions';
import type { NewDocumentRequest } from '../drafting/newDocument/request';
import type { Severity } from '../playbook/types';
import type {
  ChecklistClause,
  ChecklistElement,
  ChecklistFinding,
  ChecklistTheme,
  ClauseState,
  Quotation,
  Checklist as ReportedChecklist,
} from '../reports/checklist';
import type { EvidenceStatus } from '../review/evidenceMarks';
import type { Summary } from '../review/types';
import type { Language } from '../text/types';

/**
 * What this server speaks beyond the Language Server Protocol. The client imports this file; it holds names and
 * plain data only. Positions and edits in it are those of the protocol.
 */
export const Method = {
  /** Request `{uri}` → `Review` (the review JSON), or null when the document is not open. */
  review: 'civicClause/review',
  /** Request `ClausesParams` → `ClauseItem[]`: every clause with its status, for a picker. */
  clauses: 'civicClause/clauses',
  /** Request `InsertParams` → `WorkspaceEdit`, or null when nothing is to be inserted. */
  insert: 'civicClause/insert',
  /** Request `RecordDecisionParams` → `RecordedDecision`: the edit that writes decisions down, or why there is none. */
  recordDecision: 'civicClause/recordDecision',
  /** Request `{uri, position}` → `DecidableFinding[]`: the findings at a place that somebody may decide to live with. */
  decidable: 'civicClause/decidable',
  /** Request `FillBlankParams` → `FilledBlank`: the edit that fills a blank in at all its places, or why there is none. */
  fillBlank: 'civicClause/fillPlaceholder',
  /** Request `{uri}` → `BlankQuestion[]`: every blank of the document once, in the order of their first places. */
  blanks: 'civicClause/placeholders',
  /** Request `FillBlanksParams` → `FilledBlank`: one edit that fills several blanks in, each at all its places. */
  fillBlanks: 'civicClause/fillPlaceholders',
  /** Request `{uri, position}` → `BlankPlaces`, or null where no blank stands. */
  blank: 'civicClause/placeholder',
  /** Request `{clause, language?}` → `ClausePage`, or null for an unknown clause. */
  explain: 'civicClause/explain',
  /** Request `ExplainSettingParams` → `ExplainedSetting[]`: why findings are reported as they are, and where that was set. */
  explainSetting: 'civicClause/explainSetting',
  /** Request `{uri}` → `EvidencePlace[]` in the order of the text, or null when the document is not reviewed. */
  evidence: 'civicClause/evidence',
  /** Request `{uri}` → `HeadingStanding[]` in the order of the text, or null when the document is not reviewed. */
  headings: 'civicClause/headings',
  /** Request `ReportParams` → the review as a page of HTML that needs nothing else, or null when the document is not reviewed. */
  report: 'civicClause/report',
  /** Request `{uri}` → `Checklist`, or null when the document is not reviewed. */
  checklist: 'civicClause/checklist',
  /** Request `ClauseHelpParams` → Markdown: why the clause matters, what was found of it, what to ask; null when the document is not reviewed. */
  clauseHelp: 'civicClause/clauseHelp',
  /** Request `FixParams` → `WorkspaceEdit`, or null when the document has no such fix (any more). */
  fix: 'civicClause/fix',
  /** Request `AnswerParams` → `AnswerResult`: what an assistant asks, in Markdown; null when the server failed. */
  answer: 'civicClause/answer',
  /** Request `{uri}` → `ReadingStatistics`: what was read of an open document since this was last asked, or null when it is not open. */
  statistics: 'civicClause/statistics',
  /** Request `NewDocumentQuestionsParams` → `NewDocumentQuestions`: what to ask before a new document is made, in the language of the user interface. */
  newDocumentQuestions: 'civicClause/newDocumentQuestions',
  /** Request `NewDocumentRequest` → `{text}`, the whole of a new RFP or agreement, or `{problem}`, why there is none; null when the server failed. */
  newDocument: 'civicClause/newDocument',
  /** Request `PlaybookTestsParams` → `PlaybookTests`: what a playbook of one's own holds, and what is wrong with it. */
  playbookTests: 'civicClause/playbookTests',
  /** Request `RunPlaybookParams` → `PlaybookRun[]`: its examples read, and the wordings of its clauses. */
  runPlaybook: 'civicClause/runPlaybook',
  /** Notification to the client, `DocumentStatus`. Sent only when `InitializationOptions.status` is true. */
  status: 'civicClause/status',
  /** Request to the client, `{pattern, limit}` → `string[]` of URIs, at most `limit`. Sent only when `InitializationOptions.files` is true. */
  listFiles: 'civicClause/listFiles',
  /** Request to the client, `{uri, mostBytes}` → base64 of the file, or null when there is none or it is larger. As `listFiles`. */
  readFile: 'civicClause/readFile',
} as const;

/** What a document settles, clause by clause. */
export interface Checklist extends ReportedChecklist {
  uri: string;
  /** Of the document, when it was made. */
  version: number;
  /** The procurement file that it is reviewed in, where there are other documents in it. */
  procurementFile?: { name: string; documents: number };
}

export type { ChecklistClause, ChecklistElement, ChecklistFinding, ChecklistTheme, ClauseState, Quotation };

export interface ClauseHelpParams {
  uri: string;
  clause: string;
}

export interface FixParams {
  uri: string;
  /** As a finding, or a clause of the checklist, lists it. */
  id: string;
}

/** A sentence and what it means for one clause. */
export interface EvidencePlace {
  range: PositionRange;
  clause: string;
  /** Title of the clause. */
  title: string;
  /** Ids of the elements it proves, or comes near. */
  elements: string[];
  status: EvidenceStatus;
}

/** How the clauses stand that a heading deals with. */
export interface HeadingStanding {
  /** Of the heading, 0-based. */
  line: number;
  /** `words`: the clause and how it stands, in full. */
  clauses: { clause: string; state: Exclude<ClauseState, 'accepted' | 'silent' | 'not-applicable'>; words: string }[];
}

export interface ReportParams {
  uri: string;
  /** Language of the report; by default that of the findings. */
  locale?: Language;
  /** Date to print on it, such as `2026-03-31`: the server has no clock. */
  date?: string;
}

/**
 * A question of an assistant. `uri`: of an open document; clauses and themes are named by id or title; `most`: the longest answer, in
 * characters.
 */
export type AnswerParams = { most?: number } & (
  | { question: 'review'; uri: string; clauses?: string[] }
  | { question: 'missing'; uri: string; theme?: string }
  | { question: 'explain'; uri?: string; clause: string }
  | { question: 'wording'; uri?: string; clause: string; kind?: 'rfp' | 'agreement'; language?: Language }
);

/** `data`: the same as plain data, one of the answers of `reports/answers/types.ts`. */
export type AnswerResult = { text: string; data: unknown } | { problem: string };

/** What edits have cost, as counts. */
export interface ReadingStatistics {
  /** Chapters whose markup was read. */
  segmentsParsed: number;
  /** Their characters (UTF-16 code units). */
  charactersRead: number;
}

/** `jurisdiction`: its statutes and laws are proposed as answers. */
export type NewDocumentQuestionsParams = Pick<NewDocumentRequest, 'kind' | 'language' | 'jurisdiction'>;

export type NewDocumentResult = { text: string } | { problem: string };

export type { NewDocumentQuestions, NewDocumentRequest };

/**
 * Schemes of documents that an editor makes for itself, or of a second view of a file: findings there would be noise or doubles. Others
 * may be anything: `vscode-remote` and `vscode-vfs` are folders like those on disk.
 */
export const schemesNotReviewed: readonly string[] = [
  'civic-clause',
  'comment',
  'git',
  'gitfs',
  'gitlens',
  'output',
  'review',
  'vscode-bulkeditpreview-editor',
  'vscode-bulkeditpreview-multieditor',
  'vscode-chat-code-block',
  'vscode-interactive',
  'vscode-interactive-input',
  'vscode-local-history',
  'vscode-notebook-cell',
  'vscode-scm',
  'vscode-settings',
  'walkThrough',
  'walkThroughSnippet',
];

/** Commands of `workspace/executeCommand`. */
export const ServerCommand = {
  /** No arguments → `WorkspaceCheckResult`. Reports progress, can be cancelled. */
  reviewWorkspace: 'civicClause.server.reviewWorkspace',
  /** `[uri, kind?]`: reviews a document, as `rfp` or `agreement` if it was not recognised; → `DocumentStatus`. */
  reviewAnyway: 'civicClause.server.reviewAnyway',
} as const;

/** Command a code action carries; the client implements it. Arguments: `[uri, position]`. */
export const ChooseClausesCommand = 'civicClause.insertClause';

/** Command a code action and a hover carry; the client implements it. Arguments: `[uri, DecidableFinding[] | DecisionTarget]`. */
export const RecordDecisionCommand = 'civicClause.recordDecision';

/** Command that a hover links to where `commandLinks` is true. Arguments: `[uri, {rule, code}]`. */
export const WhyHereCommand = 'civicClause.whyHere';

/** Command a code lens carries; the client implements it. Arguments: `[uri, clause]`. */
export const ClauseActionsCommand = 'civicClause.clauseActions';

/** Command a code action carries; the client implements it. Arguments: `[uri, position]`. */
export const FillBlankCommand = 'civicClause.fillPlaceholder';

/** `initializationOptions`, all optional. */
export interface InitializationOptions {
  /** Language of the user interface, as an IETF tag; wins over the protocol's `locale`. */
  locale?: string;
  /** Settings for clients that cannot be asked for `workspace/configuration`: the section `civicClause`. */
  settings?: unknown;
  /**
   * Folder of clause pages shipped with the client, as a URI ending in `/`; findings then link to `<base><clause>.md`, in French
   * `<base><clause>.fr.md`, and documents in it are not reviewed.
   */
  clausePages?: string;
  /** The client shows `civicClause/status`. */
  status?: boolean;
  /** The client answers `civicClause/listFiles` and `civicClause/readFile` (virtual workspaces). */
  files?: boolean;
  /** False when something else completes and explains YAML by our schemas (VS Code's YAML extension); default true. */
  schemaHelp?: boolean;
  /**
   * False when something else validates open `*.rfp.yaml` and `*.agreement.yaml` files by our schemas: what their JSON Schema
   * says is then no diagnostic of ours as well; default true.
   */
  schemaChecks?: boolean;
  /** The editor has an outline of the headings of Markdown: ours is shown beside it only where it has more, unless the settings say so. */
  markdownOutline?: boolean;
  /** The client implements `ChooseClausesCommand`. */
  chooseClauses?: boolean;
  /** The client implements `RecordDecisionCommand`. */
  recordDecision?: boolean;
  /** The client implements `ClauseActionsCommand`. */
  clauseActions?: boolean;
  /**
   * Hovers may link to `civicClause.explainClause` and `civicClause.insertClause`, with `recordDecision` to `RecordDecisionCommand` too, and
   * the client follows no other commands.
   */
  commandLinks?: boolean;
  /** The client implements `FillBlankCommand`. */
  fillBlank?: boolean;
  /**
   * What counts as evidence is told as semantic tokens (their types: `lsp/evidence/tokens.ts`); also where `settings` holds
   * `evidenceTokens: true`. Default false: not every reader wants it coloured all the time.
   */
  evidenceTokens?: boolean;
}

/** `too-large`: reviewed on command only. */
export type DocumentState = 'reviewed' | 'not-recognised' | 'too-large' | 'off' | 'failed';

export interface DocumentStatus {
  uri: string;
  version: number;
  state: DocumentState;
  kind: Kind;
  /** 0 to 1. */
  kindConfidence: number;
  language: Language;
  counts: Summary;
  /** For `failed`: what went wrong. */
  error?: string;
  /** The configuration above it is wrong: where, and what. An earlier one that was right holds, or none. */
  configuration?: { uri: string; line: number; message: string };
}

export interface ClausesParams {
  /** Null: the playbook's clauses, without a document. */
  uri: string | null;
}

export interface ClauseItem {
  id: string;
  title: string;
  theme: string;
  themeTitle: string;
  severity: Severity;
  /** Absent when no document was asked about. */
  status?: ClauseStatus;
  /** Why it has that status, in words. */
  reason?: string;
  /** What would be inserted, without the document's own terms and style. */
  wording: string;
}

export interface InsertParams {
  uri: string;
  clauses: string[];
  /** Insert here instead of where the clauses belong. */
  position?: { line: number; character: number };
  /** Let the user look at each clause before it is inserted, where the client can show that. */
  preview?: boolean;
}

/** A finding that somebody may decide to live with. */
export interface DecidableFinding {
  rule: string;
  code: string;
  /** As the finding says it. */
  message: string;
  range: PositionRange;
}

/** Findings to decide on, by where they stand: ids and places alone, since a hover's link names them. */
export interface DecisionTarget {
  position: { line: number; character: number };
  rules: string[];
}

export interface RecordDecisionParams {
  uri: string;
  findings: Pick<DecidableFinding, 'rule' | 'code' | 'range'>[];
  reason: string;
  who?: string;
  /** ISO date, the last day on which it holds. */
  until?: string;
  /**
   * `file`: in the decisions file; `document`: in the front matter or keys of the document itself, `comment`: in a comment of Markdown
   * beside the finding, where whoever gets it reads the reason.
   */
  where: 'file' | 'document' | 'comment';
}

export interface RecordedDecision {
  /** What the client applies; absent where nothing could be written. */
  edit?: WorkspaceEdit;
  /** The file it is written into. */
  uri?: string;
  /** Why nothing was written, in words. */
  problem?: string;
}

/** The findings at a place, or the one of a rule and code. */
export interface ExplainSettingParams {
  uri: string;
  position?: { line: number; character: number };
  rule?: string;
  code?: string;
}

/** Why one finding is reported as it is. */
export interface ExplainedSetting {
  rule: string;
  code: string;
  /** As the finding says it. */
  message: string;
  reasons: {
    /** In words. */
    text: string;
    /** The file that it comes from, and the line in it (1-based). */
    uri?: string;
    line?: number;
  }[];
  /** What to set to have it otherwise, in words. */
  change: string;
}

export interface BlankPlaces {
  /** As written; '' for a line of underscores. */
  label: string;
  /** How often it stands in the document. */
  count: number;
  range: PositionRange;
}

/** What to ask for a blank. Texts are shown as they are, never as markup. */
export interface BlankQuestion extends BlankPlaces {
  /** Values that the label itself offers. */
  offers: string[];
  /** The text on both sides of its first place, on one line. */
  before: string;
  after: string;
}

/** What is to stand in the place of a blank. */
export interface BlankValue {
  /** Where one of its places stands. */
  position: { line: number; character: number };
  value: string;
}

export interface FillBlankParams extends BlankValue {
  uri: string;
}

export interface FillBlanksParams {
  uri: string;
  values: BlankValue[];
}

export interface FilledBlank {
  edit?: WorkspaceEdit;
  /** Why nothing was filled in, or which values were not, in words. */
  problem?: string;
}

export interface ClausePage {
  id: string;
  title: string;
  markdown: string;
  /** The same page among those the client ships, with links; it may not be there, when the playbook is another. */
  uri?: string;
}

export interface WorkspaceCheckResult {
  documents: { uri: string; kind: Kind; summary: Summary }[];
  notReviewed: { uri: string; code: string; message: string }[];
  /** More files matched than the server reviews at once (`limit`). */
  capped: boolean;
  limit: number;
  cancelled: boolean;
}

/** A playbook of one's own, open or not. */
export interface PlaybookTestsParams {
  uri: string;
  text: string;
}

export interface PlaybookTests {
  /** '' where the file cannot be read. */
  title: string;
  problems: { range: PositionRange; severity: 'error' | 'warning'; message: string }[];
  clauses: {
    id: string;
    title: string;
    range: PositionRange;
    /** `index`: as in `PlaybookRun.example`. */
    examples: { index: number; label: string; range: PositionRange }[];
  }[];
}

export interface RunPlaybookParams extends PlaybookTestsParams {
  /** Only this one's examples. */
  clause?: string;
}

export interface PlaybookRun {
  clause: string;
  /** Absent: the clause's own wording was read. */
  example?: number;
  /** Which wording, in words. */
  wording?: string;
  passed: boolean;
  /** Statuses in words. */
  wanted: string;
  found: string;
  /** What matched, what came near and why. Plain text, several lines. */
  message: string;
}
