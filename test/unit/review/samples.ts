import { type ClauseReading, type ClauseStatus, emptyReading } from '../../../server/src/detection';
import { type Document, type DocumentInput, readDocument } from '../../../server/src/documents';
import { render } from '../../../server/src/messages';
import type { ClauseSource, PlaybookSource } from '../../../server/src/playbook';
import type { FixContext } from '../../../server/src/review';
import type { TextEdit } from '../../../server/src/review/types';

function clause(id: string, theme: string, en: string, fr: string, more: Partial<ClauseSource> = {}): ClauseSource {
  return {
    id,
    theme,
    title: { en, fr },
    why: { en: `Why ${en} matters.`, fr: `Pourquoi ${fr} compte.` },
    audience: ['procurement'],
    severity: { rfp: 'warning', agreement: 'warning' },
    sources: [],
    headings: {},
    recognise: {},
    elements: [
      {
        id: 'core',
        title: { en: 'states the duty itself', fr: "énonce l'obligation elle-même" },
        need: { rfp: 'required', agreement: 'required' },
        core: true,
      },
      {
        id: 'time',
        title: { en: 'gives a time limit', fr: 'fixe un délai' },
        need: { rfp: 'required', agreement: 'required' },
        value: 'duration',
      },
      {
        id: 'where',
        title: { en: 'names a place', fr: 'nomme un lieu' },
        need: { rfp: 'required', agreement: 'required' },
        value: 'place',
      },
    ],
    wording: {
      rfp: { en: `The Bidder shall confirm ${id} to the City.`, fr: `Le soumissionnaire confirme ${id} à la Ville.` },
      agreement: { en: `The Vendor shall do ${id} for the City.`, fr: `Le Fournisseur exécute ${id} pour la Ville.` },
    },
    examples: [],
    ...more,
  };
}

/** A small playbook whose wordings use every defined term. */
export const playbook: PlaybookSource = {
  manifest: {
    id: 'sample',
    version: '1.0.0',
    title: { en: 'Sample', fr: 'Exemple' },
    themes: [
      { id: 'data-location', title: { en: 'Data location', fr: 'Localisation des données' }, headline: true },
      { id: 'data-access', title: { en: 'Data access', fr: 'Accès aux données' }, headline: true },
      { id: 'security-baseline', title: { en: 'Security baseline', fr: 'Sécurité de base' } },
      { id: 'exit', title: { en: 'Exit', fr: 'Sortie' } },
    ],
  },
  clauses: [
    clause('data-location', 'data-location', 'Data location', 'Localisation des données', {
      severity: { rfp: 'error', agreement: 'error' },
      absent: {
        en: "Nothing here says where the City's data may be stored",
        fr: "Rien ici n'indique où les données de la Ville peuvent être conservées",
      },
      wording: {
        rfp: {
          en: 'The Bidder shall keep all City Data within [Territory] and complete Form [X] for the City.',
          fr: 'Le soumissionnaire conserve les Données de la Ville dans [Territoire] et remet le formulaire [X] à la Ville.',
        },
        agreement: {
          en: 'The Vendor shall keep City Data only within [Territory] and give the City [30] days notice of any move outside [Territory].',
          fr: "Le Fournisseur conserve les Données de la Ville dans [Territoire] seulement et donne à la Ville un préavis de [30] jours avant tout déplacement hors de [Territoire], aux termes du présent Contrat. L'accord du Fournisseur est remis à la Ville.",
        },
      },
    }),
    clause('cross-border', 'data-location', 'Cross-border transfer', 'Transfert hors frontières'),
    clause('access-control', 'data-access', 'Access control', 'Contrôle des accès'),
    clause('encryption', 'security-baseline', 'Encryption', 'Chiffrement'),
    clause('patching', 'security-baseline', 'Patching', 'Correctifs'),
    clause('hardening', 'security-baseline', 'Hardening', 'Durcissement'),
    clause('decommissioning', 'exit', 'Decommissioning', 'Mise hors service'),
  ],
  concepts: {},
  weakWording: [],
};

export function reading(id: string, status: ClauseStatus, more: Partial<ClauseReading> = {}): ClauseReading {
  const empty = emptyReading(playbook.clauses.find((candidate) => candidate.id === id)!, 'agreement');
  const elements = empty.elements.map((element) => ({ ...element, met: status === 'present' }));
  return { ...empty, status, elements, ...more };
}

/** Every clause missing, but those given. */
export function readings(...known: ClauseReading[]): ClauseReading[] {
  return playbook.clauses.map(({ id }) => known.find((one) => one.id === id) ?? reading(id, 'missing'));
}

/** Evidence for the first occurrence of some words. */
export function evidenceFor(document: Document, words: string, index = 0) {
  const start = document.source.indexOf(words);
  const statement = document.statements.find(({ range }) => range.start <= start && start < range.end);
  if (start < 0 || !statement) throw new Error(`not in the document: ${words}`);
  return { document: index, statement: statement.index, start, end: start + words.length, text: words, pattern: 'test' };
}

/** A clause that stands under the heading with that title. */
export function standing(document: Document, id: string, title: string): ClauseReading {
  const section = document.sections.find((candidate) => candidate.title.text === title);
  if (!section) throw new Error(`no section "${title}" among ${document.sections.map((s) => s.title.text).join(' | ')}`);
  return reading(id, 'present', { sections: [{ document: 0, section: section.index }] });
}

export function read(text: string, more: Partial<DocumentInput> = {}): Document {
  return readDocument({ path: 'sample.md', text, kind: 'agreement', language: 'en', ...more });
}

export function context(document: Document, known: ClauseReading[] = []): FixContext {
  return { file: { name: 'sample', documents: [document] }, readings: readings(...known), playbook, locale: 'en', render };
}

/** The source after edits, last first so that offsets stay true. */
export function apply(source: string, edits: TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), source);
}
