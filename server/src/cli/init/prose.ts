import { version } from '../../engine';
import type { Language } from '../../text/types';

/** What a new configuration begins with. */
export interface Begun {
  presets: readonly string[];
  jurisdiction?: string;
  /** No configuration above it counts. */
  root: boolean;
}

interface InitProse {
  description: string;
  yes: string;
  preset: string;
  presetValue: string;
  jurisdiction: string;
  decisions: string;
  after: string;
  askPresets(names: readonly string[]): string;
  askDecisions: string;
  presetTwice: string;
  see: string;
  cancelled: string;
  configuration(begun: Begun): string;
  decisionsFile: string;
  done(files: readonly string[], repository: boolean): string;
}

/** The keys that were chosen. */
function chosen({ presets, jurisdiction, root }: Begun): string {
  const [only, ...others] = presets;
  const extended = only === undefined ? '' : `extends: ${others.length === 0 ? only : `[${presets.join(', ')}]`}\n`;
  return `${root ? 'root: true\n' : ''}${extended}${jurisdiction === undefined ? '' : `jurisdiction: ${jurisdiction}\n`}`;
}

/** A hook for `pre-commit`, as the pages on pipelines have it. */
const hook = `  repos:
    - repo: local
      hooks:
        - id: civicclause
          name: Civic Clause
          entry: civicclause check
          args: [.]
          pass_filenames: false
          files: \\.(md|markdown|ya?ml|txt)$
          language: node
          additional_dependencies: ['civicclause@${version}']`;

const en: InitProse = {
  description: 'begin a configuration: what your organisation asks of its documents',
  yes: 'ask nothing',
  preset: 'a preset to build on, such as ontario-municipality; may be given several times',
  presetValue: 'preset',
  jurisdiction: 'whose law applies, an id listed by "civicclause jurisdictions", such as ca-on',
  decisions: 'also begin a file for decisions, where accepted findings are recorded with their reasons',
  after: `
Writes civicclause.yaml in the current folder; a file that is there is left as it is. On a terminal it asks for what the
options leave open.

Examples:
  civicclause init
  civicclause init --yes --preset ontario-municipality --decisions`,
  askPresets: (names) => `What do you build on? (any of ${names.join(', ')}, with commas, or nothing)`,
  askDecisions: 'Begin a file for decisions (accepted findings, with reasons)? (y/N)',
  presetTwice: '--preset: each preset once',
  see: 'To see what holds for a document: civicclause config --explain DOCUMENT',
  cancelled: 'cancelled; nothing was written',
  configuration: (begun) => `# What we ask of our documents. The command line and every editor read this file.
# What holds for a document, and why: civicclause config --explain DOCUMENT
${chosen(begun)}
# Where data may be stored and reached from:
# allowed-territories: [CA]

# The longest time limits we accept:
# limits:
#   incident-notification: {clock: 24h}

# What a finding counts as (error, warning, info):
# severities:
#   liability-indemnity-insurance: error

# Clauses that we never ask for:
# off: [algorithmic-accountability]

# Documents that belong together:
# procurement-files:
#   - name: Lighting
#     documents: [lighting/*.md]
`,
  decisionsFile: `# Findings that we have accepted, each with its reason. An entry:
#
# - document: contracts/lighting.md
#   rule: data-location
#   code: missing
#   reason: No data leaves our own servers.
#   who: J. Doe
#   until: 2027-03-31
`,
  done: (files, repository) =>
    [
      `${files.join(' and ')} ${files.length === 1 ? 'is' : 'are'} written. Next:`,
      '  civicclause check .                        review the documents of this folder',
      '  civicclause fix . --dry-run                what could be mended at once',
      '  civicclause check . --baseline civicclause.baseline.json --write-baseline',
      '                                             take over an old archive: only new findings count',
      ...(repository ? ['', 'To review what is committed, in .pre-commit-config.yaml:', hook] : []),
    ].join('\n'),
};

const fr: InitProse = {
  description: 'commencer une configuration : ce que votre organisme demande de ses documents',
  yes: 'ne rien demander',
  preset: 'un préréglage sur lequel construire, comme quebec-municipality ; peut être répétée',
  presetValue: 'préréglage',
  jurisdiction: 'de qui la loi s’applique, un id donné par « civicclause jurisdictions », comme ca-qc',
  decisions: 'commencer aussi un fichier de décisions, où les constats acceptés sont consignés avec leurs raisons',
  after: `
Écrit civicclause.yaml dans le dossier courant ; un fichier déjà présent reste tel quel. Sur un terminal, la commande
demande ce que les options laissent ouvert.

Exemples :
  civicclause init
  civicclause init --yes --preset quebec-municipality --decisions`,
  askPresets: (names) => `Sur quoi construisez-vous ? (parmi ${names.join(', ')}, avec des virgules, ou rien)`,
  askDecisions: 'Commencer un fichier de décisions (constats acceptés, avec raisons) ? (o/N)',
  presetTwice: '--preset : chaque préréglage une seule fois',
  see: 'Pour voir ce qui vaut pour un document : civicclause config --explain DOCUMENT',
  cancelled: 'annulé ; rien n’a été écrit',
  configuration: (
    begun,
  ) => `# Ce que nous demandons de nos documents. La ligne de commande et tous les éditeurs lisent ce fichier.
# Ce qui vaut pour un document, et pourquoi : civicclause config --explain DOCUMENT
${chosen(begun)}
# Où les données peuvent être conservées et consultées :
# allowed-territories: [CA]

# Les délais les plus longs que nous acceptons :
# limits:
#   incident-notification: {clock: 24h}

# Ce que vaut un constat (error, warning, info) :
# severities:
#   liability-indemnity-insurance: error

# Les clauses que nous ne demandons jamais :
# off: [algorithmic-accountability]

# Les documents qui vont ensemble :
# procurement-files:
#   - name: Éclairage
#     documents: [eclairage/*.md]
`,
  decisionsFile: `# Les constats que nous avons acceptés, chacun avec sa raison. Une entrée :
#
# - document: contrats/eclairage.md
#   rule: data-location
#   code: missing
#   reason: Aucune donnée ne quitte nos propres serveurs.
#   who: J. Tremblay
#   until: 2027-03-31
`,
  done: (files, repository) =>
    [
      `${files.join(' et ')} ${files.length === 1 ? 'est écrit' : 'sont écrits'}. Ensuite :`,
      '  civicclause check .                        examiner les documents de ce dossier',
      '  civicclause fix . --dry-run                ce qui pourrait être corrigé tout de suite',
      '  civicclause check . --baseline civicclause.baseline.json --write-baseline',
      '                                             reprendre de vieilles archives : seuls les nouveaux constats comptent',
      ...(repository ? ['', 'Pour examiner ce qui est validé dans git, dans .pre-commit-config.yaml :', hook] : []),
    ].join('\n'),
};

export const initProse: Record<Language, InitProse> = { en, fr };
