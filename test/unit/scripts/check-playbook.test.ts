import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playbookErrors } from '../../../scripts/check-playbook.mjs';
import { playbookFolder } from '../../../scripts/playbook-source.mjs';

test('a bad pattern stops the build with its file, line and column', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'playbook-'));
  try {
    cpSync(playbookFolder, folder, { recursive: true });
    const file = join(folder, 'clauses', 'data-location.yaml');
    const lines = readFileSync(file, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.startsWith('recognise:')) + 2;
    lines.splice(at, 0, '    - "@data & (store"');
    writeFileSync(file, lines.join('\n'));
    const errors = await playbookErrors(folder);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(new RegExp(`clauses/data-location\\.yaml:${at + 1}:7: .*@data & \\(store`));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the bundled playbook has no errors', { timeout: 60_000 }, async () => {
  expect(await playbookErrors()).toEqual([]);
});
