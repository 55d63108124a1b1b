import { describe, expect, test } from 'vitest';
import { listed, render } from '../../../server/src/messages';
import { en } from '../../../server/src/messages/en';
import { fr } from '../../../server/src/messages/fr';
import { type Message, message } from '../../../server/src/text';

const NBSP = '\u00a0';
const NARROW = '\u202f';

/** Arguments that fit any message: lists, words and numbers under every name in use. */
const ANY_ARGUMENTS = new Proxy(
  {},
  {
    get(_target, name) {
      if (['clauses', 'lacking', 'labels', 'to', 'allowed', 'lookedFor', 'subjects', 'known', 'touched'].includes(String(name)))
        return ['alpha', 'beta'];
      if (['count', 'missing', 'total', 'met', 'required', 'near', 'line', 'megabytes', 'limit'].includes(String(name))) return 2;
      if (name === 'language') return 'fr';
      if (name === 'languages') return ['en', 'fr'];
      return name === 'absent' ? undefined : String(name);
    },
  },
);

describe('every message', () => {
  const own = (Object.keys(en) as (keyof typeof en)[]).filter(
    (id) => /^(?:finding|reason|near|fix|input)\./.test(id) && id !== 'finding.limit-exceeded' && id !== 'finding.decision',
  );

  test('exists in both languages', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
  });

  test.each(own)('%s is a sentence in English and another in French', (id) => {
    const said = { id, args: ANY_ARGUMENTS } as Message;
    const english = render(said, 'en');
    const french = render(said, 'fr');
    for (const text of [english, french]) {
      expect(text).not.toMatch(/undefined|\[object|NaN|\.\.| {2}/);
      expect(text.length).toBeGreaterThan(8);
    }
    expect(french).not.toBe(english);
    expect(french).not.toMatch(/ [:;?!»]|« /);
    expect(english).not.toMatch(/ [:;?!]/);
  });
});

describe('a buyer reads', () => {
  test.each<[Message, string, string]>([
    [
      message('finding.missing', { clause: 'Data location', absent: "Nothing here says where the City's data may be stored" }),
      "Nothing here says where the City's data may be stored (Data location).",
      "Nothing here says where the City's data may be stored (Data location).",
    ],
    [message('finding.missing', { clause: 'X' }), 'There is no clause on this: X.', `Aucune clause n'en traite${NBSP}: X.`],
    [
      message('finding.missing-theme', { theme: 'T', missing: 6, total: 9, clauses: ['a', 'b', 'c'] }),
      'T: 6 of 9 clauses are missing (a, b and c).',
      `T${NBSP}: 6 clauses manquent sur 9 (a, b et c).`,
    ],
    [
      message('finding.missing-theme', { theme: 'T', missing: 1, total: 1, clauses: ['a'] }),
      'T: 1 of 1 clause is missing (a).',
      `T${NBSP}: 1 clause manque sur 1 (a).`,
    ],
    [
      message('finding.blank', { label: 'Territory', count: 3 }),
      'Blank to fill in: “Territory” (3 places).',
      `Champ à remplir${NBSP}: «${NBSP}Territory${NBSP}» (3 endroits).`,
    ],
    [message('finding.blank', { label: '', count: 1 }), 'Blank to fill in.', 'Champ à remplir.'],
    [
      message('finding.limit-exceeded', {
        clause: 'C',
        element: 'notice of breach',
        value: { hours: 240, unit: 'business-day' },
        limit: { hours: 72, unit: 'hour' },
      }),
      'C: 10 business days is longer than the 72 hours your policy allows (notice of breach).',
      `C${NBSP}: 10 jours ouvrables, c'est plus que le maximum de votre politique, soit 72 heures (notice of breach).`,
    ],
    [
      message('finding.decision', { path: 'd.yaml', line: 3, text: message('decision.unused', { about: 'data-location/weak' }) }),
      'Decision in d.yaml, line 3: it answers no finding (data-location/weak), so it can be removed.',
      `Décision dans d.yaml, ligne 3${NBSP}: elle ne répond à aucun constat (data-location/weak)${NARROW}; elle peut être retirée.`,
    ],
    [
      message('reason.missing-near', { near: 1 }),
      'Nothing in the text settles it; 1 passage comes near, without counting.',
      `Rien dans le texte ne règle la question${NARROW}; 1 passage s'en approche sans suffire.`,
    ],
    [
      message('fix.insert-theme', { theme: 'T', count: 2 }),
      'Insert 2 missing clauses: T',
      `Insérer 2 clauses manquantes${NBSP}: T`,
    ],
  ])('%o', (said, english, french) => {
    expect(render(said, 'en')).toBe(english);
    expect(render(said, 'fr')).toBe(french);
  });

  test('quotations are cut at a word, and never inside a character', () => {
    const long = render(message('finding.hedged', { clause: 'C', hedge: `${'word '.repeat(60)}` }), 'en');
    expect(long).toMatch(/^C: worded too softly to bind anybody: “(?:word )+word…”/);
    expect(long.length).toBeLessThan(220);
    const emoji = render(message('finding.hedged', { clause: 'C', hedge: '😀'.repeat(200) }), 'en');
    expect(emoji).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  test('what a document says is quoted as it is', () => {
    expect(render(message('finding.contradicted', { clause: 'C', quote: 'oui : non ?' }), 'fr')).toContain('oui : non ?');
  });

  test('lists', () => {
    expect(listed([], 'en')).toBe('');
    expect(listed(['a'], 'fr')).toBe('a');
    expect(listed(['a', 'b'], 'en')).toBe('a and b');
    expect(listed(['a', 'b', 'c'], 'fr')).toBe('a, b et c');
  });
});
