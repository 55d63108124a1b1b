import { describe, expect, test } from 'vitest';
import type { NewDocumentRequest } from '../../../server/src/drafting';
import { createEngine } from '../../../server/src/engine';
import { render } from '../../../server/src/messages';
import { resolvePolicy } from '../../../server/src/policy';

const engine = createEngine();
const languages = ['en', 'fr'] as const;
const kinds = ['rfp', 'agreement'] as const;
const formats = ['markdown', 'yaml'] as const;

const answersIn = {
  en: {
    buyer: 'City of Larkhaven',
    supplier: 'Meridian Roadway Systems Inc.',
    object: 'connected traffic sensors',
    territory: 'Canada',
    law: 'Ontario',
    courts: 'Ottawa, Ontario',
  },
  fr: {
    buyer: 'Ville de Sainte-Aurélie',
    supplier: 'Capteurs Boréal inc.',
    object: 'capteurs de circulation connectés',
    territory: 'Canada',
    law: 'Québec',
    courts: 'Terrebonne, Québec',
  },
};

function write(request: NewDocumentRequest, policy = {}): string {
  const made = engine.newDocument(request, policy);
  if ('problem' in made) throw new Error(render(made.problem, 'en'));
  return made.text;
}

const pathOf = ({ kind, format }: NewDocumentRequest) => (format === 'yaml' ? `new.${kind}.yaml` : 'new.md');

function review(text: string, request: NewDocumentRequest, policy = {}) {
  const document = engine.readDocument({ path: pathOf(request), text });
  return { document, review: engine.analyse({ name: 'new', documents: [document] }, { policy }).review };
}

/** Labels of blanks that no answer fills: they belong to this one purchase. */
const own = {
  en: /^(?:description of|last day|expected day|term of|weight of|closing date|means of|name of|name, telephone|date|length of|prices and|address of|listed purposes|X$|screening level|law or list|method|n$|amount|Institution|rules|City, Jurisdiction|Agent|attach|list |names and|engagement|statute, section|named statute)/,
  fr: /^(?:description d|dernier jour|jour prévu|durée d|pondération|date|mode de|nom du|nom,|prix et|adresse|fins énum|X$|niveau de|loi|méthode|n$|montant|Institution|règlement$|Ville, Territoire|Agent|joindre|indiquer)/,
};

describe.each(kinds)('a new document: %s', (kind) => {
  describe.each(languages)('in %s', (language) => {
    test.each(formats)('in %s, with all answers, has no finding but the blanks of this one purchase', (format) => {
      const { supplier, ...rfp } = answersIn[language];
      const answers = kind === 'rfp' ? rfp : { ...rfp, supplier };
      for (const [subjects, jurisdiction] of [
        [[], 'us'],
        [[], 'uk'],
        [['cameras'], 'ca-on'],
        [['cloud', 'software'], 'eu'],
        [['ai', 'devices'], 'ca-bc'],
        [['devices'], language === 'fr' ? 'ca-qc' : 'au'],
      ] as const) {
        const request: NewDocumentRequest = { kind, language, format, subjects: [...subjects], jurisdiction, answers };
        const policy = { jurisdiction };
        const { document, review: found } = review(write(request), request, policy);
        expect(document.problems).toEqual([]);
        expect(document.parts.map((part) => [part.kind, part.language])).toEqual([[kind, language]]);
        expect(found.findings.filter(({ code }) => code !== 'blank').map(({ message }) => message)).toEqual([]);
        const labels = [...document.source.matchAll(/\[([^[\]]+)\]/g)].map(([, label]) => label!);
        expect(labels.filter((label) => !own[language].test(label))).toEqual([]);
        const statuses = new Set(found.clauses.map(({ status }) => status));
        expect([...statuses].filter((status) => !['present', 'weak', 'not-applicable'].includes(status))).toEqual([]);
      }
    });

    test.each(formats)('in %s, without an answer, has no finding but blanks', (format) => {
      for (const subjects of [[], ['cameras', 'ai', 'cloud', 'devices', 'software']]) {
        const request: NewDocumentRequest = { kind, language, format, subjects, proposals: false };
        const { review: found } = review(write(request), request);
        expect(found.findings.filter(({ code }) => code !== 'blank').map(({ message }) => message)).toEqual([]);
        expect(found.findings.length).toBeGreaterThan(10);
      }
    });
  });
});

describe('what a new document says', () => {
  const request: NewDocumentRequest = { kind: 'agreement', language: 'en', format: 'markdown', answers: answersIn.en };

  test('a time limit asked for stands in its clause, and nowhere else', () => {
    const text = write({ ...request, limits: { 'incident-notification': 1, 'data-return': 45 } });
    expect(text).toContain('by telephone and writing within 1 hour of becoming aware');
    expect(text).toContain('update at least every 24 hours');
    expect(text).toContain('shall within 45 days return all City Data');
    expect(text).toContain('a further retrieval period of 30 days');
  });

  test('sections, schedules and forms are called by the names they have', () => {
    const text = write(request);
    const [, forum] = /^### (\d+\.\d+) Dispute resolution procedure$/m.exec(text)!;
    expect(text).toContain(`Subject to section ${forum},`);
    const [, sites] = /only at the sites listed in Schedule ([A-Z]),/.exec(text)!;
    expect(text).toContain(`\n## Schedule ${sites}: Sites\n`);
    expect(text).toMatch(/\(1\) Schedules [A-Z], [A-Z], [A-Z], [A-Z] and [A-Z];/);
    const rfp = write({ kind: 'rfp', language: 'en', format: 'markdown' });
    const [, form] = /the Data Location Table \(Form ([A-Z])\)/.exec(rfp)!;
    expect(rfp).toContain(`\n- Form ${form}: Data location table\n`);
    const [, complaints] = /^## (\d+)\. Complaints$/m.exec(rfp)!;
    expect(rfp).toContain(`which follow section ${complaints}.`);
  });

  test('a French name of a place takes its article and preposition', () => {
    const french = (territory: string) =>
      write({ kind: 'agreement', language: 'fr', format: 'yaml', answers: { territory, law: territory } });
    expect(french('Canada')).toContain("à l'extérieur du Canada");
    expect(french('Canada')).toContain('situées au Canada');
    expect(french('France')).toContain('situées en France');
    expect(french('France')).toContain("à l'intérieur de la France");
    expect(french('Ontario')).toContain("les lois de l'Ontario");
    expect(french('États-Unis')).toContain("à l'intérieur des États-Unis");
    expect(french('Union européenne')).toContain("situées dans l'Union européenne");
    expect(french('Québec')).toContain('les lois du Québec');
    expect(french('Colombie-Britannique')).toContain('les lois de la Colombie-Britannique');
    expect(french('le Grand-Duché')).toContain("à l'intérieur du Grand-Duché");
    expect(french('Trois-Lacs')).toContain("à l'intérieur de Trois-Lacs");
  });

  test('in English a place takes its article too', () => {
    const territory = 'United States';
    expect(write({ ...request, answers: { territory } })).toContain('all of which are within the United States.');
  });

  test('clauses on what is not bought are left out, and the document says which', () => {
    const text = write({ ...request, subjects: ['cloud'] });
    expect(text).not.toContain('### 8.1 IoT');
    const document = engine.readDocument({ path: 'new.md', text });
    expect(document.options.subject).toEqual(['cloud']);
    expect(document.options.off).toContain('iot-device-security');
    expect(document.options.off).not.toContain('vulnerability-management');
  });

  test('so are clauses the organisation switched off', () => {
    const policy = resolvePolicy({ off: ['public-engagement'] });
    expect(write(request)).toContain('Early public engagement');
    expect(write(request, policy)).not.toContain('Early public engagement');
  });

  test('a jurisdiction names its statutes, unless the author says otherwise', () => {
    const text = write({ ...request, jurisdiction: 'ca-on', answers: { law: 'Manitoba' } });
    expect(text).toContain('in compliance with the Municipal Freedom of Information and Protection of Privacy Act.');
    expect(text).toContain('governed by the laws of Manitoba and');
    expect(write({ ...request, jurisdiction: 'ca-on', answers: {} })).toContain('governed by the laws of Ontario and');
  });

  test('what is proposed may be left for the author to decide', () => {
    const text = write({ ...request, proposals: false, limits: { 'incident-notification': 12 } });
    expect(text).toContain('within 12 hours of becoming aware');
    expect(text).toContain('every [24] hours');
    expect(text).toContain('under [NIST SP 800-88 Rev. 2]');
  });

  test.each([
    ['\n# Title\n\n- [x] *bold* <b>&amp; `code`', 'Title'],
    ['---\ncivicclause:\n  kind: rfp\n---', 'kind'],
    [`${'long '.repeat(5000)}`, 'long'],
    ['name" : {a: 1} # no comment', 'comment'],
  ])('an answer is text, whatever stands in it: %j', (buyer, word) => {
    for (const format of formats) {
      const hostile: NewDocumentRequest = { ...request, format, answers: { buyer } };
      const text = write(hostile);
      const { document, review: found } = review(text, hostile);
      expect(text).toContain(word);
      expect(text.length).toBeLessThan(100_000);
      expect(document.problems).toEqual([]);
      expect(document.parts.map((part) => part.kind)).toEqual(['agreement']);
      expect(found.findings.filter(({ code }) => code !== 'blank')).toEqual([]);
    }
  });

  test('the same request gives the same text', () => {
    expect(write(request)).toBe(write(request));
    expect(createEngine().newDocument(request)).toEqual({ text: write(request) });
  });
});

describe('a request that cannot be met says why', () => {
  const request: NewDocumentRequest = { kind: 'rfp', language: 'en', format: 'markdown' };
  const problem = (change: object, language: 'en' | 'fr' = 'en') => {
    const made = engine.newDocument({ ...request, ...change } as NewDocumentRequest);
    return 'problem' in made ? render(made.problem, language) : '';
  };

  test.each([
    [{ kind: 'invoice' }, '“invoice” is not known (kind); choose among rfp and agreement'],
    [{ format: 'docx' }, '“docx” is not known (format)'],
    [{ subjects: ['boats'] }, '“boats” is not known (subjects); choose among ai, cameras'],
    [{ jurisdiction: 'mars' }, '“mars” is not known (jurisdiction)'],
    [{ answers: { nonsense: 'x' } }, '“nonsense” is not known (answers)'],
    [{ limits: { 'access-logs': 0 } }, 'the time limit “access-logs” must be a whole number from 1 to 9999'],
    [{ limits: { 'access-logs': 1.5 } }, 'must be a whole number'],
  ])('%j', (change, text) => {
    expect(problem(change)).toContain(text);
  });

  test('in French too', () => {
    expect(problem({ subjects: ['boats'] }, 'fr')).toContain('est inconnu (subjects)');
    expect(problem({ limits: { 'access-logs': -1 } }, 'fr')).toContain('un nombre entier de 1 à 9999');
  });

  test('when the playbook says nothing of new documents', () => {
    const { templates, ...playbook } = engine.playbook;
    expect(templates).toBeDefined();
    const made = createEngine({ ...playbook, clauses: playbook.clauses.slice(0, 1), weakWording: [] }).newDocument(request);
    expect('problem' in made && render(made.problem, 'en')).toContain('has no templates.yaml');
  });
});

describe('the templates of the built-in playbook', () => {
  const templates = engine.playbook.templates!;
  const wordings = engine.playbook.clauses.flatMap(({ wording }) =>
    kinds.flatMap((kind) => languages.map((language) => ({ language, text: wording[kind][language] }))),
  );
  const frames = kinds.flatMap((kind) =>
    languages.map((language) => ({ language, text: JSON.stringify(templates.frames[kind][language]) })),
  );

  test.each(languages)('name no blank that nothing has (%s)', (language) => {
    const text = [...wordings, ...frames]
      .filter((each) => each.language === language)
      .map((each) => each.text)
      .join('\n')
      .replace(/\s+/g, ' ');
    const labels = [
      ...templates.questions.flatMap(({ blanks }) => blanks[language]),
      ...Object.keys(templates.proposals[language]),
      ...Object.values(templates.jurisdictions).flatMap((profile) => Object.keys(profile[language] ?? {})),
      ...templates.sections.map((blank) => blank[language]),
      ...templates.schedules.map((blank) => blank[language]),
    ];
    expect(labels.filter((label) => !text.includes(`[${label}]`))).toEqual([]);
  });

  test('have a jurisdiction for each they fill in, and none else', () => {
    const known = engine.playbook.jurisdictions!.jurisdictions.map(({ id }) => id);
    expect(Object.keys(templates.jurisdictions).filter((id) => !known.includes(id))).toEqual([]);
  });

  test('say the same in both languages', () => {
    for (const kind of kinds) {
      const shape = ({ en, fr }: typeof templates.frames.rfp) =>
        [en, fr].map((frame) => [
          frame.opening.length,
          Object.keys(frame.definitions).length,
          frame.before.length,
          frame.after.map(({ id }) => id),
          frame.criteria?.length,
          frame.signatures?.lines.length,
        ]);
      const [en, fr] = shape(templates.frames[kind]);
      expect(fr).toEqual(en);
    }
  });

  test('ask for time limits that are numbers of the wordings, the same in both languages', () => {
    for (const { clause, at, element } of templates.limits) {
      const source = engine.playbook.clauses.find(({ id }) => id === clause)!;
      if (element) expect(source.elements.map(({ id }) => id)).toContain(element);
      for (const kind of kinds) {
        const order = at[kind];
        if (order === undefined) continue;
        const [en, fr] = languages.map((l) => [...source.wording[kind][l].matchAll(/\[(\d+)\]/g)][order - 1]?.[1]);
        expect(en).toBeDefined();
        expect(fr).toBe(en);
      }
    }
  });
});

describe('the questions before a new document', () => {
  const asked = (request: object, policy = {}) =>
    engine.newDocumentQuestions({ kind: 'agreement', language: 'en', locale: 'en', ...request }, policy);
  const proposed = (id: string, request: object, policy = {}) => {
    const { questions, limits } = asked(request, policy);
    return [...questions, ...limits].find((question) => question.id === id)?.proposed;
  };

  test('offer every subject that clauses depend on, by a name of its own', () => {
    const named = asked({}).subjects;
    expect(named.map(({ id }) => id).sort()).toEqual(['ai', 'cameras', 'cloud', 'devices', 'software']);
    expect(named.filter(({ id, title }) => id === title)).toEqual([]);
  });

  test('propose the law of the jurisdiction, the territory of the policy and the figures of the wordings', () => {
    expect(proposed('law', { jurisdiction: 'ca-on' })).toBe('Ontario');
    expect(proposed('law', { jurisdiction: 'eu' })).toBeUndefined();
    expect(proposed('territory', { language: 'fr' }, { allowedTerritories: ['FR'] })).toBe('France');
    expect(proposed('territory', {}, { allowedTerritories: ['FR', 'DE'] })).toBeUndefined();
    expect(proposed('data-return', {})).toBe(30);
    expect(proposed('data-return', { kind: 'rfp' })).toBeUndefined();
  });

  test('propose no figure above the limit of the organisation', () => {
    expect(proposed('incident-notification', {}, { limits: { 'incident-notification/clock': 12 } })).toBe(12);
    expect(proposed('incident-notification', {}, { limits: { 'incident-notification/clock': 72 } })).toBe(24);
    expect(proposed('data-return', {}, { limits: { 'data-return-portability/deadline': 240 } })).toBe(10);
  });

  test('name the language that the law wants', () => {
    const rules = asked({ locale: 'fr' }).jurisdictions.flatMap(({ id, contractLanguage }) => (contractLanguage ? [id] : []));
    expect(rules).toEqual(['ca-qc']);
  });
});
