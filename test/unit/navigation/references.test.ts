import { describe, expect, it } from 'vitest';
import { agreement, contrat, navigate, pathOf, words } from './support';

/** What leads where. */
function leads(text: string, path?: string): string[] {
  const navigation = navigate(text, path);
  return navigation.references.map(
    (reference) =>
      `${words(navigation, reference)} → ${reference.targets.map((target) => pathOf(target).replace(/^.*Agreement > |^.*services > /, '')).join(' | ')}`,
  );
}

const numbered = (sentence: string) => `# Agreement

## 1. Definitions

The Vendor shall read it.

## 4. Fees

4.1 The City shall pay the fees.

4.2 The City shall:

(a) pay; and

(b) not delay.

## 7. Term

7.1 The parties agree that ${sentence}
`;

describe('references', () => {
  it('lead to the provision they name, in its schedule and its list', () => {
    expect(leads(agreement)).toEqual([
      'Schedule C → Schedule C',
      'paragraph (a) → 2 > 2.1 > (a)',
      'Section 2.1(b) → 2 > 2.1 > (b)',
      'clause 4 → 4',
      'Sections 2.1 → 2 > 2.1',
      '2.2 → 2 > 2.2',
      '4.1 → 4 > 4.1',
      'Schedule C → Schedule C',
      'section 1 → Schedule C > 1',
      'section 4.2 → 4 > 4.2',
    ]);
  });

  it('are read in French', () => {
    expect(leads(contrat)).toEqual([
      'article 9.2 → Article 9 > 9.2',
      'article premier → Article 1',
      'annexe C → Annexe C',
      'alinéa a) → Article 9 > 9.2 > a',
      'article 9.1 → Article 9 > 9.1',
      'section 9.2 b) → Article 9 > 9.2 > b',
    ]);
  });

  it.each([
    'Section 4.2 of this Agreement applies.',
    'Section 4.2 hereof applies.',
    'the City acts under Section 4.2 in due time.',
    'L’article 4.2 des présentes s’applique.',
  ])('know the document itself: %s', (sentence) => {
    expect(leads(numbered(sentence))).toHaveLength(1);
  });

  it.each([
    'section 7 of the Privacy Act applies.',
    'section 7 of the Act applies.',
    'the Privacy Act, section 7, applies.',
    'GDPR Article 7 applies.',
    'Article 7 GDPR applies.',
    'Article 7 of Regulation (EU) 2016/679 applies.',
    '45 C.F.R. § 4 applies.',
    'Sections 4.1 and 4.2 of the Master Supply Terms of Nimbus Ltd apply to section 4 of the Code.',
    "l'article 7 du RGPD s'applique.",
    "l'article 7 de la Loi 25 s'applique.",
    'la Loi 25, article 7, s’applique.',
    'section 4 in the Privacy Act applies.',
    'paragraph (a) of section 4.2 of the Privacy Act applies.',
    'Section 12.9 applies.',
    'Schedule A to the Act applies, and Exhibit B.',
    'paragraph (b) applies.',
    'the section 30 days later.',
  ])('to other documents, and to nothing, lead nowhere: %s', (sentence) => {
    expect(leads(numbered(sentence))).toEqual([]);
  });

  it('name an item of a section from elsewhere', () => {
    expect(leads(numbered('see paragraph (b) of Section 4.2.'))).toEqual(
      ['paragraph (b) → Agreement > 4 > 4.2 > (b)', 'Section 4.2 → Agreement > 4 > 4.2'].map((each) =>
        each.replace('Agreement > ', ''),
      ),
    );
  });

  it('lead to both places where a number stands twice', () => {
    const [found] = navigate(numbered('see Section 4.1.').replace('4.2 The City shall:', '4.1 The City shall:')).references;
    expect(found?.targets).toHaveLength(2);
  });

  it('of headings, contents and code are none', () => {
    expect(leads(numbered('see `Section 4.2`.').replace('## 7. Term', '## 7. What Section 4 says'))).toEqual([]);
  });
});
