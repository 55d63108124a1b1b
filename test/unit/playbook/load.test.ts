import { describe, expect, it } from 'vitest';
import { render } from '../../../server/src/messages';
import { loadPlaybook, type PlaybookFile } from '../../../server/src/playbook/load';

const manifest = `id: lamps
version: "1.0.0"
title: {en: Lamps, fr: Lampes}
themes:
  - id: light
    title: {en: Light, fr: Lumière}
    headline: true
`;
const concepts = `lamp:
  note: what gives light
  en: [lamp, luminaire]
  fr: [lampe, luminaire]
`;
const weak = `tiers:
  - id: hedges
    severity: {rfp: warning, agreement: error}
    en: ["where possible"]
    fr: ["si possible"]
`;
const clause = `id: lamp-colour
theme: light
title: {en: Colour of lamps, fr: Couleur des lampes}
why: {en: Cold light disturbs sleep., fr: La lumière froide trouble le sommeil.}
audience: [procurement]
severity: {rfp: warning, agreement: error}
sources:
  - {document: Lighting guide, passage: "3.1"}
headings: {en: ["colour of @lamp"], fr: ["couleur des @lamp"]}
recognise:
  en:
    - "@lamp & colour"
  fr:
    - "@lamp & couleur"
elements:
  - id: warm
    title: {en: names a temperature, fr: nomme une température}
    need: {rfp: required, agreement: required}
    core: true
    by: supplier
    recognise:
      en: ["@lamp ... <number> kelvins"]
      fr: [{match: "@lamp ... <number> kelvins", unless: [bleu]}]
wording:
  rfp: {en: "Lamps shall be [Temperature] K.", fr: "Les lampes sont à [Température] K."}
  agreement: {en: "Lamps shall be [Temperature] K.", fr: "Les lampes sont à [Température] K."}
examples:
  - {status: present, kind: rfp, language: en, text: Lamps are 2700 kelvins., elements: [warm]}
  - {status: weak, kind: rfp, language: en, text: Lamps have a colour.}
  - {status: missing, kind: rfp, language: en, text: Lamps are cheap.}
  - {status: present, kind: rfp, language: fr, text: Les lampes sont à 2700 kelvins.}
  - {status: weak, kind: rfp, language: fr, text: Les lampes ont une couleur.}
  - {status: missing, kind: rfp, language: fr, text: Les lampes sont bon marché.}
`;
const good: Record<string, string> = {
  'playbook.yaml': manifest,
  'weak-wording.yaml': weak,
  'concepts/things.yaml': concepts,
  'clauses/lamp-colour.yaml': clause,
};
const CLAUSE = 'clauses/lamp-colour.yaml';

const files = (changed: Record<string, string | undefined> = {}): PlaybookFile[] =>
  Object.entries({ ...good, ...changed }).flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }]));

function edited(path: string, from: string, to: string): PlaybookFile[] {
  const text = good[path]!;
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  return files({ [path]: text.replace(from, to) });
}

function said(given: PlaybookFile[]): string[] {
  return loadPlaybook(given).problems.map(
    ({ severity, file, line, message }) => `${severity} ${file}:${line}: ${render(message, 'en')}`,
  );
}

describe('loadPlaybook', () => {
  it('reads a playbook without problems', () => {
    const { playbook, problems } = loadPlaybook(files());
    expect(problems).toEqual([]);
    expect(playbook!.manifest.id).toBe('lamps');
    expect(playbook!.clauses.map((one) => one.elements[0]!.id)).toEqual(['warm']);
    expect(playbook!.concepts.lamp!.fr).toEqual(['lampe', 'luminaire']);
    expect(playbook!.weakWording[0]!.id).toBe('hedges');
  });

  const table: [string, PlaybookFile[], string[]][] = [
    [
      'a value that is not one of the list, with what was meant',
      edited(CLAUSE, 'rfp: required, agreement: required', 'rfp: requried, agreement: required'),
      [
        `error ${CLAUSE}:18: \`elements[0].need.rfp\` must be one of required, recommended, none (found “requried”; did you mean \`required\`?).`,
      ],
    ],
    [
      'an unknown key',
      edited(CLAUSE, '    core: true', '    cores: true'),
      [`error ${CLAUSE}:19: Unknown key \`elements[0].cores\`; did you mean \`core\`?`],
    ],
    ['a missing key', edited(CLAUSE, 'theme: light\n', ''), [`error ${CLAUSE}:1: This document needs the key \`theme\`.`]],
    [
      'missing French prose',
      edited(CLAUSE, 'title: {en: Colour of lamps, fr: Couleur des lampes}', 'title: {en: Colour of lamps}'),
      [`error ${CLAUSE}:3: \`title\` needs the key \`fr\`.`],
    ],
    [
      'missing French patterns',
      edited(CLAUSE, ', fr: ["couleur des @lamp"]', ''),
      [`warning ${CLAUSE}:9: headings has nothing in French.`],
    ],
    [
      'an unknown theme',
      edited(CLAUSE, 'theme: light', 'theme: lihgt'),
      [`error ${CLAUSE}:2: There is no theme \`lihgt\`; did you mean \`light\`?`],
    ],
    [
      'an unknown concept',
      edited(CLAUSE, '"@lamp & colour"', '"@lmap & colour"'),
      [`error ${CLAUSE}:12: There is no concept \`lmap\`; did you mean \`lamp\`?`],
    ],
    [
      'a concept that includes an unknown one',
      edited('concepts/things.yaml', '[lampe, luminaire]', '[lampe, "@bulb"]'),
      ['error concepts/things.yaml:4: There is no concept `bulb`; add it under `concepts`.'],
    ],
    [
      'a pattern that does not parse, with the place in it',
      edited(CLAUSE, '"@lamp & couleur"', '"(@lamp | couleur"'),
      [
        `error ${CLAUSE}:14: recognise.fr[0] is not a pattern: a bracket is opened and never closed (character 17 of “(@lamp | couleur”).`,
      ],
    ],
    [
      'a pattern inside a condition',
      edited(CLAUSE, 'unless: [bleu]', 'unless: ["<colour>"]'),
      [
        `error ${CLAUSE}:23: elements[0].recognise.fr[0].unless[0] is not a pattern: there is no such <slot>; there are <place>, <duration>, <standard>, <money>, <percentage>, <date>, <number>, <blank> (character 1 of “<colour>”).`,
      ],
    ],
    [
      'an element that can never be met',
      edited(CLAUSE, / {4}recognise:\n {6}en: .*\n {6}fr: .*\n/.exec(clause)![0], ''),
      [`error ${CLAUSE}:16: The element \`warm\` can never be met: give it \`recognise\`, \`in-clause\` or \`satisfied-by\`.`],
    ],
    [
      'a clause that satisfies and does not exist',
      edited(CLAUSE, '    by: supplier', '    satisfied-by: lamp-color'),
      [`error ${CLAUSE}:20: There is no clause \`lamp-color\`; did you mean \`lamp-colour\`?`],
    ],
    [
      'no core element',
      edited(CLAUSE, '    core: true\n', ''),
      [`warning ${CLAUSE}:15: No element of \`lamp-colour\` is \`core\`: mark the one or two that it can not do without.`],
    ],
    [
      'blanks that differ between languages',
      edited(CLAUSE, 'agreement: {en: "Lamps shall be [Temperature] K."', 'agreement: {en: "Lamps shall be warm."'),
      [`warning ${CLAUSE}:26: wording.agreement has 0 blanks in English and 1 in French.`],
    ],
    [
      'an example of an unknown element',
      edited(CLAUSE, 'elements: [warm]', 'elements: [wamr]'),
      [`error ${CLAUSE}:28: There is no element \`wamr\`; did you mean \`warm\`?`],
    ],
    [
      'a status without example in one language',
      edited(CLAUSE, '{status: weak, kind: rfp, language: fr', '{status: weak, kind: rfp, language: en'),
      [`warning ${CLAUSE}:27: No example in French has the status \`weak\`.`],
    ],
    [
      'contradictions without examples',
      edited(CLAUSE, 'wording:', 'contradicts: {en: [any colour], fr: [toute couleur]}\nwording:'),
      [
        `warning ${CLAUSE}:28: No example in English has the status \`contradicted\`.`,
        `warning ${CLAUSE}:28: No example in French has the status \`contradicted\`.`,
      ],
    ],
    [
      'a file that is not named after its clause',
      files({ [CLAUSE]: undefined, 'clauses/lamps.yaml': clause }),
      ['error clauses/lamps.yaml:1: The clause `lamp-colour` must stand in a file named `lamp-colour.yaml`.'],
    ],
    [
      'a clause in two files',
      files({ 'clauses/more/clauses/lamp-colour.yml': clause }),
      [`error clauses/more/clauses/lamp-colour.yml:1: The clause \`lamp-colour\` is already defined in ${CLAUSE}:1.`],
    ],
    [
      'a concept in two files',
      files({ 'concepts/zzz.yaml': concepts }),
      ['error concepts/zzz.yaml:1: The concept `lamp` is already defined in concepts/things.yaml:1.'],
    ],
    [
      'an element twice',
      edited(
        CLAUSE,
        'wording:',
        '  - {id: warm, title: {en: a, fr: b}, need: {rfp: none, agreement: none}, satisfied-by: lamp-colour}\nwording:',
      ),
      [`error ${CLAUSE}:24: The element \`warm\` is already defined in ${CLAUSE}:16.`],
    ],
    [
      'a version that YAML takes for a number',
      edited('playbook.yaml', '"1.0.0"', '1.0'),
      ['error playbook.yaml:2: `version` must be a version such as "1.2.0" (found “1”).'],
    ],
    ['an empty file', files({ 'weak-wording.yaml': '# nothing yet\n' }), ['error weak-wording.yaml:1: The file is empty.']],
    [
      'a file that is not YAML',
      edited('concepts/things.yaml', '[lamp, luminaire]', '[lamp, luminaire'),
      [expect.stringMatching(/^error concepts\/things\.yaml:\d: The YAML cannot be read: /)] as unknown as string[],
    ],
    [
      'tabs',
      files({ 'weak-wording.yaml': 'tiers:\n\t- id: x\n' }),
      [expect.stringMatching(/^error weak-wording\.yaml:2: The YAML cannot be read: /)] as unknown as string[],
    ],
    [
      'a key that stands twice',
      edited(CLAUSE, 'theme: light', 'theme: light\ntheme: light'),
      [`error ${CLAUSE}:3: The YAML cannot be read: this key stands twice; keep one of them.`],
    ],
    ['no manifest', files({ 'playbook.yaml': undefined }), ['error playbook.yaml:1: A playbook needs the file `playbook.yaml`.']],
    [
      'a file that belongs nowhere',
      files({ 'lamps.yaml': 'x: 1', 'README.md': '# Lamps' }),
      [
        'warning lamps.yaml:1: This file is no part of a playbook; clauses stand in `clauses/`, concepts in `concepts/`, the rest in `playbook.yaml` and `weak-wording.yaml`.',
      ],
    ],
  ];

  it.each(table)('names %s', (_, given, expected) => {
    expect(said(given)).toEqual(expected);
  });

  it.each(table)('gives no playbook for an error, and one for a warning: %s', (_, given) => {
    const { playbook, problems } = loadPlaybook(given);
    expect(playbook === undefined).toBe(problems.some((problem) => problem.severity === 'error'));
  });

  it('says everything in French too', () => {
    for (const [, given] of table)
      for (const { message } of loadPlaybook(given).problems) {
        const french = render(message, 'fr');
        expect(french).not.toBe(render(message, 'en'));
        expect(french).not.toMatch(/undefined|\[object/);
      }
  });

  it('gives key path and column', () => {
    const [problem] = loadPlaybook(edited(CLAUSE, 'rfp: required', 'rfp: requried')).problems;
    expect(problem).toMatchObject({ line: 18, column: 17, keyPath: 'elements[0].need.rfp' });
  });

  it('survives every truncation of a clause file', () => {
    for (let length = 0; length < clause.length; length += 7)
      expect(() => loadPlaybook(files({ [CLAUSE]: clause.slice(0, length) }))).not.toThrow();
  });

  it('takes Windows paths and line ends', () => {
    const given = files().map(({ path, text }) => ({ path: path.replaceAll('/', '\\'), text: text.replaceAll('\n', '\r\n') }));
    expect(said(given)).toEqual([]);
  });
});
