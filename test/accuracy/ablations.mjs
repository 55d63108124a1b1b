// What each reading skill is worth: the same documents reviewed without it. A skill is taken away from what the engine is given
// (the document read, the playbook), so that the engine itself needs no switches.

const SILENT_MOODS = ['mood-permission', 'mood-prohibition', 'mood-release', 'mood-aspiration'];
/** A phrase that no document holds. */
const NEVER = '=zzyzxnever';

const emptied = (playbook, ids) => ({
  ...playbook,
  concepts: {
    ...playbook.concepts,
    ...Object.fromEntries(ids.filter((id) => id in playbook.concepts).map((id) => [id, { en: [NEVER], fr: [NEVER] }])),
  },
});

const withStatements = (document, change) => ({ ...document, statements: document.statements.map(change) });

/** Name → `{ document(read), playbook(source) }`, either of which may be absent. */
export const ABLATIONS = {
  'lead-ins': {
    document: (document) => withStatements(document, (statement) => ({ ...statement, before: [], after: [] })),
  },
  negation: { playbook: (playbook) => emptied(playbook, SILENT_MOODS) },
  definitions: {
    // Bracketed parties are read through the words for public bodies and companies, defined terms through definable concepts.
    playbook: (playbook) => {
      const plain = emptied(playbook, ['public-body', 'company']);
      const concepts = Object.entries(plain.concepts).map(([id, concept]) => [id, { ...concept, definable: false }]);
      return { ...plain, concepts: Object.fromEntries(concepts) };
    },
  },
  'table of contents': {
    document: (document) =>
      withStatements(document, (statement) =>
        ['contents', 'furniture'].includes(statement.role) ? { ...statement, role: 'operative' } : statement,
      ),
  },
};
