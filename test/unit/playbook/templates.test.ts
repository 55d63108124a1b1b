import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playbookFiles } from '../../../scripts/playbook-source.mjs';
import { render } from '../../../server/src/messages';
import { loadPlaybook } from '../../../server/src/playbook';

const files = playbookFiles().map((path: string) => ({ path, text: readFileSync(path, 'utf8') }));

/** What is said of the built-in playbook after a change to its templates. */
function problems(from: string, to: string): string[] {
  const changed = files.map(({ path, text }: { path: string; text: string }) => {
    if (!path.endsWith('templates.yaml')) return { path, text };
    expect(text).toContain(from);
    return { path, text: text.replace(from, to) };
  });
  return loadPlaybook(changed).problems.map(({ line, message }) => `${line > 1 ? 'line: ' : ''}${render(message, 'en')}`);
}

describe('the templates of a playbook', () => {
  it('are read with it', () => {
    const { playbook, problems: found } = loadPlaybook(files);
    expect(found).toEqual([]);
    expect(playbook?.templates?.frames.rfp.fr.title).toContain('Appel de propositions');
  });

  it.each([
    [
      'a clause that a time limit names',
      'clause: data-destruction',
      'clause: data-distruction',
      /data-distruction.*data-destruction/,
    ],
    ['a clause that a blank names', 'clauses: [governing-law-forum]', 'clauses: [governing-law]', /governing-law/],
    ['a clause that has references', '    msp-csp-assurance:', '    msp-assurance:', /msp-assurance.*msp-csp-assurance/],
    ['a clause with which a reference is shared', 'like: dispute-resolution', 'like: disputes', /disputes/],
    ['a theme in the order', '  - data-access\n', '  - data-acces\n', /data-acces.*data-access/],
    ['a key', 'proposals:', 'suggestions:', /suggestions/],
    [
      'a text in one language only',
      'title: { en: "Who is buying?", fr: "Qui achète ?" }',
      'title: { en: "Who is buying?" }',
      /fr/,
    ],
    ['a reference that is two things', '{ criterion: 1 }', '{ criterion: 1, section: complaints }', /./],
  ])('are wrong, with the line, about %s', (_what, from, to, said) => {
    const found = problems(from, to);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toMatch(/^line: /);
    expect(found.join('\n')).toMatch(said);
  });
});
