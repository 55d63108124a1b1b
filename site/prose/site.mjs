// What the site says around the repository's own texts. Both languages have the same keys; a test says when one lacks.

const en = {
  name: 'Civic Clause',
  language: 'English',
  other: 'Français',
  skip: 'Skip to the content',
  menu: 'Menu',
  navigation: 'Pages',
  sections: { start: 'Start', guides: 'Guides', clauses: 'Clauses', trust: 'How far to rely on it', reference: 'Reference' },
  home: 'Home',
  allClauses: 'All clauses',
  guide: 'Getting started',
  overviewNames: { accuracy: 'Measured accuracy', seeds: 'What the sources ask', jurisdictions: 'Jurisdiction profiles' },
  inOther: 'in French',
  noTwin: 'This page is in English only',
  contents: 'On this page',
  breadcrumb: 'Where this page is',
  previous: 'Previous',
  next: 'Next',
  theme: { label: 'Colours', system: 'Auto', light: 'Light', dark: 'Dark' },
  footer: 'Drafting help, not legal advice. Nothing leaves your machine: this site asks nothing of any other host.',
  search: {
    label: 'Search',
    placeholder: 'data location, baseline, encryption…',
    noScript: 'The search needs JavaScript. The list of clauses and the menu lead to every page without it.',
    failed: 'The list of what can be found could not be loaded. Reload the page.',
    none: 'Nothing found. Try fewer or shorter words.',
    one: '1 result',
    many: '{count} results',
    begin: 'Type a word: results appear below.',
  },
  clauses: {
    introduction:
      'What each clause must say, why, and how to word it. {count} clauses in {themes} themes, each in English and French.',
    elementCount: '{count} elements',
    about: 'About the clauses as a whole',
    core: 'core',
    colon: ':',
  },
  formats: {
    introduction:
      'Each file that Civic Clause reads or writes has a JSON Schema. Editors with it complete, explain and check every key; programs can rely on it.',
    file: 'Schema',
    what: 'What follows it',
    guide: 'Guide',
    rows: {
      configuration: 'civicclause.yaml: what your organisation has chosen, the same for editor and command line',
      decisions: 'civicclause.decisions.yaml: findings that somebody accepted, with the reason',
      baseline: 'the findings an archive was taken over with, so that only new ones count',
      'custom-playbook': 'a playbook of your own: your clauses, and what you change in ours',
      playbook: 'a clause of the built-in playbook, and the files around it',
      rfp: '*.rfp.yaml: a request for proposals as structured YAML',
      agreement: '*.agreement.yaml: an agreement as structured YAML',
      review: 'a review as JSON, or one a line as NDJSON',
    },
  },
  notFound: {
    text: 'There is no page at this address. It may have moved when the documentation changed.',
    home: 'To the first page',
    clauses: 'All clauses',
  },
  pages: {
    home: {
      title: 'Civic Clause',
      description:
        'Reads RFPs and vendor agreements, says which clauses are missing, weak, contradicted or deferred, shows the sentence and inserts the fix.',
    },
    clauses: {
      title: 'Clauses',
      description: 'Every clause by theme: what it must say, why, and how to word it, for RFPs and agreements.',
    },
    formats: { title: 'File formats', description: 'The JSON Schemas of the files that Civic Clause reads and writes.' },
    search: { title: 'Search', description: 'Search the guides and clause pages of Civic Clause.' },
    notFound: { title: 'Page not found', description: 'There is no page at this address.' },
  },
};

/** @type {typeof en} */
const fr = {
  name: 'Civic Clause',
  language: 'Français',
  other: 'English',
  skip: 'Aller au contenu',
  menu: 'Menu',
  navigation: 'Pages',
  sections: {
    start: 'Débuter',
    guides: 'Guides',
    clauses: 'Clauses',
    trust: 'Jusqu’où s’y fier',
    reference: 'Référence',
  },
  home: 'Accueil',
  allClauses: 'Toutes les clauses',
  guide: 'Prise en main',
  overviewNames: { accuracy: 'Justesse mesurée', seeds: 'Ce que demandent les sources', jurisdictions: 'Profils de ressort' },
  inOther: 'en anglais',
  noTwin: 'Cette page n’existe qu’en français',
  contents: 'Sur cette page',
  breadcrumb: 'Où se trouve cette page',
  previous: 'Précédente',
  next: 'Suivante',
  theme: { label: 'Couleurs', system: 'Auto', light: 'Clair', dark: 'Sombre' },
  footer: 'Aide à la rédaction, non avis juridique. Rien ne quitte votre poste : ce site ne demande rien à aucun autre hôte.',
  search: {
    label: 'Recherche',
    placeholder: 'localisation, chiffrement, décisions…',
    noScript: 'La recherche demande JavaScript. La liste des clauses et le menu mènent à toutes les pages sans lui.',
    failed: 'La liste de ce qui peut être trouvé n’a pu être chargée. Rechargez la page.',
    none: 'Rien n’a été trouvé. Essayez des mots moins nombreux ou plus courts.',
    one: '1 résultat',
    many: '{count} résultats',
    begin: 'Écrivez un mot : les résultats apparaissent ci-dessous.',
  },
  clauses: {
    introduction:
      'Ce que chaque clause doit dire, pourquoi, et comment la rédiger. {count} clauses en {themes} thèmes, chacune en français et en anglais.',
    elementCount: '{count} éléments',
    about: 'Au sujet des clauses dans leur ensemble',
    core: 'essentiel',
    colon: ' :',
  },
  formats: {
    introduction:
      'Chaque fichier que Civic Clause lit ou écrit a un schéma JSON. Les éditeurs s’en servent pour compléter, expliquer et vérifier chaque clé ; les programmes peuvent s’y fier.',
    file: 'Schéma',
    what: 'Ce qui le suit',
    guide: 'Guide',
    rows: {
      configuration: 'civicclause.yaml : les choix de votre organisation, les mêmes dans l’éditeur et la ligne de commande',
      decisions: 'civicclause.decisions.yaml : les constats que quelqu’un a acceptés, avec la raison',
      baseline: 'les constats avec lesquels un fonds a été repris, pour que seuls les nouveaux comptent',
      'custom-playbook': 'un cahier de clauses à vous : vos clauses, et ce que vous changez aux nôtres',
      playbook: 'une clause du cahier fourni, et les fichiers qui l’entourent',
      rfp: '*.rfp.yaml : un appel de propositions en YAML structuré',
      agreement: '*.agreement.yaml : un contrat en YAML structuré',
      review: 'un examen en JSON, ou un par ligne en NDJSON',
    },
  },
  notFound: {
    text: 'Il n’y a pas de page à cette adresse. Elle a pu changer avec la documentation.',
    home: 'À la première page',
    clauses: 'Toutes les clauses',
  },
  pages: {
    home: {
      title: 'Civic Clause',
      description:
        'Lit appels d’offres et contrats, dit quelles clauses sont manquantes, faibles, contredites ou renvoyées ailleurs, montre la phrase et insère le texte.',
    },
    clauses: {
      title: 'Clauses',
      description:
        'Chaque clause par thème : ce qu’elle doit dire, pourquoi, et comment la rédiger, pour appels de propositions et contrats.',
    },
    formats: { title: 'Formats de fichiers', description: 'Les schémas JSON des fichiers que Civic Clause lit et écrit.' },
    search: { title: 'Recherche', description: 'Chercher dans les guides et les pages de clauses de Civic Clause.' },
    notFound: { title: 'Page introuvable', description: 'Il n’y a pas de page à cette adresse.' },
  },
};

export const prose = { en, fr };
