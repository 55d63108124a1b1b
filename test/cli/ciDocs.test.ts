import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endings, formatNames } from '../../server/src/reports/formats';
import { civicclause, root } from './run';

const help = ['check', 'merge', 'config'].map((command) => civicclause([command, '--help']).stdout).join('\n');

describe.each(['docs/ci.md', 'docs/ci.fr.md'])('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8');

  it('has a row for every format, with the endings that tell it', () => {
    const lines = [...text.matchAll(/^\| `(\w+)` \|.*\| (.*)\|$/gm)];
    const told = lines.map(([, format, cell]) => `${format} ${(cell!.match(/\.[\w.]+/g) ?? []).sort().join(' ')}`);
    const known: [string, string][] = Object.entries(endings);
    const endingsOf = (name: string) => known.flatMap(([ending, format]) => (format === name ? [ending] : []));
    expect(told).toEqual(formatNames.map((name) => `${name} ${endingsOf(name).sort().join(' ')}`));
  });

  it('names no option that does not exist', () => {
    const options = new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/g));
    for (const option of options) expect(help, option).toContain(option);
  });

  it('names every option of a baseline and of what is shown', () => {
    for (const option of [
      '--baseline',
      '--write-baseline',
      '--prune-baseline',
      '--quotations',
      '--reasons',
      '--fixes',
      '--as-of',
    ])
      expect(text).toContain(option);
  });
});
