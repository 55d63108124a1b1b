// The first page. `page` names a page by its id, with an anchor where one is meant.

const en = {
  lead: 'Know what a contract settles before you sign it.',
  text: 'A city that buys connected systems signs away data, access and continuity in its contracts. Civic Clause reads the RFPs and vendor agreements themselves, says which clauses are missing, weak, contradicted or left to a document nobody attached, shows the sentence it relies on, and inserts the text that mends it.',
  where: 'In VS Code, on the command line and in pipelines; in English and French.',
  start: 'Get started',
  browse: 'See the {count} clauses',
  picture: {
    file: 'checklist.en.png',
    alt: 'The checklist lists clauses by theme beside a request for proposals: “Data access control” is weak, two of its seven elements were found, and the sentence is selected in the text.',
  },
  promises: [
    ['Nothing leaves your machine', 'No network call, no account, no telemetry.', { page: 'security', label: 'Security' }],
    [
      'No model, no guess',
      'The same document gives the same answer, and every answer says why.',
      { page: 'accuracy', label: 'Measured accuracy' },
    ],
    [
      'Drafting help, not legal advice',
      'Every clause names its sources, and how well they were checked.',
      { page: 'seeds', label: 'The sources' },
    ],
  ],
  audiencesTitle: 'For whom',
  audiences: [
    {
      name: 'Procurement staff',
      text: 'Find out what a draft leaves open before it is published, and what to ask each vendor.',
      links: [
        { page: 'guide', label: 'Review a first document' },
        { page: 'clauses', label: 'Clauses by theme, with wording to copy' },
        { page: 'decisions', label: 'Accept a finding, with its reason' },
      ],
    },
    {
      name: 'Lawyers',
      text: 'See the sentence each answer rests on, what contradicts it, and the wording proposed, with its sources.',
      links: [
        { page: 'playbooks', label: 'Your own clauses and wordings, without code' },
        { page: 'jurisdictions', label: 'What the law of a jurisdiction makes graver' },
        { page: 'accuracy', label: 'How right the answers are' },
      ],
    },
    {
      name: 'IT reviewers',
      text: 'One policy from the editor to the pipeline, over one document or an archive of thousands.',
      links: [
        { page: 'configuration', label: 'Configuration' },
        { page: 'ci', label: 'Reports and pipelines: SARIF, JUnit, GitHub, GitLab' },
        { page: 'security', label: 'What it does with your documents' },
      ],
    },
  ],
  answersTitle: 'What it answers, clause by clause',
  answers: [
    ['present', 'Present', 'Operative text does the clause’s job: every core element and at least half of those required.'],
    ['weak', 'Weak', 'The subject is dealt with, but hedged, permissive, blank or too little.'],
    ['contradicted', 'Contradicted', 'The opposite is granted, and nothing repairs it.'],
    ['deferred', 'Deferred', 'Left to a named document that is not in the file.'],
    ['missing', 'Missing', 'Nothing operative; with the nearest sentences and why they do not count.'],
  ],
  themesTitle: 'Themes',
  themeCount: { one: '1 clause', many: '{count} clauses' },
};

/** @type {typeof en} */
const fr = {
  lead: 'Savoir ce qu’un contrat règle avant de le signer.',
  text: 'Une ville qui achète des systèmes connectés cède par contrat ses données, ses accès et sa continuité. Civic Clause lit les appels d’offres et les contrats eux-mêmes, dit quelles clauses sont manquantes, faibles, contredites ou renvoyées à un document que personne n’a joint, montre la phrase sur laquelle il s’appuie et insère le texte qui y remédie.',
  where: 'Dans VS Code, en ligne de commande et dans les chaînes d’intégration ; en français et en anglais.',
  start: 'Prise en main',
  browse: 'Voir les {count} clauses',
  picture: {
    file: 'checklist.fr.png',
    alt: 'La liste de contrôle, par thème, à côté d’un appel de propositions : les éléments trouvés et absents de la clause sur la localisation des données, et la phrase sélectionnée dans le texte.',
  },
  promises: [
    [
      'Rien ne quitte votre poste',
      'Aucun appel réseau, aucun compte, aucune télémétrie.',
      { page: 'security', label: 'Sécurité' },
    ],
    [
      'Ni modèle, ni supposition',
      'Le même document donne toujours la même réponse, et chaque réponse dit pourquoi.',
      { page: 'accuracy', label: 'Justesse mesurée' },
    ],
    [
      'Une aide à la rédaction, non un avis juridique',
      'Chaque clause nomme ses sources, et dit à quel point elles ont été vérifiées.',
      { page: 'seeds', label: 'Les sources' },
    ],
  ],
  audiencesTitle: 'Pour qui',
  audiences: [
    {
      name: 'Achats',
      text: 'Voir ce qu’un projet laisse ouvert avant qu’il ne soit publié, et ce qu’il faut demander à chaque fournisseur.',
      links: [
        { page: 'guide', label: 'Examiner un premier document' },
        { page: 'clauses', label: 'Les clauses par thème, avec libellés à copier' },
        { page: 'decisions', label: 'Accepter un constat, avec sa raison' },
      ],
    },
    {
      name: 'Juristes',
      text: 'Voir la phrase sur laquelle repose chaque réponse, ce qui la contredit, et le libellé proposé, avec ses sources.',
      links: [
        { page: 'playbooks', label: 'Vos clauses et vos libellés, sans code' },
        { page: 'jurisdictions', label: 'Ce que le droit d’un ressort rend plus grave' },
        { page: 'accuracy', label: 'La justesse des réponses' },
      ],
    },
    {
      name: 'Équipes informatiques',
      text: 'Une seule politique, de l’éditeur à la chaîne d’intégration, pour un document ou un fonds de milliers.',
      links: [
        { page: 'configuration', label: 'Configuration' },
        { page: 'ci', label: 'Rapports et chaînes d’intégration : SARIF, JUnit, GitHub, GitLab' },
        { page: 'security', label: 'Ce qu’il fait de vos documents' },
      ],
    },
  ],
  answersTitle: 'Ce qu’il répond, clause par clause',
  answers: [
    [
      'present',
      'Présente',
      'Un texte opérant remplit le rôle de la clause : tous les éléments essentiels et au moins la moitié de ceux exigés.',
    ],
    ['weak', 'Faible', 'Le sujet est traité, mais atténué, facultatif, laissé en blanc ou trop peu.'],
    ['contradicted', 'Contredite', 'Le contraire est accordé, et rien ne le répare.'],
    ['deferred', 'Renvoyée', 'Laissée à un document nommé qui n’est pas dans le dossier.'],
    ['missing', 'Manquante', 'Rien d’opérant ; avec les phrases les plus proches et pourquoi elles ne comptent pas.'],
  ],
  themesTitle: 'Thèmes',
  themeCount: { one: '1 clause', many: '{count} clauses' },
};

export const homeProse = { en, fr };
