import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClauseReader, readClauses } from '../../../server/src/detection';
import { readDocument } from '../../../server/src/documents';
import { LiveDocument } from '../../../server/src/documents/live';
import { builtInPlaybook } from '../../../server/src/playbook';
import { resolvePolicy } from '../../../server/src/policy';
import { asYaml, editsOf, makeEdit } from '../edits';

const playbook = builtInPlaybook();
const policy = resolvePolicy();

const agreement = `# Hosting Agreement

This Agreement is made between the City of Larkspur (the "City") and Nimbus Hosting Inc. (the "Vendor").

## 1. Definitions

"City Data" means all data that the City or its residents provide.

"Return Obligation" means the Vendor's duty to return all City Data to the City in an open format within thirty (30) days.

## 2. Data location

The Vendor shall keep City Data in Canada only, including backups. Support staff outside Canada shall have no access to City Data.

## 3. Security incidents

The Vendor shall notify the City of any breach of City Data within 24 hours after becoming aware of it.

## 4. Subcontractors

The Vendor shall not subcontract without the prior written consent of the City, as set out in Schedule C.

## 5. End of the agreement

On termination the Vendor shall fulfil its Return Obligation free of charge.

## 6. Law

This Agreement is governed by the laws of [Province]. The Vendor may change these terms at its sole discretion.

## 7. Audit

The City may audit the Vendor once a year on reasonable notice.
`;

/** Definitions, party names, headings and whole clauses: what is read far from where it stands. */
const telling = [
  '"',
  'the "Provider"',
  '(the "Vendor")',
  '(the "Licensor")',
  '"Client Data" means all data of the City.\n\n',
  '“You” means the Contractor.\n\n',
  'City Data',
  'Client Data',
  'Return Obligation',
  '## Data location\n\n',
  '## Schedule C\n\nSubcontractors must be approved by the City.\n\n',
  '# ',
  '## ',
  '### Audit\n\n',
  '\n\n',
  'not ',
  'shall not ',
  'may ',
  'commercially reasonable efforts to ',
  'within 72 hours',
  'Canada',
  'France',
  'The Vendor shall encrypt City Data at rest and in transit with keys that the City holds.\n\n',
  'The Vendor may transfer City Data to any country without consent.\n\n',
  'Le Prestataire héberge les données de la Ville au Canada et lui notifie tout incident dans les 24 heures.\n\n',
  'cameras ',
  'firmware ',
  '_____',
  '[Name of the vendor]',
  '<!--',
  '-->',
  '```\n',
];

const edits = editsOf(
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...telling) }, fc.constant(''), fc.string({ maxLength: 3 })),
);

describe('a clause reader', () => {
  it.each([
    [40, 'contract.md', agreement],
    [15, 'contract.yaml', asYaml(agreement)],
  ])('reads after any edits as the same text read afresh (%i times): %s', (numRuns, path, start) => {
    fc.assert(
      fc.property(edits, (changes) => {
        const live = new LiveDocument({ path, text: start });
        const reader = new ClauseReader(playbook, policy);
        let text = start;
        for (const change of changes) {
          text = makeEdit(live, text, change);
          const followed = reader.read({ name: 'contract', documents: [live.document()] });
          const fresh = readClauses({ name: 'contract', documents: [readDocument({ path, text })] }, playbook, policy);
          if (JSON.stringify(followed) !== JSON.stringify(fresh)) expect(followed).toEqual(fresh);
        }
      }),
      { numRuns },
    );
  });

  it('lets go of a duty that is called upon no more, when a party gets another name in the same edit', () => {
    const live = new LiveDocument({ path: 'contract.md', text: agreement });
    const reader = new ClauseReader(playbook, policy);
    reader.read({ name: 'contract', documents: [live.document()] });
    const from = agreement.indexOf('the Vendor shall fulfil');
    const to = agreement.indexOf('## 6. Law');
    live.edit(from, to, 'the services end (the "Licensor").\n\n');
    const text = `${agreement.slice(0, from)}the services end (the "Licensor").\n\n${agreement.slice(to)}`;
    const fresh = readClauses({ name: 'contract', documents: [readDocument({ path: 'contract.md', text })] }, playbook, policy);
    expect(reader.read({ name: 'contract', documents: [live.document()] })).toEqual(fresh);
  });

  it('moves the end of a sentence whose spaces have changed', () => {
    const live = new LiveDocument({ path: 'contract.md', text: agreement });
    const reader = new ClauseReader(playbook, policy);
    reader.read({ name: 'contract', documents: [live.document()] });
    const at = agreement.indexOf('notify the City of any breach');
    live.edit(at, at, ' ');
    const text = `${agreement.slice(0, at)} ${agreement.slice(at)}`;
    const fresh = readClauses({ name: 'contract', documents: [readDocument({ path: 'contract.md', text })] }, playbook, policy);
    expect(reader.read({ name: 'contract', documents: [live.document()] })).toEqual(fresh);
  });
});
