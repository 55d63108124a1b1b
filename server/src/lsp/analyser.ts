import type { Analyser, Analysis } from './analysis';

export function createAnalyser(): Analyser {
  return {
    analyse: (input): Analysis => {
      const summary = {
        present: 0,
        weak: 0,
        contradicted: 0,
        deferred: 0,
        missing: 1,
        notApplicable: 0,
        errors: 1,
        warnings: 0,
        infos: 0,
      };
      const start = { line: 0, character: 0 };
      const missing = /request for proposals|agreement/i.test(input.text) && !/canada/i.test(input.text);
      const file = { name: input.uri, documents: [], clauses: [], findings: [], decisions: [] };
      return {
        document: { path: input.uri, source: input.text } as unknown as Analysis['document'],
        kind: 'rfp',
        kindConfidence: 0.9,
        language: 'en',
        locale: input.locale === 'fr' ? 'fr' : 'en',
        recognised: true,
        file,
        review: {
          schemaVersion: 1,
          tool: { name: 'civicclause', version: '0.1.0' },
          playbook: { id: 'smart-city', version: '0' },
          asOf: null,
          position: 'buyer',
          procurementFiles: [file],
          notReviewed: [],
          summary,
        },
        findings: missing
          ? [
              {
                rule: 'data-location',
                code: 'missing',
                severity: 'error',
                message: 'Nothing here says where the City’s data may be stored (Data location).',
                range: { start, end: { line: 0, character: 5 } },
                related: [],
                clauses: ['data-location'],
              },
            ]
          : [],
      };
    },
    insert: (analysis) => {
      const end = analysis.document.source.length;
      const newText = '\n## Data location\n\nData stays in Canada.\n';
      const edits = [{ document: analysis.document.path, start: end, end, newText, snippet: newText }];
      return { id: 'insert/data-location', title: '', kind: 'insert', edits };
    },
    insertAt: () => undefined,
    clauses: () => [],
    allClauses: () => [],
    clause: () => undefined,
    clauseTitle: (clause) => clause,
    themeTitle: (theme) => theme,
    say: (message) => `${message.id} ${JSON.stringify(message.args)}`,
  };
}
