/** Requests and notifications, by what they are asked for. */
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
