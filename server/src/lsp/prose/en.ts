/** What the server says besides the engine's messages. */
export const en = {
  failed: () => 'Civic Clause could not finish part of its work. Details are in its output.',
  theme: (theme: string) => `Theme: ${theme}`,
  why: () => 'Why it matters',
  required: () => 'What it must say',
  recommended: () => 'recommended',
  met: () => 'found',
  lacking: () => 'not found',
  reliedOn: () => 'Relied on',
  nearest: () => 'Nearest wording',
  ask: () => 'Ask the vendor',
  source: () => 'Source',
  standards: () => 'Standards',
  missingClauses: () => 'Missing clauses',
  wording: () => 'Suggested wording',
  line: (line: number) => `line ${line}`,
  checking: () => 'Civic Clause: reviewing the workspace',
  checkingFile: (done: number, total: number) => `${done} of ${total}`,
  insertAtCursor: (count: number) => (count === 1 ? 'Insert the clause here' : `Insert ${count} clauses here`),
};

export type Prose = typeof en;
