import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playbookFiles, playbookFolder } from '../../../scripts/playbook-source.mjs';
import { render } from '../../../server/src/messages';
import { loadPlaybook } from '../../../server/src/playbook/load';

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
});
