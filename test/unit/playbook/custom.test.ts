import builtIn from 'civicclause:playbook';
import { describe, expect, it } from 'vitest';
import { runExamples } from '../../../server/src/detection';
import { createEngine } from '../../../server/src/engine';
import { render } from '../../../server/src/messages';
import { compilePlaybook, loadCustomPlaybook, type PlaybookSource } from '../../../server/src/playbook';

const head = `id: fairview
version: 1.0.0
title: { en: Fairview, fr: Fairview }
extends: smart-city
`;

const parking = `${head}themes:
  - id: parking
    title: { en: Parking, fr: Stationnement }
concepts:
  plate-data:
    en: [plate data, plate reads]
    fr: [données de plaques]
clauses:
  - id: plate-data-retention
    theme: parking
    title: { en: Retention of plate data, fr: Conservation des données de plaques }
    why: { en: Plate data shows where people go., fr: Les plaques montrent où vont les gens. }
    audience: [lawyer]
    severity: { rfp: warning, agreement: error }
    headings:
      en: ["plate data"]
      fr: ["données de plaques"]
    recognise:
      en: ["@plate-data"]
      fr: ["@plate-data"]
    elements:
      - id: deletes-plates
        title: { en: has plate data deleted in time, fr: fait détruire les données de plaques à temps }
        need: { rfp: required, agreement: required }
        core: true
        recognise:
          en: ["(delete | destroy | erase) ..8 @plate-data ..12 (<duration> | <blank>)"]
          fr: ["(détruit | détruire | efface) ..8 @plate-data ..12 (<duration> | <blank>)"]
    wording:
      rfp:
        en: The Bidder shall confirm that it shall delete plate data within [24] hours of capture.
        fr: Le soumissionnaire confirme qu'il détruit les données de plaques dans les [24] heures de leur saisie.
      agreement:
        en: The Vendor shall delete all plate data within [24] hours of capture.
        fr: Le Fournisseur détruit les données de plaques dans les [24] heures de leur saisie.
    examples:
      - status: present
        kind: agreement
        language: en
        text: The Contractor shall erase plate reads within 48 hours.
      - status: weak
        kind: agreement
        language: en
        text: The Contractor shall protect plate data.
      - status: missing
        near-miss: true
        kind: agreement
        language: en
        text: The Contractor shall fit a number plate to each vehicle.
      - status: present
        kind: agreement
        language: fr
        text: Le Fournisseur détruit les données de plaques dans les 24 heures.
      - status: weak
        kind: agreement
        language: fr
        text: Le Fournisseur protège les données de plaques.
      - status: missing
        kind: agreement
        language: fr
        text: Le Fournisseur pose une plaque sur chaque appareil.
`;

const load = (text: string, base: PlaybookSource = builtIn) => loadCustomPlaybook({ path: 'fairview.yaml', text }, base);
const said = (text: string) =>
  load(text).problems.map(({ severity, line, message }) => `${severity} ${line}: ${render(message, 'en')}`);

describe('a clause of one’s own', () => {
  const { playbook, problems, own } = load(parking);

  it('joins those there are, under its theme', () => {
    expect(problems).toEqual([]);
    expect(own).toEqual(['plate-data-retention']);
    expect(playbook!.clauses).toHaveLength(builtIn.clauses.length + 1);
    expect(playbook!.manifest).toMatchObject({ id: 'fairview', version: '1.0.0' });
    expect(playbook!.manifest.themes.at(-1)!.id).toBe('parking');
  });

  it('passes its own examples, and its wording meets what it asks for', () => {
    const runs = [...runExamples(compilePlaybook(playbook!), new Set(own))];
    expect(runs).toHaveLength(6 + 4);
    expect(runs.filter(({ passed }) => !passed).map(({ example, reading }) => [example, reading.status])).toEqual([]);
  });

  it('is reviewed like any other', () => {
    const engine = createEngine(playbook);
    const text = '# Services Agreement\n\nThe Vendor shall protect the plate data that its cameras collect for the City.\n';
    const { review } = engine.analyse({ name: 'a.md', documents: [engine.readRequested({ path: 'a.md', text })] });
    const finding = review.findings.find(({ rule }) => rule === 'plate-data-retention');
    expect(finding).toMatchObject({ code: 'weak', severity: 'error' });
    expect(finding!.message).toContain('Retention of plate data');
  });
});

describe('a clause that is changed', () => {
  const change = `${head}clauses:
  - id: data-location
    severity: { rfp: warning, agreement: warning }
    wording:
      agreement: { en: "The Vendor shall keep all City Data in Nova Scotia, in every copy, backup and log." }
    elements:
      - id: covers-backup-dr
        need: { rfp: none, agreement: none }
      - id: names-edge-sites
        title: { en: names the edge sites, fr: nomme les sites périphériques }
        need: { rfp: none, agreement: required }
        recognise: { en: ["edge (site | sites | cabinet)"], fr: ["(site | sites) périphérique"] }
    recognise:
      en: ["(live | lives) ..3 (cabinet | cabinets)"]
`;
  const { playbook } = load(change);
  const before = builtIn.clauses.find(({ id }) => id === 'data-location')!;
  const after = playbook!.clauses.find(({ id }) => id === 'data-location')!;

  it('keeps what is not named, and adds to its patterns', () => {
    expect(after.why).toEqual(before.why);
    expect(after.wording.rfp).toEqual(before.wording.rfp);
    expect(after.wording.agreement.fr).toBe(before.wording.agreement.fr);
    expect(after.wording.agreement.en).toContain('Nova Scotia');
    expect(after.recognise.en).toEqual([...before.recognise.en!, '(live | lives) ..3 (cabinet | cabinets)']);
    expect(after.recognise.fr).toEqual(before.recognise.fr);
    expect(after.examples).toEqual(before.examples);
  });

  it('keeps the order of its elements; new ones follow', () => {
    expect(after.elements.map(({ id }) => id)).toEqual([...before.elements.map(({ id }) => id), 'names-edge-sites']);
    const changed = after.elements.find(({ id }) => id === 'covers-backup-dr')!;
    expect(changed.need).toEqual({ rfp: 'none', agreement: 'none' });
    expect(changed.recognise).toEqual(before.elements.find(({ id }) => id === 'covers-backup-dr')!.recognise);
  });

  it('leaves the playbook it builds on as it was', () => {
    expect(before.elements.some(({ id }) => id === 'names-edge-sites')).toBe(false);
  });

  it('takes the place of what is named in replace', () => {
    const replaced = load(`${head}clauses:
  - id: data-location
    replace: [examples, recognise]
    recognise: { en: ["edge cabinets"], fr: ["armoires"] }
    examples:
      - { status: missing, kind: rfp, language: en, text: Nothing of the kind. }
`).playbook!.clauses.find(({ id }) => id === 'data-location')!;
    expect(replaced.recognise).toEqual({ en: ['edge cabinets'], fr: ['armoires'] });
    expect(replaced.examples).toHaveLength(1);
  });

  it('has no measured accuracy any more; the others keep theirs', () => {
    expect(playbook!.accuracy?.clauses['data-location']).toBeUndefined();
    expect(playbook!.accuracy?.clauses['data-destruction']).toEqual(builtIn.accuracy?.clauses['data-destruction']);
  });
});

describe('what is wrong is said with its line', () => {
  it('a new clause that lacks what it needs', () => {
    expect(said(`${head}clauses:\n  - id: drones\n    theme: data-location\n`)).toEqual([
      expect.stringMatching(/^error 6: The clause .?drones.? changes none that there is, so it is a new one and needs .*wording/),
    ]);
  });

  it('a clause or element of ours by a wrong name, with the one that is meant', () => {
    const wrong = `${head}clauses:\n  - id: data-lokation\n    severity: { rfp: info, agreement: info }\n`;
    expect(said(wrong)).toEqual([
      expect.stringMatching(/ 6: The clause .data-lokation. .*did you mean .data-location.\? A new one/),
    ]);
    const element = `${head}clauses:\n  - id: incident-notification\n    elements: [{ id: notify-within, need: { rfp: none, agreement: none } }]\n`;
    const have = builtIn.clauses.find(({ id }) => id === 'incident-notification')!.elements.map(({ id }) => `\`${id}\``);
    expect(said(element)).toEqual([expect.stringContaining(`needs \`title\`. The clause has ${have.join(', ')}.`)]);
  });

  it('a theme or concept that nothing is near: where to add it', () => {
    const errors = said(parking.replace('theme: parking', 'theme: weather').replace('en: ["@plate-data"]', 'en: ["@zebra"]'));
    expect(errors[0]).toMatch(/There is no theme .weather.; add it under .themes./);
    expect(errors[1]).toMatch(/There is no concept .zebra.; add it under .concepts./);
  });

  it('a theme, concept or clause that nobody knows, with the nearest', () => {
    const text = parking.replace('theme: parking', 'theme: parkin').replace('en: ["@plate-data"]', 'en: ["@plate-dat"]');
    const errors = said(text);
    expect(errors[0]).toMatch(/^error \d+: There is no theme .?parkin.?.*parking/);
    expect(errors[1]).toMatch(/^error \d+: There is no concept .?plate-dat.?.*plate-data/);
  });

  it('a file of a later version', () => {
    expect(said(`schemaVersion: 2\n${head}clauses: [what, ever]\n`)).toEqual([
      expect.stringMatching(/^error 1: .*version 2 .*knows 1/),
    ]);
  });

  it('missing French, as a warning: the English then stands for both', () => {
    const text = `${head}clauses:\n  - id: data-location\n    why: { en: Because. }\n    recognise: { en: [edge cabinets] }\n`;
    expect(said(text)).toEqual([
      expect.stringMatching(/^warning 7: .*why has nothing in French/),
      expect.stringMatching(/^warning 8: .*recognise has nothing in French/),
    ]);
    const { why } = load(`${head}clauses:\n  - id: data-location\n    why: { en: Because. }\n`).playbook!.clauses.find(
      ({ id }) => id === 'data-location',
    )!;
    expect(why.en).toBe('Because.');
    expect(why.fr).toBe(builtIn.clauses.find(({ id }) => id === 'data-location')!.why.fr);
  });

  it('an unknown key, what is not YAML, and nothing at all', () => {
    expect(said(`${head}clause: []\n`)[0]).toMatch(/^error 5: .*clause/);
    expect(said('id: [\n')[0]).toMatch(/^error /);
    expect(said('')[0]).toMatch(/^error 1: /);
  });

  it('more than anybody writes by hand', () => {
    const long = `${head}clauses:\n  - id: data-location\n    recognise: { en: ["${'edge cabinet '.repeat(90)}"], fr: [armoires] }\n`;
    expect(said(long)[0]).toMatch(/^error 7: /);
    const many = Array.from({ length: 201 }, (_, i) => `  - id: c${i}`).join('\n');
    expect(said(`${head}clauses:\n${many}\n`).some((line) => line.startsWith('error'))).toBe(true);
    expect(load(`${head}clauses:\n${many}\n`).playbook).toBeUndefined();
  });
});
