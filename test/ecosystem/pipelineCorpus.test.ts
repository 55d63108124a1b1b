import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../server/src/engine';
import type { FindingCode } from '../../server/src/review/types';
import { root } from '../cli/run';
import { check, init, playbookTest, Town, writeBaseline } from './town';

/** Real documents, where they lie beside the project. */
const corpus = resolve(root, '../shared/corpus/docs');
const most = 10;

interface Weakened {
  document: string;
  rule: string;
  code: FindingCode;
  text: string;
}

/** A document without the sentences that a clause of it rests on, where that is a finding. */
function weakened(path: string, text: string): Weakened | undefined {
  const engine = createEngine();
  const review = (source: string) =>
    engine.analyse({ name: path, documents: [engine.readDocument({ path, text: source, kind: 'agreement' })] }).review;
  const before = review(text);
  for (const { id, status, elements, evidence } of before.clauses) {
    if (status !== 'present') continue;
    const quoted = [...evidence, ...elements.flatMap((element) => element.evidence)].map((span) => span.text);
    const without = quoted.reduce((rest, quotation) => rest.replace(quotation, 'Reserved.'), text);
    const code = review(without).findings.find(({ rule, severity }) => rule === id && severity === 'error')?.code;
    if (code && !before.findings.some(({ rule }) => rule === id))
      return { document: `contracts/${path}`, rule: id, code, text: without };
  }
  return undefined;
}

describe.skipIf(!existsSync(corpus))('a pipeline over real documents', { timeout: 120_000 }, () => {
  const town = new Town();
  const names = existsSync(corpus)
    ? readdirSync(corpus)
        .filter((name) => name.endsWith('.md'))
        .sort()
        .slice(0, most)
    : [];
  let weak: Weakened;

  beforeAll(() => {
    town.begin();
    for (const name of names) cpSync(join(corpus, name), town.at(`contracts/${name}`));
    expect(town.run(init)).toMatchObject({ status: 0, stderr: '' });
    town.addPlaybook();
    const found = names.map((name) => weakened(name, readFileSync(join(corpus, name), 'utf8'))).find((each) => each);
    if (!found) throw new Error('no document has a clause that can be taken out of it');
    weak = found;
  });

  it('takes over ten documents as they are', () => {
    expect(names).toHaveLength(most);
    expect(town.run(playbookTest).status).toBe(0);
    expect(town.run(check).status).toBe(2);
    expect(town.run(writeBaseline).status).toBe(0);
    expect(town.run(check)).toMatchObject({ status: 0, stderr: '' });
    town.installHook();
    expect(town.commit('Contracts').status).toBe(0);
  });

  it('stops the commit that takes a clause out of one', () => {
    writeFileSync(town.at(weak.document), weak.text);
    expect(town.commit('A clause less').status).toBe(1);
    expect(town.commits()).toBe(1);
    const { status, added } = town.reports();
    expect(status).toBe(1);
    expect(added).toContainEqual(expect.objectContaining({ ruleId: weak.rule, level: 'error' }));
    for (const { locations } of added) expect(locations[0]!.physicalLocation.artifactLocation.uri).toBe(weak.document);
  });

  it('takes it by decisions until their day', () => {
    for (const { ruleId, properties } of town.reports().added) town.decide(weak.document, ruleId, properties.code);
    const before = town.reports('--as-of', '2027-03-31');
    expect(before).toMatchObject({ status: 0, stderr: '' });
    expect(before.page).toContain('Settled in the side letter of May.');
    expect(town.reports('--as-of', '2027-04-01').status).toBe(1);
  });
});
