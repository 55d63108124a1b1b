import type { Prose } from './prose';

const list = (words: readonly string[]) => words.join(', ');
const counted = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`;
/** Why a file cannot be written, by Node's code. */
const causes: Record<string, string> = {
  ENOENT: 'son dossier n’existe pas',
  ENOTDIR: 'son dossier est un fichier',
  EISDIR: 'c’est un dossier',
  EACCES: 'l’accès est refusé',
  EPERM: 'l’accès est refusé',
  EROFS: 'le disque est en lecture seule',
  ENOSPC: 'le disque est plein',
  EDQUOT: 'votre part du disque est pleine',
};
const some = (words: readonly string[]) => list(words.length > 8 ? [...words.slice(0, 8), '…'] : words);

export const fr: Prose = {
  help: {
    program:
      'Lit les appels de propositions et les contrats de fournisseurs (Markdown, YAML, texte ; français et anglais) et dit quelles clauses sont manquantes, faibles, contredites ou renvoyées ailleurs, avec la phrase sur laquelle il se fonde.',
    examplesOfProgram: `
Exemples :
  civicclause check mon-appel.md          examiner un document
  civicclause check contrats/             examiner tous les documents d’approvisionnement d’un dossier
  civicclause fix mon-appel.md --dry-run  ce que deviendraient les clauses manquantes et faibles
  civicclause new rfp                     commencer un appel de propositions avec toutes ses clauses
  civicclause init                        commencer la politique de votre organisme
  civicclause explain data-location       ce qu’une clause doit dire, pourquoi, et un libellé type
  civicclause clauses                     les clauses du cahier de clauses`,
    usage: {
      title: 'Utilisation :',
      options: 'Options :',
      commands: 'Commandes :',
      arguments: 'Arguments :',
      command: '[options] [commande]',
      values: {
        paths: 'chemins',
        document: 'document',
        parts: 'parties',
        path: 'chemin',
        file: 'fichier',
        format: 'format',
        kind: 'nature',
        language: 'langue',
        locale: 'langue',
        position: 'position',
        id: 'id',
        date: 'date',
        severity: 'gravité',
        megabytes: 'mégaoctets',
        shard: 'partie/parties',
        number: 'nombre',
      },
    },
    show: 'afficher l’aide',
    version: 'afficher la version',
    locale: 'langue de l’aide et des constats : en, fr (par défaut : selon LC_ALL, LC_MESSAGES ou LANG)',
    color: 'utiliser la couleur même hors d’un terminal',
    noColor: 'ne pas utiliser la couleur (comme NO_COLOR)',
    check: {
      description: 'examiner des documents',
      paths: 'documents, dossiers ou motifs (globs) ; un document nommé est toujours examiné',
      format:
        'présentation de l’examen : pretty, json, ndjson (une ligne par document, dès qu’il est lu), sarif, junit, github (annotations), gitlab (qualité du code), markdown (un commentaire), html (un rapport à imprimer), csv (une ligne par clause), matrix (une ligne par document) (par défaut : pretty)',
      output:
        'écrire l’examen dans un fichier, au format que dit sa terminaison (examen.sarif) ou format:fichier (junit:rapport.xml) ; peut être donné plusieurs fois ; - est la sortie standard',
      quotations: 'citer les documents aussi dans les formats qui sont transmis (sarif, junit, github, gitlab, markdown, csv)',
      reasons: 'montrer pourquoi des constats ont été acceptés aussi dans les formats qui sont transmis (sarif, markdown)',
      fixes: 'avec sarif, les modifications des corrections : libellés à insérer, dans les termes du document',
      baseline: 'les constats de ce fichier ne comptent pas, seuls les nouveaux comptent',
      writeBaseline: 'écrire le fichier de --baseline : ce qui est constaté ne compte plus désormais',
      pruneBaseline: 'retirer du fichier de --baseline ce qui est corrigé',
      kind: 'nature des documents : rfp (appel de propositions), agreement (contrat), annex (annexe), auto (par défaut : auto)',
      language: 'langue des documents : en, fr, auto (par défaut : auto)',
      position: 'point de vue de lecture : buyer (acheteur), neutral (neutre) (par défaut : buyer)',
      jurisdiction: 'profil du droit applicable, donné par « civicclause jurisdictions », comme ca-qc',
      asOf: 'date pour laquelle l’examen est fait, par exemple 2026-03-31',
      config: 'fichier de configuration (YAML) à prendre au lieu du civicclause.yaml trouvé au-dessus de chaque document',
      failOn: 'sortir avec le code 1 à partir de cette gravité : error, warning, info, never (par défaut : error)',
      stdin: 'lire le document sur l’entrée standard',
      stdinNdjson:
        'lire des documents sur l’entrée standard, un objet JSON par ligne : {"path": "a.md", "text": "…"}, au besoin avec "kind", "language" et "format" ; écrit un examen par ligne',
      stdinPaths:
        'examiner les documents que nomme l’entrée standard, comme ceux que git dit modifiés ; les autres fichiers sont passés',
      quiet: 'ne montrer que les erreurs ; les avertissements comptent tout de même pour --fail-on et --max-warnings',
      maxWarnings: 'terminer par 1 quand il y a plus d’avertissements que ce nombre',
      stdinPath: 'nom de ce qui est lu sur l’entrée standard ; la terminaison d’un document donne son format',
      maxSize: 'taille maximale d’un document, en mégaoctets (par défaut : 20)',
      shard: 'n’examiner que cette partie des documents, comme 3/16 ; « civicclause merge » réunit les parties',
      jobs: 'fils d’exécution qui examinent, un nombre ou auto (par défaut : auto, autant qu’il est utile ; avec --stdin-ndjson, 1)',
      verbose: 'montrer les éléments, les preuves et les passages voisins de chaque clause',
      after: `
Codes de sortie :
  0  aucun constat à partir de --fail-on
  1  des constats
  2  erreur d’utilisation, de configuration ou de lecture (dite sur la sortie d’erreur)

Exemples :
  civicclause check mon-appel.md
  civicclause check appels/ "contrats/**/*.md" --fail-on warning
  civicclause check projet.txt --kind agreement --locale en
  civicclause check mon-appel.md --format json --output examen.json
  civicclause check mon-appel.md --output rapport.html
  civicclause check contrats/ -o examen.sarif -o rapport.html -o github:-
  civicclause check archives/ --baseline civicclause.baseline.json --write-baseline
  cat projet.md | civicclause check --stdin --stdin-path projet.md
  civicclause check --changed contrats/
  civicclause check --changed=origin/main
  git diff -z --relative --name-only --diff-filter=d main | civicclause check --stdin-paths

Beaucoup de documents (les mêmes octets, de quelque façon qu’ils soient répartis) :
  civicclause check archives/ --format ndjson -o examens.ndjson
  civicclause check archives/ --format ndjson --shard 3/16 > partie3.ndjson
  civicclause merge partie*.ndjson > examen.json
  parallel --pipe -k civicclause check --stdin-ndjson < documents.ndjson > examens.ndjson`,
    },
    merge: {
      description: 'réunir les parties d’un examen',
      parts:
        'des examens en JSON ou NDJSON : toutes les parties d’un passage dans n’importe quel ordre, ou des examens dans l’ordre voulu',
      format: 'présentation de l’examen, comme pour check (par défaut : json) ; html est sans les empreintes des documents',
      after: `
Le résultat est celui qu’aurait donné un seul passage sur le tout, octet pour octet ; le code de sortie aussi. Une partie
absente, tronquée ou d’un autre passage est une erreur.

Exemples :
  civicclause merge partie1.ndjson partie2.ndjson partie3.ndjson > examen.json
  civicclause merge partie*.json --format pretty
  civicclause merge partie*.ndjson -o examen.sarif -o matrix:tableau.csv`,
    },
    explain: {
      description: 'dire ce qu’une clause doit contenir, pourquoi, et comment la rédiger',
      argument: '<clause>',
      clause: 'identifiant d’une clause, tel que donné par « civicclause clauses »',
      after: `
Exemple :
  civicclause explain data-location`,
    },
    clauses: {
      description: 'lister les clauses du cahier de clauses par thème',
      format: 'présentation de la liste : pretty, json (par défaut : pretty)',
      after: '',
    },
    jurisdictions: {
      description: 'énumérer les profils de ressort : le droit que chacun cite et ce qu’il aggrave',
      id: 'identifiant d’un profil, comme ca-qc',
      after: `
Exemple :
  civicclause check contrat.md --jurisdiction ca-qc`,
    },
    config: {
      description: 'montrer ce qui vaut pour un document, et d’où vient chaque valeur',
      document: 'un document, où que soit sa configuration au-dessus de lui',
      explain: 'dire de chaque valeur d’où elle vient : fichier et ligne, préréglage, option, le document lui-même',
      format: 'façon de le montrer : yaml (comme un fichier de configuration), json (par défaut : yaml)',
      after: `
Un civicclause.yaml est cherché du dossier du document vers le haut, jusqu’à celui qui dit « root: true » ou jusqu’à la racine
du dépôt ; le plus proche l’emporte.

Exemples :
  civicclause config appels/eclairage.md
  civicclause config --explain appels/eclairage.md`,
    },
    lsp: { description: 'démarrer le serveur de langage', stdio: 'communiquer par l’entrée et la sortie standard' },
  },
  usage: {
    unknownOption: (option) => `l’option ${option} n’existe pas`,
    unknownCommand: (command) => `la commande « ${command} » n’existe pas`,
    perhapsCheck: (path) => `Pour examiner un document : civicclause check ${path}`,
    missingValue: (option) => `${option} demande une valeur`,
    missingArgument: (argument) => `il manque <${argument}>`,
    tooManyArguments: 'trop d’arguments',
    notOneOf: (option, value, allowed) => `${option} : « ${value} » n’existe pas ; choisir parmi ${list(allowed)}`,
    noSuchChoice: (value, allowed) => `Il n’y a pas de « ${value} » ; choisissez parmi ${list(allowed)}.`,
    notADate: (option, value) => `${option} : « ${value} » n’est pas une date comme 2026-03-31`,
    notASize: (option, value) => `${option} : « ${value} » n’est pas un nombre de mégaoctets supérieur à 0`,
    didYouMean: (words) => `Vouliez-vous dire ${words.join(' ou ')} ?`,
    seeHelp: (command) => `Voir : ${command} --help`,
    nothingToCheck: 'nommez un document, un dossier ou un motif à examiner, par exemple : civicclause check mon-appel.md',
    stdinAndPaths: '--stdin lit un seul document sur l’entrée standard : ne donnez pas de chemin avec cette option',
    stdinPathsAndPaths:
      '--stdin-paths lit les noms des documents sur l’entrée standard : ne donnez pas de chemin avec cette option',
    notANumber: (option, value) => `${option} : « ${value} » n’est pas un nombre entier comme 10`,
    stdinNdjsonAndPaths: '--stdin-ndjson lit les documents sur l’entrée standard : ne donnez pas de chemin avec cette option',
    oneStdin: '--stdin, --stdin-ndjson et --stdin-paths lisent tous l’entrée standard : donnez-en un seul',
    shardOfStdin:
      '--shard répartit les documents que nomment des chemins, non l’entrée standard : donnez des chemins, ou retirez --shard',
    formatOfSeveral: '--format dit le format d’une seule sortie ; de plusieurs, chacune dit le sien',
    formatOfSeveralHint: (format) => `Écrivez : --output ${format}:FICHIER`,
    outputTwice: (path) => `--output ${path} est donné deux fois`,
    outputIsDocument: (path) => `--output ${path} est un fichier à lire : le rapport prendrait sa place`,
    unknownEnding: (path) => `--output ${path} : sa terminaison ne dit aucun format`,
    endings: (endings) => `Terminaisons connues : ${list(endings)}. Ou écrivez : --output FORMAT:FICHIER`,
    htmlOfLines:
      '--format html fait une page à lire et à imprimer, et --stdin-ndjson un flux : donnez des chemins, ou un autre format',
    htmlTooMany: (count, most) =>
      `--format html fait une page à lire et à imprimer, de ${most} documents au plus ; il y en a ${count} : examinez un dossier à la fois, ou prenez --format ndjson`,
    notAShard: (option, value) =>
      `${option} : « ${value} » n’est pas une partie comme 3/16 (la troisième de seize, de 1/16 à 16/16)`,
    notAJobCount: (option, value, most) =>
      `${option} : « ${value} » n’est ni un nombre de fils d’exécution de 1 à ${most}, ni auto`,
    unknownClause: (id) => `la clause « ${id} » n’existe pas`,
  },
  errors: {
    nothingReviewed:
      'rien n’a été examiné : aucun document ne ressemble ici à un appel de propositions ou à un contrat. Nommez un document pour l’examiner quand même',
    cannotWrite: (path, error) => `${path} : écriture impossible${causes[error] ? ` : ${causes[error]}` : ''} (${error})`,
    isThere: (path) => `${path} : ce fichier existe déjà et reste tel quel`,
    tooManyWarnings: (count, most) => `${count} avertissements, alors que --max-warnings en permet ${most}`,
    unexpected: (error) => `échec imprévu, merci de le signaler : ${error}`,
  },
  baseline: {
    optionWithoutFile: (option) => `${option} demande --baseline FICHIER`,
    writeAndPrune: '--write-baseline recommence le fichier, et --prune-baseline en retire : donnez l’un des deux',
    writtenByShard:
      'une partie n’a qu’une partie des documents : écrivez ou élaguez l’état de référence dans un passage sans --shard',
    notFound: (path) => `${path} : cet état de référence n’existe pas`,
    notRead: (path, error) => `${path} : l’état de référence ne peut être lu (${error})`,
    notABaseline: (path) => `${path} : ce n’est pas un état de référence de cette version de Civic Clause`,
    begin: (path) => `Pour en écrire un : civicclause check … --baseline ${path} --write-baseline`,
    written: (path, findings, files) =>
      `${path} : ${counted(findings, 'constat repris', 'constats repris')} dans ${counted(files, 'document', 'documents')} ; les nouveaux comptent`,
    pruned: (path, findings) => `${path} : ${counted(findings, 'constat corrigé retiré', 'constats corrigés retirés')}`,
    fixed: (path, findings) =>
      `${path} : ${counted(findings, 'constat est corrigé et peut être retiré', 'constats sont corrigés et peuvent être retirés')} : --prune-baseline`,
    otherDocuments: (path) =>
      `${path} : il n’a aucun des documents examinés ; leurs chemins partent du dossier où il a été écrit`,
  },
  merge: {
    notAReview: 'pas un examen de cette version de Civic Clause, en JSON ou NDJSON ; peut-être a-t-il été tronqué',
    nothing: 'aucun examen ne s’y trouve',
    givenTwice: 'cette partie est donnée deux fois',
    otherRun: (key) => `d’un autre passage que les parties qui précèdent : ${key} diffère`,
    latePlaybook:
      'ses documents ont été confrontés à un autre cahier de clauses que ceux d’avant : donner les parties comme fichiers, un tube ne se lisant qu’une fois',
    inputTwice: (input) =>
      `l’entrée ${input} du passage est aussi dans une autre partie, ou en désordre ; donnez chaque partie une fois`,
    inputMissing: (input, inputs, absent) =>
      absent.length > 0
        ? `l’entrée ${input} sur ${inputs} n’est dans aucune ; rien n’a été donné de ${some(absent)}`
        : `l’entrée ${input} sur ${inputs} n’est dans aucune ; une des parties a été tronquée`,
  },
  config: {
    holds: (document) => `Ce qui vaut pour ${document}`,
    files: (files) => `D’après : ${files.join(', ')}`,
    noFiles: 'Aucun civicclause.yaml n’est au-dessus : ce sont les valeurs par défaut',
    playbooks: (files) => `Cahiers à vous, chacun s’appuyant sur le précédent : ${files.join(', ')}`,
    together: (name, documents) => `Examinés ensemble, « ${name} » : ${documents.join(', ')}`,
  },
  jurisdictions: {
    sections: 'art.',
    footer: (asOf) =>
      `État au ${asOf}. Un profil ne fixe ni délai ni territoire : aucun article cité n’en fixe au fournisseur. Fixez les vôtres dans la configuration (limits, allowed-territories). Ceci est une aide à la rédaction, non un avis juridique.`,
  },
  explain: {
    clause: 'Clause',
    colon: '\u00a0:\u00a0',
    theme: 'Thème',
    severity: 'Si manquante',
    audience: 'Pour',
    why: 'Pourquoi c’est important',
    mustSay: 'Ce qu’elle doit dire',
    core: 'essentiel',
    rfp: 'appel',
    agreement: 'contrat',
    onlyIf: 'seulement si',
    also: 'aussi satisfait par',
    ask: 'Ce qu’il faut demander au fournisseur',
    sources: 'Sources',
    standards: 'Normes',
    wording: 'Libellé type',
    examples: 'Exemples',
    present: 'Suffisant',
    weak: 'Faible',
    contradicted: 'Contredit',
    subject: 'S’applique quand le document traite de',
    need: { required: 'obligatoire', recommended: 'recommandé', none: 'non attendu' },
    severities: { error: 'erreur', warning: 'avertissement', info: 'information' },
    audiences: { procurement: 'approvisionnement', lawyer: 'juristes', it: 'TI' },
    clauses: (count) => (count <= 1 ? `${count} clause` : `${count} clauses`),
    seeExplain: 'Ce qu’une clause doit dire : civicclause explain CLAUSE',
  },
};
