import type { Language } from '../../text/types';

const en = {
  cache: 'keep what is found, and review again only documents whose text, configuration or decisions have changed',
  cacheLocation:
    'folder of its own for --cache (default: .civicclause-cache beside civicclause.yaml, else here); it quotes the documents',
  locationWithoutCache: '--cache-location says where --cache keeps reviews: give --cache too',
  cannotWrite: (path: string, error: string) =>
    `${path}: the cache cannot be written (${error}); the review is the same without it`,
  foreign: (path: string) => `${path}: this folder holds other things than a cache of Civic Clause, and is left as it is`,
  after: `
Again and again:
  civicclause check contracts/ --watch              review now, and whenever something changes
  civicclause check contracts/ --cache              review only what changed since the last run
  civicclause check contracts/ --watch --cache      both, for a large folder

What --cache keeps quotes the documents. Its folder is for you alone and out
of reach of Git; remove it whenever you like.`,
  foreignHint: 'The review is the same without a cache. To keep one, name a folder of its own: --cache-location FOLDER',
};

const fr: typeof en = {
  cache: 'garder ce qui est trouvé, et ne relire que les documents dont le texte, la configuration ou les décisions ont changé',
  cacheLocation:
    'dossier réservé à --cache (par défaut : .civicclause-cache à côté de civicclause.yaml, sinon ici) ; il cite les documents',
  locationWithoutCache: '--cache-location dit où --cache garde les examens : donnez aussi --cache',
  cannotWrite: (path, error) => `${path} : impossible d’écrire le cache (${error}) ; l’examen est le même sans lui`,
  foreign: (path) => `${path} : ce dossier contient autre chose qu’un cache de Civic Clause ; il est laissé tel quel`,
  after: `
Encore et encore :
  civicclause check contrats/ --watch          examiner, puis à nouveau dès que quelque chose change
  civicclause check contrats/ --cache          n’examiner que ce qui a changé depuis
  civicclause check contrats/ --watch --cache  les deux, pour un grand dossier

Ce que garde --cache cite les documents. Son dossier n’est lisible que par vous et
hors de portée de Git ; supprimez-le quand vous voulez.`,
  foreignHint: 'L’examen est le même sans cache. Pour en garder un, nommez un dossier réservé : --cache-location DOSSIER',
};

/** What the command line says of its cache. */
export const cacheProse: Record<Language, typeof en> = { en, fr };
