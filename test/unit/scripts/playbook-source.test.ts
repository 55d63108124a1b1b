import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlaybookSource } from '../../../scripts/playbook-source.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'playbook-'));
  write({ 'playbook.yaml': 'id: p\n', 'weak-wording.yaml': 'tiers: []\n' });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

describe('a playbook folder', () => {
  it('becomes one object, clauses in the order of their names', () => {
    write({
      'clauses/b.yaml': 'id: b\n',
      'clauses/a.yml': 'id: a\n',
      'clauses/notes.txt': 'not a clause',
      'concepts/one.yaml': 'data: { en: [data] }\n',
      'concepts/two.yaml': 'notify: { en: [notify] }\n',
      'weak-wording.yaml': 'tiers:\n  - id: aspiration\n',
    });
    expect(readPlaybookSource(folder)).toEqual({
      manifest: { id: 'p' },
      clauses: [{ id: 'a' }, { id: 'b' }],
      concepts: { data: { en: ['data'] }, notify: { en: ['notify'] } },
      weakWording: [{ id: 'aspiration' }],
    });
  });

  it('needs neither clauses nor concepts', () => {
    expect(readPlaybookSource(folder)).toEqual({ manifest: { id: 'p' }, clauses: [], concepts: {}, weakWording: [] });
  });

  it('with a mistake in YAML names the file and the line', () => {
    write({ 'clauses/a.yaml': 'id: a\ntitle: [open\nwhy: x\n' });
    expect(() => readPlaybookSource(folder)).toThrow(/clauses\/a\.yaml:[234]: /);
  });

  it('that defines a concept twice names both files', () => {
    write({ 'concepts/one.yaml': 'data: {}\n', 'concepts/two.yaml': 'data: {}\n' });
    expect(() => readPlaybookSource(folder)).toThrow(/two\.yaml: concept "data" is already defined in .*one\.yaml/);
  });
});
