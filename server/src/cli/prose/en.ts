import type { Prose } from './prose';

const list = (words: readonly string[]) => words.join(', ');
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
/** Why a file cannot be written, by Node's code. */
const causes: Record<string, string> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
};
const some = (words: readonly string[]) => list(words.length > 8 ? [...words.slice(0, 8), '…'] : words);

export const en: Prose = {
  help: {
    program:
      'Reads RFPs and vendor agreements (Markdown, YAML, text; English and French) and says which clauses are missing, weak, contradicted or deferred, with the sentence relied on.',
    examplesOfProgram: `
Examples:
  civicclause check my-rfp.md             review one document
  civicclause check contracts/            review every procurement document of a folder
  civicclause fix my-rfp.md --dry-run     what the missing and weak clauses would become
  civicclause new rfp                     begin an RFP with every clause in it
  civicclause init                        begin your organisation's own policy
  civicclause explain data-location       what a clause must say, why, and model wording
  civicclause clauses                     the clauses of the playbook`,
    usage: {
      title: 'Usage:',
      options: 'Options:',
      commands: 'Commands:',
      arguments: 'Arguments:',
      command: '[options] [command]',
      values: {
        paths: 'paths',
        document: 'document',
        parts: 'parts',
        path: 'path',
        file: 'file',
        format: 'format',
        kind: 'kind',
        language: 'language',
        locale: 'locale',
        position: 'position',
        id: 'id',
        date: 'date',
        severity: 'severity',
        megabytes: 'megabytes',
        shard: 'part/parts',
        number: 'number',
      },
    },
    show: 'show help',
    version: 'show the version',
    locale: 'language of help and findings: en, fr (default: from LC_ALL, LC_MESSAGES or LANG)',
    color: 'use colour even when not on a terminal',
    noColor: 'use no colour (as does NO_COLOR)',
    check: {
      description: 'review documents',
      paths: 'documents, folders or globs; a document that is named is always reviewed',
      format:
        'how to show the review: pretty, json, ndjson (one line a document, as soon as it is read), sarif, junit, github (annotations), gitlab (code quality), markdown (a comment), html (a report to print), csv (a row a clause), matrix (a row a document) (default: pretty)',
      output:
        'write the review to a file, in the format its ending tells (review.sarif) or format:file says (junit:report.xml); may be given several times; - is standard output',
      quotations: 'quote the documents in formats that are handed on too (sarif, junit, github, gitlab, markdown, csv)',
      reasons: 'show why findings were accepted in formats that are handed on too (sarif, markdown)',
      fixes: 'with sarif, the edits of fixes: wording to insert, in the document’s own terms',
      baseline: 'findings that this file has do not count; only new ones do',
      writeBaseline: 'write the --baseline file: what is found now does not count from now on',
      pruneBaseline: 'take out of the --baseline file what is fixed',
      kind: 'what the documents are: rfp, agreement, annex, auto (default: auto)',
      language: 'language of the documents: en, fr, auto (default: auto)',
      position: 'whose side to read from: buyer, neutral (default: buyer)',
      jurisdiction: 'profile of the law that applies, as listed by "civicclause jurisdictions", such as ca-qc',
      asOf: 'date the review is made for, such as 2026-03-31',
      config: 'configuration file (YAML) to take instead of the civicclause.yaml found above each document',
      failOn: 'exit with 1 from this severity on: error, warning, info, never (default: error)',
      stdin: 'read the document from standard input',
      stdinNdjson:
        'read documents from standard input, one JSON object a line: {"path": "a.md", "text": "…"}, if wanted with "kind", "language" and "format"; writes one review a line',
      stdinPaths:
        'review the documents that standard input names, such as those that git says were changed; others are passed over',
      quiet: 'show errors only; warnings count all the same for --fail-on and --max-warnings',
      maxWarnings: 'exit with 1 when there are more warnings than this',
      stdinPath: 'name for what is read from standard input; a document’s ending gives its format',
      maxSize: 'largest document read, in megabytes (default: 20)',
      shard: 'review only this part of the documents, such as 3/16; "civicclause merge" puts the parts together',
      jobs: 'threads that review, a number or auto (default: auto, as many as pay; with --stdin-ndjson 1)',
      verbose: 'show elements, evidence and near misses of every clause',
      after: `
Exit codes:
  0  no finding at or above --fail-on
  1  findings
  2  wrong usage, configuration or input (said on standard error)

Examples:
  civicclause check my-rfp.md
  civicclause check rfp/ "contracts/**/*.md" --fail-on warning
  civicclause check draft.txt --kind agreement --locale fr
  civicclause check my-rfp.md --format json --output review.json
  civicclause check my-rfp.md --output report.html
  civicclause check contracts/ -o review.sarif -o report.html -o github:-
  civicclause check archive/ --baseline civicclause.baseline.json --write-baseline
  cat draft.md | civicclause check --stdin --stdin-path draft.md
  civicclause check --changed contracts/
  civicclause check --changed=origin/main
  git diff -z --relative --name-only --diff-filter=d main | civicclause check --stdin-paths

Many documents (the same bytes, however they are spread):
  civicclause check archive/ --format ndjson -o reviews.ndjson
  civicclause check archive/ --format ndjson --shard 3/16 > part3.ndjson
  civicclause merge part*.ndjson > review.json
  parallel --pipe -k civicclause check --stdin-ndjson < documents.ndjson > reviews.ndjson`,
    },
    merge: {
      description: 'put the parts of a review together',
      parts: 'reviews in JSON or NDJSON: all the shards of a run in any order, or reviews in the order wanted',
      format: 'how to show the review, as with check (default: json); html is without the hashes of the documents',
      after: `
The result is what one run over everything would have given, byte for byte; so is the exit code. A part that is
missing, cut short or of another run is an error.

Examples:
  civicclause merge part1.ndjson part2.ndjson part3.ndjson > review.json
  civicclause merge part*.json --format pretty
  civicclause merge part*.ndjson -o review.sarif -o matrix:table.csv`,
    },
    explain: {
      description: 'say what a clause must contain, why, and how to word it',
      argument: '<clause>',
      clause: 'id of a clause, as listed by "civicclause clauses"',
      after: `
Example:
  civicclause explain data-location`,
    },
    clauses: {
      description: 'list the clauses of the playbook by theme',
      format: 'how to show the list: pretty, json (default: pretty)',
      after: '',
    },
    jurisdictions: {
      description: 'list the jurisdiction profiles: the law each cites, and what it makes graver',
      id: 'id of one profile, such as ca-qc',
      after: `
Example:
  civicclause check contract.md --jurisdiction ca-qc`,
    },
    config: {
      description: 'show what holds for a document, and where every value comes from',
      document: 'a document, wherever its configuration lies above it',
      explain: 'say of every value where it comes from: file and line, preset, option, the document itself',
      format: 'how to show it: yaml (as a configuration file), json (default: yaml)',
      after: `
A civicclause.yaml is looked for from the document's folder upward, up to one with "root: true" or the repository's root;
the nearer one wins.

Examples:
  civicclause config rfp/lighting.md
  civicclause config --explain rfp/lighting.md`,
    },
    lsp: { description: 'start the language server', stdio: 'talk over standard input and output' },
  },
  usage: {
    unknownOption: (option) => `there is no option ${option}`,
    unknownCommand: (command) => `there is no command "${command}"`,
    perhapsCheck: (path) => `To review a document: civicclause check ${path}`,
    missingValue: (option) => `${option} needs a value`,
    missingArgument: (argument) => `<${argument}> is missing`,
    tooManyArguments: 'too many arguments',
    notOneOf: (option, value, allowed) => `${option}: there is no "${value}"; choose one of ${list(allowed)}`,
    noSuchChoice: (value, allowed) => `There is no "${value}"; choose among ${list(allowed)}.`,
    notADate: (option, value) => `${option}: "${value}" is not a date such as 2026-03-31`,
    notASize: (option, value) => `${option}: "${value}" is not a number of megabytes above 0`,
    didYouMean: (words) => `Did you mean ${words.join(' or ')}?`,
    seeHelp: (command) => `See: ${command} --help`,
    nothingToCheck: 'name a document, a folder or a glob to review, for example: civicclause check my-rfp.md',
    stdinAndPaths: '--stdin reads one document from standard input: give no paths with it',
    stdinPathsAndPaths: '--stdin-paths reads the names of documents from standard input: give no paths with it',
    notANumber: (option, value) => `${option}: "${value}" is not a whole number such as 10`,
    stdinNdjsonAndPaths: '--stdin-ndjson reads documents from standard input: give no paths with it',
    oneStdin: '--stdin, --stdin-ndjson and --stdin-paths all read standard input: give one of them',
    shardOfStdin: '--shard shares out the documents that paths name, not standard input: give paths, or leave --shard out',
    formatOfSeveral: '--format tells the format of one output; of several, each tells its own',
    formatOfSeveralHint: (format) => `Write: --output ${format}:FILE`,
    outputTwice: (path) => `--output ${path} is given twice`,
    outputIsDocument: (path) => `--output ${path} is a file to be read: the report would take its place`,
    unknownEnding: (path) => `--output ${path}: its ending tells no format`,
    endings: (endings) => `Endings that do: ${list(endings)}. Or write: --output FORMAT:FILE`,
    htmlOfLines: '--format html makes one page to read and print, and --stdin-ndjson a stream: give paths, or another format',
    htmlTooMany: (count, most) =>
      `--format html makes one page to read and print, of ${most} documents at most; here are ${count}: review a folder at a time, or take --format ndjson`,
    notAShard: (option, value) => `${option}: "${value}" is not a part such as 3/16 (the third of sixteen, from 1/16 to 16/16)`,
    notAJobCount: (option, value, most) => `${option}: "${value}" is not a number of threads from 1 to ${most}, nor auto`,
    unknownClause: (id) => `there is no clause "${id}"`,
  },
  errors: {
    nothingReviewed:
      'nothing was reviewed: no document here looks like an RFP or an agreement. Name a document to review it anyway',
    cannotWrite: (path, error) => `${path}: cannot be written${causes[error] ? `: ${causes[error]}` : ''} (${error})`,
    isThere: (path) => `${path}: it is there already, and is left as it is`,
    tooManyWarnings: (count, most) => `${count} warnings, and --max-warnings allows ${most}`,
    unexpected: (error) => `unexpected failure, please report it: ${error}`,
  },
  baseline: {
    optionWithoutFile: (option) => `${option} needs --baseline FILE`,
    writeAndPrune: '--write-baseline begins the file anew, and --prune-baseline takes things out of it: give one of them',
    writtenByShard: 'a shard has only a part of the documents: write or prune the baseline in a run without --shard',
    notFound: (path) => `${path}: there is no such baseline`,
    notRead: (path, error) => `${path}: the baseline cannot be read (${error})`,
    notABaseline: (path) => `${path}: not a baseline of this version of Civic Clause`,
    begin: (path) => `To write one: civicclause check … --baseline ${path} --write-baseline`,
    written: (path, findings, files) =>
      `${path}: ${counted(findings, 'finding', 'findings')} in ${counted(files, 'document', 'documents')} taken over; new ones count`,
    pruned: (path, findings) => `${path}: ${counted(findings, 'finding that is fixed', 'findings that are fixed')} taken out`,
    fixed: (path, findings) =>
      `${path}: ${counted(findings, 'finding is fixed', 'findings are fixed')} and can be taken out: --prune-baseline`,
    otherDocuments: (path) =>
      `${path}: it has none of the documents reviewed; their paths count from the folder in which it was written`,
  },
  merge: {
    notAReview: 'not a review of this version of Civic Clause, in JSON or NDJSON; perhaps it was cut short',
    nothing: 'there is no review in it',
    givenTwice: 'this part is given twice',
    otherRun: (key) => `of another run than the parts before it: ${key} differs`,
    latePlaybook:
      'its documents were held against another playbook than those before it: give the parts as files, since a pipe can be read only once',
    inputTwice: (input) => `input ${input} of the run is in another part too, or out of order; give each part once`,
    inputMissing: (input, inputs, absent) =>
      absent.length > 0
        ? `input ${input} of ${inputs} is in none of them; nothing was given of ${some(absent)}`
        : `input ${input} of ${inputs} is in none of them; one of the parts was cut short`,
  },
  config: {
    holds: (document) => `What holds for ${document}`,
    files: (files) => `From: ${files.join(', ')}`,
    noFiles: 'There is no civicclause.yaml above it: these are the defaults',
    playbooks: (files) => `Playbooks of your own, each building on the one before: ${files.join(', ')}`,
    together: (name, documents) => `Reviewed together as “${name}”: ${documents.join(', ')}`,
  },
  jurisdictions: {
    sections: 's.',
    footer: (asOf) =>
      `As of ${asOf}. A profile sets no time limit and no territory: no section cited fixes one for the vendor. Set yours in the configuration (limits, allowed-territories). This is drafting help, not legal advice.`,
  },
  explain: {
    clause: 'Clause',
    colon: ':\u00a0',
    theme: 'Theme',
    severity: 'If missing',
    audience: 'For',
    why: 'Why it matters',
    mustSay: 'What it must say',
    core: 'core',
    rfp: 'RFP',
    agreement: 'agreement',
    onlyIf: 'only if',
    also: 'also met by',
    ask: 'What to ask the vendor',
    sources: 'Sources',
    standards: 'Standards',
    wording: 'Model wording',
    examples: 'Examples',
    present: 'Adequate',
    weak: 'Weak',
    contradicted: 'Contradicted',
    subject: 'Applies when the document deals with',
    need: { required: 'required', recommended: 'recommended', none: 'not expected' },
    severities: { error: 'error', warning: 'warning', info: 'info' },
    audiences: { procurement: 'procurement', lawyer: 'lawyers', it: 'IT' },
    clauses: (count) => (count === 1 ? '1 clause' : `${count} clauses`),
    seeExplain: 'What a clause must say: civicclause explain CLAUSE',
  },
};
