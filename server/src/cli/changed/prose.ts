import type { Language } from '../../text/types';

const en = {
  changed:
    'review only documents changed since the last commit (staged, not staged, or new); --changed=REF: since this branch left REF, a branch, tag or commit',
  ref: 'ref',
  withStdin: '--changed asks git which documents changed, and --stdin… names them: give one of them',
  emptyRef: '--changed= needs a branch, a tag or a commit',
  emptyRefHint: 'For what is not committed yet, write --changed alone.',
  nothing: (ref?: string) => `no document has changed since ${ref === undefined ? 'the last commit' : ref}`,
  refAndPath: (word: string) => `--changed ${word}: that is a path, and a branch or tag too`,
  refAndPathHint: (word: string) => `Write --changed=${word} for the branch or tag, --changed ./${word} for the path.`,
  problems: {
    noRepository: (folder: string) => `${folder} lies in no git repository, so that --changed has nothing to compare with`,
    bare: (folder: string) => `${folder} is a git repository without documents (bare)`,
    bareHint: 'Run --changed in a checkout or a worktree of it.',
    format: (format: string) => `this repository is kept in the format ${format}, which --changed does not read`,
    index: {
      'version-4': 'the index of this repository has version 4, which --changed does not read',
      split: 'the index of this repository is split over files, which --changed does not read',
    },
    indexHint: {
      'version-4': 'To write it anew: git update-index --index-version 2',
      split: 'To write it anew: git update-index --no-split-index',
    },
    notARef: (ref: string) => `--changed=${ref}: not understood here`,
    notARefHint: 'Give a branch, a tag or a commit, with ~ or ^ after it if wanted, such as origin/main or HEAD~2.',
    unknownRef: (ref: string) => `--changed=${ref}: there is no such path, branch, tag or commit`,
    unknownExactRef: (ref: string) => `--changed=${ref}: there is no such branch, tag or commit`,
    ambiguousId: (ref: string) => `--changed=${ref}: several commits, or other things, begin so; give more of the id`,
    notACommit: (ref: string) => `--changed=${ref}: that is no commit`,
    noSuchParent: (ref: string) => `--changed=${ref}: there is no commit that far back`,
    noMergeBase: (ref: string) => `--changed=${ref}: it has no commit in common with what is checked out`,
    missingObject: (oid: string) => `this clone of the repository lacks ${oid.slice(0, 10)}, which --changed needs`,
    shallow: 'This clone has only the last commits. With actions/checkout, set fetch-depth: 0; elsewhere: git fetch --unshallow',
    outside: (path: string, root: string) => `${path} lies outside of the repository ${root}`,
    unreadable: (folder: string, why: string) => `the git repository ${folder} cannot be read (${why})`,
    unreadableHint: 'git fsck says what is wrong with it.',
  },
  /** Works where git does. */
  byHand: 'Or: git diff -z --relative --name-only --diff-filter=d REF | civicclause check --stdin-paths',
};

export type ChangedProse = typeof en;

const fr: ChangedProse = {
  changed:
    'n’examiner que les documents modifiés depuis le dernier commit (indexés ou non, ou nouveaux) ; --changed=REF : depuis que cette branche a quitté REF, une branche, une étiquette ou un commit',
  ref: 'ref',
  withStdin: '--changed demande à git quels documents ont changé, et --stdin… les nomme : donnez l’un ou l’autre',
  emptyRef: '--changed= exige une branche, une étiquette ou un commit',
  emptyRefHint: 'Pour ce qui n’est pas encore dans un commit, écrivez --changed seul.',
  nothing: (ref) => `aucun document n’a changé depuis ${ref === undefined ? 'le dernier commit' : ref}`,
  refAndPath: (word) => `--changed ${word} : c’est un chemin, et aussi une branche ou une étiquette`,
  refAndPathHint: (word) => `Écrivez --changed=${word} pour la branche ou l’étiquette, --changed ./${word} pour le chemin.`,
  problems: {
    noRepository: (folder) => `${folder} n’est dans aucun dépôt git : --changed n’a rien à quoi comparer`,
    bare: (folder) => `${folder} est un dépôt git sans documents (« bare »)`,
    bareHint: 'Lancez --changed dans une copie de travail (clone ou worktree) de ce dépôt.',
    format: (format) => `ce dépôt est tenu au format ${format}, que --changed ne lit pas`,
    index: {
      'version-4': 'l’index de ce dépôt est de version 4, que --changed ne lit pas',
      split: 'l’index de ce dépôt est réparti sur plusieurs fichiers, ce que --changed ne lit pas',
    },
    indexHint: {
      'version-4': 'Pour le réécrire : git update-index --index-version 2',
      split: 'Pour le réécrire : git update-index --no-split-index',
    },
    notARef: (ref) => `--changed=${ref} : n’est pas compris ici`,
    notARefHint:
      'Donnez une branche, une étiquette ou un commit, suivi au besoin de ~ ou de ^, par exemple origin/main ou HEAD~2.',
    unknownRef: (ref) => `--changed=${ref} : il n’y a ni chemin, ni branche, ni étiquette, ni commit de ce nom`,
    unknownExactRef: (ref) => `--changed=${ref} : il n’y a ni branche, ni étiquette, ni commit de ce nom`,
    ambiguousId: (ref) =>
      `--changed=${ref} : plusieurs commits, ou autre chose, commencent ainsi ; donnez davantage de l’identifiant`,
    notACommit: (ref) => `--changed=${ref} : ce n’est pas un commit`,
    noSuchParent: (ref) => `--changed=${ref} : il n’y a pas de commit aussi loin en arrière`,
    noMergeBase: (ref) => `--changed=${ref} : aucun commit n’est commun avec ce qui est extrait`,
    missingObject: (oid) => `il manque à ce clone du dépôt ${oid.slice(0, 10)}, dont --changed a besoin`,
    shallow:
      'Ce clone n’a que les derniers commits. Avec actions/checkout, mettez fetch-depth: 0 ; ailleurs : git fetch --unshallow',
    outside: (path, root) => `${path} est hors du dépôt ${root}`,
    unreadable: (folder, why) => `le dépôt git ${folder} ne peut être lu (${why})`,
    unreadableHint: 'git fsck dit ce qui ne va pas.',
  },
  byHand: 'Ou : git diff -z --relative --name-only --diff-filter=d REF | civicclause check --stdin-paths',
};

export const changedProse: Record<Language, ChangedProse> = { en, fr };
