import type { Kind } from '../../documents/types';
import type { Summary } from '../../review/types';
import type { Language } from '../../text/types';

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

/** What edits have cost, as counts. */
export interface ReadingStatistics {
  /** Chapters whose markup was read. */
  segmentsParsed: number;
  /** Their characters (UTF-16 code units). */
  charactersRead: number;
}

export interface WorkspaceCheckResult {
  documents: { uri: string; kind: Kind; summary: Summary }[];
  notReviewed: { uri: string; code: string; message: string }[];
  /** More files matched than the server reviews at once (`limit`). */
  capped: boolean;
  limit: number;
  cancelled: boolean;
}

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
