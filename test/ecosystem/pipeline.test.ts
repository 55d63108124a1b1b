import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../cli/run';
import { check, init, playbookTest, Town, writeBaseline } from './town';

const salting = '\n## 12. Salting\n\n**12.1** The Vendor shall provide salting records within 48 hours.\n';
const agreement = 'contracts/sensor-platform-agreement.md';
const town = new Town();
const edit = (from: string, to: string) => {
  const text = readFileSync(town.at(agreement), 'utf8');
  expect(text).toContain(from);
  writeFileSync(town.at(agreement), text.replace(from, to));
};

describe('a pipeline in a fresh repository, by the commands of the README', () => {
  beforeAll(() => {
    town.begin();
    cpSync(join(root, 'examples'), town.at('contracts'), { recursive: true });
    appendFileSync(town.at(agreement), salting);
  });

  it('begins with a configuration and a clause of its own, whose tests pass', () => {
    expect(town.run(init)).toMatchObject({ status: 0, stderr: '' });
    town.addPlaybook();
    const tested = town.run(playbookTest);
    expect(tested.stderr).toBe('');
    expect(tested.status).toBe(0);
    expect(tested.stdout).toMatch(/10 of 10 pass\n$/);
  });

  it('takes over what there is, and lets it pass', () => {
    expect(town.run(check).status).toBe(2);
    expect(town.run(writeBaseline).status).toBe(0);
    expect(town.run(check)).toMatchObject({ status: 0, stderr: '' });
    town.installHook();
    expect(town.commit('Contracts').status).toBe(0);
    expect(town.commits()).toBe(1);
  });

  it('stops the commit that weakens a clause, ours or the town’s own, and shows it in SARIF', () => {
    edit('As between the parties, City Data belongs to the City.', 'City Data belongs to the Vendor.');
    edit('The Vendor shall provide salting records within 48 hours.', 'The Vendor shall keep salting records.');
    const stopped = town.commit('Vendor’s wording');
    expect(stopped.status).toBe(1);
    expect(stopped.stdout + stopped.stderr).toContain('Data ownership');
    expect(town.commits()).toBe(1);
    const { status, added } = town.reports();
    expect(status).toBe(1);
    expect(added.map(({ ruleId }) => ruleId).sort()).toEqual(['data-ownership', 'salting-records-delivery']);
    for (const { level, locations } of added) {
      expect(level).toBe('error');
      expect(locations[0]!.physicalLocation.artifactLocation.uri).toBe(agreement);
    }
  });

  it('lets it pass by a decision with a reason until its day, which the report shows', () => {
    town.decide(agreement, 'data-ownership', 'contradicted');
    town.decide(agreement, 'salting-records-delivery', 'weak');
    const before = town.reports('--as-of', '2027-03-31');
    expect(before.stderr).toBe('');
    expect(before.status).toBe(0);
    expect(before.page).toContain('Settled in the side letter of May.');
    expect(before.page).toContain('2027-03-31');
    expect(before.added.filter(({ suppressions }) => !suppressions)).toEqual([]);
    const after = town.reports('--as-of', '2027-04-01');
    expect(after.status).toBe(1);
    expect(after.added.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['data-ownership', 'salting-records-delivery']),
    );
  });
});
