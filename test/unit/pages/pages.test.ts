import playbook from 'civicclause:playbook';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answering, pageFiles } from '../../../server/src/reports';

const folder = new URL('../../../docs/clauses/', import.meta.url);
const files = pageFiles(playbook);
const page = (name: string) => files[name]!;

describe('the clause pages', () => {
  it.each(Object.keys(files))('%s is what the playbook says now (else: npm run generate)', (name) => {
    expect(readFileSync(new URL(name, folder), 'utf8')).toBe(files[name]);
  });

  it('are one per clause and language, with an index in each, and nothing else', () => {
    const ids = [...playbook.clauses.map(({ id }) => id), 'README', 'accuracy', 'seeds', 'jurisdictions'];
    expect(Object.keys(files).sort()).toEqual(ids.flatMap((id) => [`${id}.md`, `${id}.fr.md`]).sort());
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort());
  });

  it('link to each other alone, and every link leads somewhere', () => {
    for (const [name, text] of Object.entries(files)) {
      const links = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target!);
      expect(links.length, name).toBeGreaterThan(0);
      expect(
        links.filter((target) => !(target in files)),
        name,
      ).toEqual([]);
    }
    for (const { id } of playbook.clauses) {
      expect(page('README.md')).toContain(`](${id}.md)`);
      expect(page('README.fr.md')).toContain(`](${id}.fr.md)`);
    }
  });

  it('give elements with the need of each kind, and the wordings in full', () => {
    for (const clause of playbook.clauses) {
      for (const language of ['en', 'fr'] as const) {
        const text = page(language === 'en' ? `${clause.id}.md` : `${clause.id}.fr.md`);
        const rows = text.split('\n').filter((line) => line.startsWith('| '));
        expect(rows, clause.id).toHaveLength(clause.elements.length + 2);
        for (const row of rows) expect(row.match(/(?<!\\)\|/g), row).toHaveLength(4);
        for (const kind of ['rfp', 'agreement'] as const)
          for (const line of clause.wording[kind][language].trim().split('\n')) expect(text).toContain(`> ${line}`.trimEnd());
      }
    }
    expect(page('data-location.md')).toContain('| states a remedy for breach | not expected | recommended |');
  });

  it('name every source by its title, and say which were not checked', () => {
    const cited = playbook.clauses.flatMap(({ sources }) => sources.map(({ document }) => document));
    expect(cited.filter((document) => !playbook.manifest.sources?.[document])).toEqual([]);
    expect(page('remote-access-maintenance.md')).toContain('MA-4, MA-5 (not checked against the source)');
    expect(page('data-location.fr.md')).toContain('SCRS, Les villes intelligentes');
  });

  it('have no headings but their own: those of the examples are bold', () => {
    for (const [name, text] of Object.entries(files)) {
      expect(text.match(/^# /gm), name).toHaveLength(1);
      expect(text, name).not.toMatch(/^> #/m);
      expect(text, name).not.toMatch(/(?:^|[:(|«“] ?)undefined\b|[ \t]$/m);
    }
  });
});

describe('the founding documents', () => {
  const demands = (playbook.seeds ?? []).filter(({ kind }) => kind !== 'context');

  it('are read sentence by sentence', () => {
    expect(demands.length).toBeGreaterThan(30);
    expect(new Set(demands.map(({ document }) => document))).toEqual(new Set(['CISA', 'CSIS']));
  });

  it.each(demands.map((statement) => [statement.id, statement] as const))('%s is answered by a clause', (_, statement) => {
    expect(
      answering(statement, playbook.clauses).map(({ id }) => id),
      statement.quotation,
    ).not.toEqual([]);
  });
});

describe('the jurisdiction profiles', () => {
  const profiles = playbook.jurisdictions?.jurisdictions ?? [];

  it('make graver only clauses of the playbook, and set no time limit or territory of their own', () => {
    const ids = new Set(playbook.clauses.map(({ id }) => id));
    const named = profiles.flatMap(({ severities }) => Object.keys(severities ?? {}));
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    for (const profile of profiles) expect(Object.keys(profile)).not.toEqual(expect.arrayContaining(['limits']));
  });

  it('are those that the setting in VS Code offers', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    const offered = manifest.contributes.configuration.properties['civicClause.jurisdiction'].enum;
    expect(offered).toEqual(['', ...profiles.map(({ id }) => id)]);
  });

  it('say of every law how well it was checked', () => {
    for (const { laws, id } of profiles) {
      expect(laws.length, id).toBeGreaterThan(0);
      for (const { status } of laws) expect(['verified', 'verified-secondary', 'page-only', 'memory']).toContain(status);
    }
  });
});
