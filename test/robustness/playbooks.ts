import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createEngine } from '../../server/src/engine';
import { render } from '../../server/src/messages';
import { loadPlaybook, type PlaybookFile } from '../../server/src/playbook';
import { mutated, mutation } from './mutations';
import { must, target } from './target';

const folder = new URL('../../playbooks/smart-city/', import.meta.url);
const file = (path: string): PlaybookFile => ({ path, text: readFileSync(new URL(path, folder), 'utf8') });

/** Files of a small playbook: enough for every kind of file. */
const FILES: PlaybookFile[] = [
  file('playbook.yaml'),
  file('weak-wording.yaml'),
  file('jurisdictions.yaml'),
  {
    path: 'concepts/words.yaml',
    text: 'data:\n  en: [data, (personal|city) information]\n  fr: [données]\n  definable: true\nplace:\n  en: ["@data <place>"]\n  fr: [lieu]\n',
  },
  {
    path: 'clauses/sample.yaml',
    text: `id: sample
theme: data-location
title: {en: Sample, fr: Exemple}
why: {en: It matters., fr: C'est important.}
audience: [procurement]
severity: {rfp: warning, agreement: error}
sources: []
headings: {en: [sample], fr: [exemple]}
recognise:
  en:
    - "@data ..5 within <place>"
    - match: "keep & @data / 20"
      unless: ["may keep"]
  fr: ["@data"]
elements:
  - id: core
    title: {en: the duty, fr: l'obligation}
    need: {rfp: required, agreement: required}
    core: true
    recognise: {en: ["shall keep"], fr: ["conserve"]}
wording:
  rfp: {en: "The Bidder shall keep City Data in [Territory].", fr: "Le soumissionnaire conserve les données dans [Territoire]."}
  agreement: {en: "The Vendor shall keep City Data in [Territory].", fr: "Le Fournisseur conserve les données dans [Territoire]."}
examples:
  - {status: present, language: en, text: "The Vendor shall keep City Data within Canada."}
`,
  },
];

const input = fc.record({
  which: fc.nat({ max: FILES.length - 1 }),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 6 }),
});

/** Loading never throws; every problem names a line that is there; what loads can be used. */
export const playbooks = target('playbook', 120, input, ({ which, mutations }) => {
  const files = FILES.map((each, n) => (n === which ? { ...each, text: mutated(each.text, mutations) } : each));
  const { playbook, problems } = loadPlaybook(files);
  must(playbook !== undefined || problems.length > 0, () => 'refused without a word');
  for (const { file: path, line, column, message } of problems) {
    const named = files.find((each) => each.path === path);
    const lines = named ? named.text.split(/\r\n|\n|\r/).length : 1;
    must(line >= 1 && line <= lines && column >= 1, () => `${path}:${line}:${column} of ${lines} lines`);
    for (const language of ['en', 'fr'] as const)
      must(render(message, language).trim() !== '', () => `${message.id} says nothing in ${language}`);
  }
  if (playbook) createEngine(playbook).review([]);
});
