import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol';

/** What the client can do, reduced to the questions the features ask. */
export interface ClientFeatures {
  pullDiagnostics: boolean;
  refreshDiagnostics: boolean;
  refreshCodeLens: boolean;
  refreshTokens: boolean;
  relatedInformation: boolean;
  codeDescription: boolean;
  diagnosticData: boolean;
  codeActionLiterals: boolean;
  /** The edit of a code action may be left to `codeAction/resolve`. */
  lazyEdits: boolean;
  preferredActions: boolean;
  versionedEdits: boolean;
  snippetEdits: boolean;
  /** Edits can be shown to the user before they are made, each with what it brings. */
  previews: boolean;
  /** An edit may make a file. */
  createsFiles: boolean;
  markdownHover: boolean;
  /** A definition may come with the range of what leads to it. */
  definitionLinks: boolean;
  completionSnippets: boolean;
  hierarchicalSymbols: boolean;
  prepareRename: boolean;
  configuration: boolean;
  configurationChanges: boolean;
  watchedFiles: boolean;
  workDoneProgress: boolean;
  options: InitializationOptions;
  /** IETF tag of the user interface's language. */
  locale: string | undefined;
  /** It tells of folders that are added and removed. */
  workspaceFolders: boolean;
  /** Workspace folders as URIs. */
  folders: string[];
}

export function clientFeatures(params: InitializeParams): ClientFeatures {
  const can: ClientCapabilities = params.capabilities ?? {};
  const text = can.textDocument ?? {};
  const workspace = can.workspace ?? {};
  const options = readOptions(params.initializationOptions);
  const action = text.codeAction;
  return {
    pullDiagnostics: text.diagnostic !== undefined,
    refreshDiagnostics: workspace.diagnostics?.refreshSupport === true,
    refreshCodeLens: workspace.codeLens?.refreshSupport === true,
    refreshTokens: workspace.semanticTokens?.refreshSupport === true,
    relatedInformation: (text.diagnostic?.relatedInformation ?? text.publishDiagnostics?.relatedInformation) === true,
    codeDescription: (text.diagnostic?.codeDescriptionSupport ?? text.publishDiagnostics?.codeDescriptionSupport) === true,
    diagnosticData: (text.diagnostic?.dataSupport ?? text.publishDiagnostics?.dataSupport) === true,
    codeActionLiterals: action?.codeActionLiteralSupport !== undefined,
    lazyEdits: action?.dataSupport === true && (action.resolveSupport?.properties.includes('edit') ?? false),
    preferredActions: action?.isPreferredSupport === true,
    versionedEdits: workspace.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.snippetEditSupport === true,
    previews: workspace.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    createsFiles:
      workspace.workspaceEdit?.documentChanges === true &&
      (workspace.workspaceEdit.resourceOperations?.includes('create') ?? false),
    markdownHover: text.hover?.contentFormat?.includes('markdown') ?? false,
    definitionLinks: text.definition?.linkSupport === true,
    completionSnippets: text.completion?.completionItem?.snippetSupport === true,
    hierarchicalSymbols: text.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    prepareRename: text.rename?.prepareSupport === true,
    configuration: workspace.configuration === true,
    configurationChanges: workspace.didChangeConfiguration?.dynamicRegistration === true,
    watchedFiles: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    workDoneProgress: can.window?.workDoneProgress === true,
    options,
    locale: options.locale ?? params.locale,
    workspaceFolders: workspace.workspaceFolders === true,
    folders: params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []),
  };
}

function readOptions(value: unknown): InitializationOptions {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const options: InitializationOptions = { settings: given.settings };
  if (typeof given.locale === 'string') options.locale = given.locale;
  if (typeof given.clausePages === 'string') options.clausePages = given.clausePages;
  options.status = given.status === true;
  options.files = given.files === true;
  options.schemaHelp = given.schemaHelp !== false;
  options.schemaChecks = given.schemaChecks !== false;
  options.markdownOutline = given.markdownOutline === true;
  options.chooseClauses = given.chooseClauses === true;
  options.recordDecision = given.recordDecision === true;
  options.clauseActions = given.clauseActions === true;
  options.commandLinks = given.commandLinks === true;
  options.fillBlank = given.fillBlank === true;
  const settings = (typeof given.settings === 'object' && given.settings !== null ? given.settings : {}) as Record<
    string,
    unknown
  >;
  options.evidenceTokens = given.evidenceTokens === true || settings.evidenceTokens === true;
  return options;
}
