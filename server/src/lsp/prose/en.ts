/** What the server says besides the engine's messages. */
export const en = {
  failed: () => 'Civic Clause could not finish part of its work. Details are in its output.',
  why: () => 'Why it matters',
  required: () => 'What it must say',
  recommended: () => 'recommended',
  met: () => 'found',
  lacking: () => 'not found',
  reliedOn: () => 'Relied on',
  nearest: () => 'Nearest wording',
  ask: () => 'Ask the vendor',
  source: () => 'Source',
  wholePage: () => 'All about this clause',
  missingClauses: () => 'Missing clauses',
  lookThrough: () => 'Look through the clauses, and untick what is to be left out',
  line: (line: number) => `line ${line}`,
  checking: () => 'Civic Clause: reviewing the workspace',
  checkingFile: (done: number, total: number) => `${done} of ${total}`,
};

export type Prose = typeof en;
