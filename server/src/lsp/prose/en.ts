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
  standards: () => 'Standards',
  missingClauses: () => 'Missing clauses',
  need: (need: 'required' | 'recommended', kind: 'rfp' | 'agreement'): string =>
    `${need} in ${kind === 'rfp' ? 'an RFP' : 'an agreement'}`,
  wordingFor: (kind: 'rfp' | 'agreement'): string => (kind === 'rfp' ? 'Wording for an RFP' : 'Wording for an agreement'),
  line: (line: number) => `line ${line}`,
  checking: () => 'Civic Clause: reviewing the workspace',
  checkingFile: (done: number, total: number) => `${done} of ${total}`,
};

export type Prose = typeof en;
