import type { Language } from '../../text/types';
import { en } from './en';
import { fr } from './fr';

/** What the command line itself says: help, usage errors, headings of `explain` and `clauses`. Findings come from `messages/`. */
export interface Prose {
  help: {
    program: string;
    examplesOfProgram: string;
    usage: {
      title: string;
      options: string;
      commands: string;
      arguments: string;
      command: string;
      /** What stands for an option's value. */
      values: Record<
        | 'paths'
        | 'document'
        | 'parts'
        | 'path'
        | 'file'
        | 'format'
        | 'kind'
        | 'language'
        | 'locale'
        | 'position'
        | 'id'
        | 'date'
        | 'severity'
        | 'megabytes'
        | 'shard'
        | 'number',
        string
      >;
    };
    show: string;
    version: string;
    locale: string;
    color: string;
    noColor: string;
    check: Record<
      | 'description'
      | 'paths'
      | 'format'
      | 'output'
      | 'quotations'
      | 'reasons'
      | 'fixes'
      | 'baseline'
      | 'writeBaseline'
      | 'pruneBaseline'
      | 'kind'
      | 'language'
      | 'position'
      | 'jurisdiction'
      | 'asOf'
      | 'config'
      | 'failOn'
      | 'stdin'
      | 'stdinNdjson'
      | 'stdinPath'
      | 'stdinPaths'
      | 'quiet'
      | 'maxWarnings'
      | 'maxSize'
      | 'shard'
      | 'jobs'
      | 'verbose'
      | 'after',
      string
    >;
    merge: Record<'description' | 'parts' | 'format' | 'after', string>;
    explain: Record<'description' | 'argument' | 'clause' | 'after', string>;
    clauses: Record<'description' | 'format' | 'after', string>;
    jurisdictions: Record<'description' | 'id' | 'after', string>;
    config: Record<'description' | 'document' | 'explain' | 'format' | 'after', string>;
    lsp: Record<'description' | 'stdio', string>;
  };
  usage: {
    unknownOption(option: string): string;
    unknownCommand(command: string): string;
    perhapsCheck(path: string): string;
    missingValue(option: string): string;
    missingArgument(argument: string): string;
    tooManyArguments: string;
    /** An option's value is not one of those that exist. */
    notOneOf(option: string, value: string, allowed: readonly string[]): string;
    /** The same for an answer to a question. */
    noSuchChoice(value: string, allowed: readonly string[]): string;
    notADate(option: string, value: string): string;
    notASize(option: string, value: string): string;
    didYouMean(words: readonly string[]): string;
    seeHelp(command: string): string;
    nothingToCheck: string;
    stdinAndPaths: string;
    stdinNdjsonAndPaths: string;
    stdinPathsAndPaths: string;
    notANumber(option: string, value: string): string;
    oneStdin: string;
    shardOfStdin: string;
    formatOfSeveral: string;
    formatOfSeveralHint(format: string): string;
    outputTwice(path: string): string;
    /** The output would take the place of what is read. */
    outputIsDocument(path: string): string;
    unknownEnding(path: string): string;
    endings(endings: readonly string[]): string;
    htmlOfLines: string;
    htmlTooMany(count: number, most: number): string;
    notAShard(option: string, value: string): string;
    notAJobCount(option: string, value: string, most: number): string;
    unknownClause(id: string): string;
  };
  errors: {
    nothingReviewed: string;
    cannotWrite(path: string, error: string): string;
    isThere(path: string): string;
    tooManyWarnings(count: number, most: number): string;
    unexpected(error: string): string;
  };
  baseline: {
    optionWithoutFile(option: string): string;
    writeAndPrune: string;
    writtenByShard: string;
    notFound(path: string): string;
    notRead(path: string, error: string): string;
    notABaseline(path: string): string;
    /** How to write one. */
    begin(path: string): string;
    written(path: string, findings: number, files: number): string;
    pruned(path: string, findings: number): string;
    fixed(path: string, findings: number): string;
    otherDocuments(path: string): string;
  };
  merge: {
    notAReview: string;
    nothing: string;
    givenTwice: string;
    /** `key`: of the review JSON. */
    otherRun(key: string): string;
    /** Its playbook came up in none before it, and what stands above has been written. */
    latePlaybook: string;
    inputTwice(input: number): string;
    /** `absent`: the parts that nothing was read of. */
    inputMissing(input: number, inputs: number, absent: readonly string[]): string;
  };
  /** What stands above the values that hold for a document. */
  config: {
    holds(document: string): string;
    files(files: readonly string[]): string;
    noFiles: string;
    playbooks(files: readonly string[]): string;
    together(name: string, documents: readonly string[]): string;
  };
  jurisdictions: {
    sections: string;
    footer(asOf: string): string;
  };
  explain: Record<
    | 'clause'
    | 'colon'
    | 'theme'
    | 'severity'
    | 'audience'
    | 'why'
    | 'mustSay'
    | 'core'
    | 'rfp'
    | 'agreement'
    | 'onlyIf'
    | 'also'
    | 'ask'
    | 'sources'
    | 'standards'
    | 'wording'
    | 'examples'
    | 'present'
    | 'weak'
    | 'contradicted'
    | 'subject',
    string
  > & {
    need: Record<'required' | 'recommended' | 'none', string>;
    severities: Record<'error' | 'warning' | 'info', string>;
    audiences: Record<'procurement' | 'lawyer' | 'it', string>;
    clauses(count: number): string;
    seeExplain: string;
  };
}

export const prose: Record<Language, Prose> = { en, fr };
