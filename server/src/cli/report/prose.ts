import type { Language } from '../../text/types';

const en = {
  description: 'write the report of documents: one page for whoever decides, to read, print or send',
  paths: 'documents, folders and globs (default: this folder); or reviews saved as JSON',
  output: 'where, a file (default: civicclause-report.html); .md, .csv and others as for check; may be given several times',
  file: 'civicclause-report.html',
  mixed: 'a report is made of documents, or of saved reviews, not of both',
  written: (paths: readonly string[]) => `Report written to ${paths.join(', ')}`,
  after: `
It is the page of the editor’s “Show the Report”: whether the documents are ready, what is to be
done, every clause with its quotations, and the decisions taken. It needs nothing else, and asks
nothing of any network. Exit code 0, whatever is found; 2 when something could not be read.

Examples:
  civicclause report contracts/lumen.md
  civicclause report contracts/ -o out/report.html -o out/table.csv
  civicclause report review.json`,
};

const fr: typeof en = {
  description: 'écrire le rapport de documents : une page pour qui décide, à lire, à imprimer ou à envoyer',
  paths: 'documents, dossiers et motifs (par défaut : ce dossier) ; ou des examens enregistrés en JSON',
  output: 'où, un fichier (par défaut : rapport-civicclause.html) ; .md, .csv et d’autres comme pour check ; peut être répétée',
  file: 'rapport-civicclause.html',
  mixed: 'un rapport se fait de documents, ou d’examens enregistrés, non des deux',
  written: (paths) => `Rapport écrit dans ${paths.join(', ')}`,
  after: `
C’est la page « Afficher le rapport » de l’éditeur : si les documents sont prêts, ce qu’il reste à
faire, chaque clause avec ses citations, et les décisions prises. Elle se suffit à elle-même et ne
demande rien à aucun réseau. Code de sortie 0, quoi qu’il soit trouvé ; 2 quand quelque chose n’a
pu être lu.

Exemples :
  civicclause report contrats/lumen.md
  civicclause report contrats/ -o sortie/rapport.html -o sortie/tableau.csv
  civicclause report examen.json`,
};

/** What the command line says of `civicclause report`. */
export const reportCommandProse: Record<Language, typeof en> = { en, fr };
