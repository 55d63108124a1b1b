import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatorPackages, root, runNode } from './built';

const checkMarkdown = (paths: string[], cwd?: string) =>
  runNode(
    [
      join(root, 'node_modules/remark-cli/cli.js'),
      '--no-config',
      '--no-color',
      '--use',
      `${join(generatorPackages, 'remark-validate-links/index.js')}=repository:false`,
      '--frail',
      '--quiet',
      '--no-stdout',
      ...paths,
    ],
    cwd,
  );

describe('links between the Markdown files, as GitHub shows them', () => {
  it('lead to files and headings that are there', () => {
    const files = readdirSync(root).filter((name) => name.endsWith('.md'));
    const { status, output } = checkMarkdown([...files, 'docs', 'packages/remark-civicclause/README.md']);
    expect(output).toBe('');
    expect(status).toBe(0);
  });

  it('the checker sees a file, and a heading of another file, that are not there', () => {
    const broken = join(root, 'out', 'site', 'broken-markdown');
    mkdirSync(broken, { recursive: true });
    writeFileSync(join(broken, 'a.md'), '# A\n\n[b](b.md#gone) [c](gone.md)\n');
    writeFileSync(join(broken, 'b.md'), '# B\n');
    const { status, output } = checkMarkdown(['.'], broken);
    expect(status).toBe(1);
    expect(output).toMatch(/heading for `#gone` in `b\.md`/);
    expect(output).toMatch(/file `gone\.md`/);
  });
});
