import builtIn from 'civicclause:playbook';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import schema from '../../../schemas/custom-playbook.schema.json';
import { ConfigurationLoader, MemoryWorkspace } from '../../../server/src/configuration';
import { idlePatterns, runExamples } from '../../../server/src/detection';
import { render } from '../../../server/src/messages';
import { compilePlaybook, loadCustomPlaybook, type PatternSource } from '../../../server/src/playbook';
import { SLOTS } from '../../../server/src/playbook/pattern';

/** What the page says once for all its examples. */
const head = 'id: fairview\nversion: 1.0.0\ntitle: {en: Fairview, fr: Fairview}\nextends: smart-city\n';

interface PatternExample {
  pattern: PatternSource;
  finds: string;
  not: string;
}

/** A playbook with a clause for each pattern, recognised by that pattern alone. Ids end in its index. */
function withPatterns(examples: readonly PatternExample[], language: 'en' | 'fr'): string {
  const both = (text: string) => ({ en: text, fr: text });
  const clauses = examples.map(({ pattern, finds, not }, index) => {
    const patterns = { [language]: [pattern] };
    const example = (status: string, text: string) => ({ status, kind: 'agreement', language, text });
    return {
      id: `tried-${index}`,
      theme: 'data-location',
      title: both('Tried'),
      why: both('To try it.'),
      audience: ['lawyer'],
      severity: { rfp: 'info', agreement: 'info' },
      headings: { [language]: ['never a heading'] },
      recognise: patterns,
      elements: [
        { id: 'said', title: both('says it'), need: { rfp: 'required', agreement: 'required' }, core: true, recognise: patterns },
      ],
      wording: { rfp: both(finds), agreement: both(finds) },
      examples: [example('present', finds), example('missing', not)],
    };
  });
  return `${head}clauses: ${JSON.stringify(clauses)}\n`;
}

function examplesOf(text: string) {
  const { playbook, problems, own: ids, custom } = loadCustomPlaybook({ path: 'a.playbook.yaml', text }, builtIn);
  const errors = problems.map(({ line, message }) => `${line}: ${render(message, 'en')}`);
  if (!playbook) return { errors, failed: [], idle: [] };
  const compiled = compilePlaybook(playbook);
  const runs = [...runExamples(compiled, new Set(ids))];
  const failed = runs
    .filter(({ passed }) => !passed)
    .map(({ clause, example, reading, unmet }) => ({ clause, example, status: reading.status, unmet }));
  return { errors, failed, idle: idlePatterns(compiled, custom?.clauses ?? []) };
}

describe.each([
  ['playbooks.md', 'en'],
  ['playbooks.fr.md', 'fr'],
] as const)('docs/%s', (name, language) => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8');
  const blocks = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml!);
  const patterns = blocks.filter((yaml) => yaml.startsWith('- pattern:')).flatMap((yaml) => parse(yaml) as PatternExample[]);
  const configurations = blocks.filter((yaml) => yaml.startsWith('playbooks:'));
  const playbooks = blocks.filter((yaml) => !yaml.startsWith('- pattern:') && !yaml.startsWith('playbooks:'));
  const whole = playbooks.find((yaml) => yaml.includes('plate-data-retention'))!;

  it.each(playbooks.map((yaml) => [yaml]))('%j is a playbook without fault', (yaml) => {
    const found = examplesOf(/^extends:/m.test(yaml) ? yaml : head + yaml);
    expect(found).toMatchObject({ errors: [], failed: [], idle: [] });
  });

  it('has patterns that find the one sentence and not the other', () => {
    const { playbook } = loadCustomPlaybook({ path: 'a.playbook.yaml', text: withPatterns(patterns, language) }, builtIn);
    const ids = patterns.map((_, index) => `tried-${index}`);
    const runs = [...runExamples(compilePlaybook(playbook!), new Set(ids))].filter(({ example }) => example !== undefined);
    const found = (index: number, example: number) =>
      runs.find((run) => run.clause === ids[index] && run.example === example)!.reading.status !== 'missing';
    const wrong = patterns.filter((_, index) => !found(index, 0) || found(index, 1));
    expect(patterns.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it.each(configurations.map((yaml) => [yaml]))('%j is a right configuration', async (yaml) => {
    const [, path] = /\[(.*)\]/.exec(yaml)!;
    const files = { '/town/.git/HEAD': '', '/town/civicclause.yaml': yaml, [`/town/${path}`]: whole };
    const { problems } = await new ConfigurationLoader(new MemoryWorkspace(files), builtIn).resolve('/town/a.md');
    expect(problems).toEqual([]);
  });

  it('gives the lines of its own example', () => {
    const line = whole.split('\n').findIndex((each) => each.includes('status: weak')) + 1;
    expect(text).toMatch(new RegExp(`2 · (weak|faible) · .* ${line}\\n`));
  });

  it('names every slot, every key that replace takes, and the limits', () => {
    for (const slot of SLOTS) expect(text).toContain(`<${slot}>`);
    const { clause, element, patterns: list, patternText } = schema.$defs;
    const replaceable = [...clause.properties.replace.items.enum, ...element.properties.replace.items.enum];
    const told = text.slice(text.indexOf('`replace`'));
    const common = replaceable.filter((key) => !['audience', 'applies-when'].includes(key));
    for (const key of common) expect(told).toContain(`\`${key}\``);
    const { clauses, concepts } = schema.properties;
    const limits = [clauses.maxItems, concepts.maxProperties, clause.properties.elements.maxItems, list.maxItems];
    const section = text.slice(text.search(/^## Limit/m)).replace(/(\d)[, \u00a0](\d{3})/g, '$1$2');
    for (const limit of [...limits, patternText.maxLength]) expect(section).toContain(String(limit));
  });
});
