import type { DraftKind, ExampleSource } from '../../playbook/types';
import type { Language } from '../../text/types';

const en = {
  example: (number: number) => `example ${number}`,
  wording: 'its own wording',
  language: { en: 'English', fr: 'French' } satisfies Record<Language, string>,
  kind: { rfp: 'RFP', agreement: 'agreement' } satisfies Record<DraftKind, string>,
  status: {
    present: 'present',
    weak: 'weak',
    contradicted: 'contradicted',
    deferred: 'deferred',
    missing: 'missing',
    'not-applicable': 'not applicable',
  } satisfies Record<ExampleSource['status'] | 'not-applicable', string>,
  wanted: (wanted: string, found: string) => `should be ${wanted}, is ${found}`,
  unmet: (element: string) => `does not meet ${element}`,
  met: (element: string) => `meets ${element}, and should not`,
  reason: 'because:',
  near: 'came near:',
  matched: 'matched:',
  quoted: (text: string) => `“${text}”`,
};

const fr: typeof en = {
  example: (number) => `exemple ${number}`,
  wording: 'son propre libellé',
  language: { en: 'anglais', fr: 'français' },
  kind: { rfp: 'appel de propositions', agreement: 'contrat' },
  status: {
    present: 'présente',
    weak: 'faible',
    contradicted: 'contredite',
    deferred: 'renvoyée',
    missing: 'absente',
    'not-applicable': 'sans objet',
  },
  wanted: (wanted, found) => `devrait être ${wanted}, est ${found}`,
  unmet: (element) => `ne remplit pas ${element}`,
  met: (element) => `remplit ${element}, et ne devrait pas`,
  reason: 'raison :',
  near: 'de près :',
  matched: 'reconnu :',
  quoted: (text) => `«\u00a0${text}\u00a0»`,
};

/** What is said of the examples of a playbook. */
export const playbookTestProse: Record<Language, typeof en> = { en, fr };
