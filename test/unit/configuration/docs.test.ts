import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import schema from '../../../schemas/configuration.schema.json';
import { ConfigurationLoader, MemoryWorkspace, presets } from '../../../server/src/configuration';
import { builtInPlaybook } from '../../../server/src/playbook';
import { checkIds, jurisdictionIds } from '../../../server/src/policy';

const playbook = builtInPlaybook().source;
const read = (name: string) => readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8');

describe.each(['configuration.md', 'configuration.fr.md'])('docs/%s', (name) => {
  const text = read(name);
  const examples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml!);

  it.each(examples.map((yaml) => [yaml]))('%j is a right configuration', async (yaml) => {
    const files: Record<string, string> = { '/town/.git/HEAD': '', '/town/civicclause.yaml': yaml };
    for (const [, path] of yaml.matchAll(/- (?:npm:)?([@.][\w@./-]+)/g))
      files[path!.startsWith('.') ? `/town/${path!.slice(2)}` : `/town/node_modules/${path}/civicclause.yaml`] = '';
    const { problems } = await new ConfigurationLoader(new MemoryWorkspace(files), playbook).resolve('/town/a.md');
    expect(problems).toEqual([]);
  });

  it('names every key, preset, jurisdiction and check', () => {
    const headings = [...text.matchAll(/^### `([\w-]+)`$/gm)].map(([, key]) => key!);
    const keys = Object.keys(schema.properties);
    expect(headings.sort()).toEqual(keys.sort());
    for (const word of [...Object.keys(presets), ...jurisdictionIds(playbook), ...checkIds])
      expect(text).toContain(`\`${word}\``);
  });
});
