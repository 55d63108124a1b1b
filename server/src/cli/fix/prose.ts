import type { Language } from '../../text/types';
import type { FixKind } from './fixing';

/** Counts of fixes, by what they mend. */
export type FixCounts = Record<FixKind, number>;

const some = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const quelques = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`;
const listed = (parts: readonly [count: number, text: string][]) =>
  parts
    .filter(([count]) => count > 0)
    .map(([, text]) => text)
    .join(', ');

const en = {
  description: 'mend documents: insert missing clauses, complete weak ones, make hedged wording binding',
  paths: 'documents, folders or globs',
  dryRun: 'write nothing; show what would change as a unified diff',
  only: 'fix only this: missing, weak or hedged; may be given several times (default: all three)',
  clause: 'fix only this clause; may be given several times',
  failOn: 'exit with 1 when a finding from this severity on is left: error, warning, info, never (default: error)',
  after: `
The wording is the playbook's own, in the language and the terms of the document. Nothing else in a file changes: numbers,
line ends and encoding stay. What only you can know stays a blank in [brackets]. An accepted finding (a decision) is not
fixed, and a second run changes nothing.

Exit codes:
  0  nothing at or above --fail-on is left
  1  findings are left: blanks to fill in, or what no wording of ours can settle
  2  wrong usage, configuration or input, or a file that cannot be written

Examples:
  civicclause fix my-rfp.md --dry-run
  civicclause fix contracts/ --only missing
  civicclause fix draft.md --clause data-location --clause audit-rights
  civicclause fix draft.md --dry-run > fixes.patch && patch -p1 < fixes.patch`,
  nothingToFix: 'name a document, a folder or a glob to fix, for example: civicclause fix my-rfp.md',
  kinds: { missing: 'inserted', weak: 'completed', hedged: 'made binding' } satisfies Record<FixKind, string>,
  unsettled: (path: string, clauses: string) => `${path}: left to you, as fixing it would not settle it: ${clauses}`,
  changed: (path: string) => `${path}: changed by someone else while it was being fixed; run the command again`,
  nothing: (documents: number) => `Nothing to fix in ${some(documents, 'document', 'documents')}.`,
  done: (documents: number, { missing, weak, hedged }: FixCounts, dry: boolean) => {
    const parts = listed([
      [missing, `${some(missing, 'clause', 'clauses')} inserted`],
      [weak, `${some(weak, 'clause', 'clauses')} completed`],
      [hedged, `${some(hedged, 'clause', 'clauses')} made binding`],
    ]);
    return `${some(documents, 'document', 'documents')} ${dry ? 'would change' : 'changed'}: ${parts}.`;
  },
  left: (blanks: number, errors: number, warnings: number) => {
    const parts = listed([
      [blanks, `${some(blanks, 'place', 'places')} with blanks to fill in`],
      [errors, some(errors, 'error', 'errors')],
      [warnings, some(warnings, 'warning', 'warnings')],
    ]);
    return `Left to you: ${parts}. To see them: civicclause check`;
  },
};

const fr: typeof en = {
  description:
    'corriger des documents : insérer les clauses manquantes, compléter les faibles, rendre fermes les formules sans engagement',
  paths: 'documents, dossiers ou motifs (globs)',
  dryRun: 'ne rien écrire ; montrer ce qui changerait, en diff unifié',
  only: 'ne corriger que ceci : missing (manquant), weak (faible) ou hedged (sans engagement) ; peut être répétée (par défaut : les trois)',
  clause: 'ne corriger que cette clause ; peut être répétée',
  failOn: 'terminer par 1 quand il reste un constat à partir de cette gravité : error, warning, info, never (par défaut : error)',
  after: `
Le libellé est celui du cahier de clauses, dans la langue et les termes du document. Rien d’autre ne change dans le
fichier : la numérotation, les fins de ligne et l’encodage restent. Ce que vous seul savez reste un blanc entre
[crochets]. Un constat accepté (une décision) n’est pas corrigé, et une seconde exécution ne change rien.

Codes de sortie :
  0  il ne reste rien à partir de --fail-on
  1  il reste des constats : des blancs à remplir, ou ce qu’aucun de nos libellés ne règle
  2  utilisation, configuration ou entrée incorrecte, ou fichier impossible à écrire

Exemples :
  civicclause fix mon-appel.md --dry-run
  civicclause fix contrats/ --only missing
  civicclause fix projet.md --clause data-location --clause audit-rights
  civicclause fix projet.md --dry-run > corrections.patch && patch -p1 < corrections.patch`,
  nothingToFix: 'nommez un document, un dossier ou un motif à corriger, par exemple : civicclause fix mon-appel.md',
  kinds: { missing: 'insérée', weak: 'complétée', hedged: 'rendue ferme' },
  unsettled: (path, clauses) => `${path} : laissé à votre soin, car la correction ne le réglerait pas : ${clauses}`,
  changed: (path) => `${path} : modifié par quelqu’un d’autre pendant la correction ; relancez la commande`,
  nothing: (documents) => `Rien à corriger dans ${quelques(documents, 'document', 'documents')}.`,
  done: (documents, { missing, weak, hedged }, dry) => {
    const parts = listed([
      [missing, quelques(missing, 'clause insérée', 'clauses insérées')],
      [weak, quelques(weak, 'clause complétée', 'clauses complétées')],
      [hedged, quelques(hedged, 'clause rendue ferme', 'clauses rendues fermes')],
    ]);
    const changed = dry
      ? quelques(documents, 'document changerait', 'documents changeraient')
      : quelques(documents, 'document modifié', 'documents modifiés');
    return `${changed} : ${parts}.`;
  },
  left: (blanks, errors, warnings) => {
    const parts = listed([
      [blanks, quelques(blanks, 'endroit avec des blancs à remplir', 'endroits avec des blancs à remplir')],
      [errors, quelques(errors, 'erreur', 'erreurs')],
      [warnings, quelques(warnings, 'avertissement', 'avertissements')],
    ]);
    return `À vous de jouer : ${parts}. Pour les voir : civicclause check`;
  },
};

export const fixProse: Record<Language, typeof en> = { en, fr };
