import type { Language } from '../../text/types';

export type ChangeKind = 'added' | 'changed' | 'removed';
/** By the paths shown. */
export type Changes = readonly (readonly [path: string, kind: ChangeKind])[];

/** Changes named one by one; of more, their number. */
const mostNamed = 3;
const named = (changes: Changes, words: Record<ChangeKind, string>) =>
  changes.slice(0, mostNamed).map(([path, kind]) => `${path} ${words[kind]}`);

const en = {
  watch: 'review, then again whenever a document, its configuration, a decision or the baseline changes; Ctrl-C ends',
  onlyPaths: '--watch follows the documents that paths name, not standard input: give paths',
  onlyPretty: (option: string) =>
    `--watch shows the review here, again and again, to be read: leave ${option} out, or review once without --watch`,
  changed: (time: string, changes: Changes) => {
    const more = changes.length - mostNamed;
    const list = named(changes, { added: 'added', changed: 'changed', removed: 'removed' });
    return `[${time}] ${[...list, ...(more > 0 ? [`${more} more`] : [])].join(', ')}: reviewing again`;
  },
  waiting: (time: string) => `[${time}] Watching for changes; Ctrl-C ends.`,
  tooMany: (error: string) =>
    `the system follows no more files (${error}): name fewer folders, or on Linux raise fs.inotify.max_user_watches`,
  notFollowed: (path: string, error: string) => `${path}: changes in it cannot be followed (${error})`,
};

const fr: typeof en = {
  watch:
    'examiner, puis à nouveau dès que changent un document, sa configuration, une décision ou la référence (baseline) ; Ctrl-C termine',
  onlyPaths: '--watch suit les documents que nomment des chemins, pas l’entrée standard : donnez des chemins',
  onlyPretty: (option) =>
    `--watch montre l’examen ici, encore et encore, pour être lu : ôtez ${option}, ou examinez une seule fois, sans --watch`,
  changed: (time, changes) => {
    const more = changes.length - mostNamed;
    const list = named(changes, { added: 'ajouté', changed: 'modifié', removed: 'supprimé' });
    const others = more > 1 ? [`${more} autres`] : more === 1 ? ['1 autre'] : [];
    return `[${time}] ${[...list, ...others].join(', ')} : nouvel examen`;
  },
  waiting: (time) => `[${time}] En attente de changements ; Ctrl-C termine.`,
  tooMany: (error) =>
    `le système ne suit pas davantage de fichiers (${error}) : nommez moins de dossiers ou, sous Linux, augmentez fs.inotify.max_user_watches`,
  notFollowed: (path, error) => `${path} : impossible de suivre ce qui y change (${error})`,
};

/** What the command line says while it watches. */
export const watchProse: Record<Language, typeof en> = { en, fr };
