import playbook from 'civicclause:playbook';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { snippetFiles, withTabStops } from '../../../scripts/generate-snippets.mjs';
import { expandSnippet } from '../../lsp/client';

const root = new URL('../../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const files: Record<string, string> = snippetFiles();
type Snippets = Record<string, { prefix: string[]; description: string; body: string[] }>;
const snippetsOf = (name: string): Snippets => JSON.parse(files[name]!);

describe('the snippets', () => {
  it.each(Object.keys(files))('%s is what the playbook says now (else: node scripts/generate-snippets.mjs)', (name) => {
    expect(readFileSync(new URL(`snippets/${name}`, root), 'utf8')).toBe(files[name]);
  });

  it('are not contributed by the extension, whose language server completes the same prefixes', () => {
    expect(manifest.contributes).not.toHaveProperty('snippets');
  });

  it('have one per clause and kind, in each language', () => {
    for (const name of Object.keys(files)) {
      expect(Object.keys(snippetsOf(name))).toHaveLength(playbook.clauses.length * 2);
    }
  });

  it('are found by the clause id, in both languages', () => {
    const prefixes = (name: string) => Object.values(snippetsOf(name)).flatMap(({ prefix }) => prefix);
    expect(prefixes('markdown.en.code-snippets')).toContain('clause-data-location');
    expect(prefixes('markdown.fr.code-snippets')).toContain('clause-fr-data-location-agreement');
  });

  it.each(['yaml.en.code-snippets', 'yaml.fr.code-snippets'])('%s gives well-formed YAML', (name) => {
    for (const { body } of Object.values(snippetsOf(name))) {
      const document = parseDocument(`clauses:\n${expandSnippet(body.join('\n')).replace(/^/gm, '  ')}`);
      expect(document.errors).toEqual([]);
      const [clause] = document.toJS().clauses;
      expect(Object.keys(clause)).toEqual(['id', 'title', 'text']);
      expect(clause.text.length).toBeGreaterThan(100);
    }
  });

  it('insert exactly the wording of the playbook', () => {
    for (const clause of playbook.clauses) {
      const { body } = snippetsOf('markdown.en.code-snippets')[`${clause.title.en} (agreement)`]!;
      expect(expandSnippet(body.join('\n'))).toBe(`## ${clause.title.en}\n\n${clause.wording.agreement.en.trim()}\n`);
    }
  });
});

describe('tab stops', () => {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: snippets are written so.
  it.each([
    ['within [Territory], not outside [Territory]', 'within ${1:[Territory]}, not outside ${1:[Territory]}'],
    ['[30] days, then [30] days, in [X]', '${1:[30]} days, then ${2:[30]} days, in ${3:[X]}'],
    ['a fee of $5 {gross} \\ net', 'a fee of \\$5 {gross\\} \\\\ net'],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: until here.
  ])('%s', (text, snippet) => {
    expect(withTabStops(text)).toBe(snippet);
    expect(expandSnippet(snippet)).toBe(text);
  });
});
