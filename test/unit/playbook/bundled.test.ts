import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playbookFiles, playbookFolder } from '../../../scripts/playbook-source.mjs';
import { render } from '../../../server/src/messages';
import { loadPlaybook } from '../../../server/src/playbook/load';
import { subjectsOf } from '../../../server/src/policy';

describe('the built-in playbook', () => {
  const files = playbookFiles().map((path) => ({
    path: relative(playbookFolder, path).replaceAll('\\', '/'),
    text: readFileSync(path, 'utf8'),
  }));

  it('has no problems', () => {
    const { problems } = loadPlaybook(files);
    const said = problems.map((problem) => `${problem.file}:${problem.line}: ${render(problem.message, 'en')}`);
    expect(said).toEqual([]);
  });

  it('never lets silence put a clause of a headline theme out of play', () => {
    const { manifest, clauses } = loadPlaybook(files).playbook!;
    const headline = new Set(manifest.themes.filter((theme) => theme.headline).map(({ id }) => id));
    expect(headline.size).toBe(4);
    expect(clauses.filter((clause) => headline.has(clause.theme) && clause['applies-when']).map(({ id }) => id)).toEqual([]);
  });

  it('lists no cue twice in a concept', () => {
    const { concepts } = loadPlaybook(files).playbook!;
    const twice = Object.entries(concepts).flatMap(([id, concept]) =>
      (['en', 'fr'] as const).flatMap((language) =>
        (concept[language] ?? []).filter((cue, at, all) => all.indexOf(cue) !== at).map((cue) => `${id} ${language}: ${cue}`),
      ),
    );
    expect(twice).toEqual([]);
  });

  it('has the subjects that the setting in VS Code offers', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    const offered = manifest.contributes.configuration.properties['civicClause.subjects'].items.enum;
    expect(offered).toEqual(subjectsOf(loadPlaybook(files).playbook!));
  });
});
