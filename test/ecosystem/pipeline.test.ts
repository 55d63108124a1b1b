import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { civicclause, cli, folderWith, type Run, root } from '../cli/run';
import { program } from './packages';

/** A town's own clause, with its tests. */
const playbook = `id: town
version: 1.0.0
title: { en: Town, fr: Ville }
extends: smart-city
concepts:
  salting-records: { en: [salting records], fr: [registres d'épandage] }
clauses:
  - id: salting-records-delivery
    theme: data-governance-use
    title: { en: Delivery of salting records, fr: Remise des registres d'épandage }
    why: { en: Roads are closed by them., fr: On ferme des routes d'après eux. }
    audience: [lawyer]
    severity: { rfp: warning, agreement: error }
    headings: { en: ["@salting-records"], fr: ["@salting-records"] }
    recognise: { en: ["@salting-records"], fr: ["@salting-records"] }
    elements:
      - id: delivers-records
        title: { en: has the records delivered in time, fr: fait remettre les registres à temps }
        need: { rfp: required, agreement: required }
        core: true
        recognise:
          en: ["(deliver | provide) ..8 @salting-records ..12 (<duration> | <blank>)"]
          fr: ["(remet | fournit) ..8 @salting-records ..12 (<duration> | <blank>)"]
    wording:
      rfp: { en: "The Bidder shall deliver salting records within [24] hours.", fr: "Le soumissionnaire remet les registres d'épandage dans les [24] heures." }
      agreement: { en: "The Vendor shall deliver salting records within [24] hours.", fr: "Le Fournisseur remet les registres d'épandage dans les [24] heures." }
    examples:
      - { status: present, kind: agreement, language: en, text: "The Vendor shall provide salting records within 48 hours." }
      - { status: weak, kind: agreement, language: en, text: "The Vendor shall protect salting records." }
      - { status: missing, kind: agreement, language: en, text: "The Vendor shall spread salt." }
      - { status: present, kind: agreement, language: fr, text: "Le Fournisseur remet les registres d'épandage dans les 24 heures." }
      - { status: weak, kind: agreement, language: fr, text: "Le Fournisseur tient des registres d'épandage." }
      - { status: missing, kind: agreement, language: fr, text: "Le Fournisseur épand du sel." }
`;
const salting = '\n## 12. Salting\n\n**12.1** The Vendor shall provide salting records within 48 hours.\n';

interface Result {
  ruleId: string;
  level: string;
  baselineState?: string;
  suppressions?: unknown[];
  locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
}

/** The commands of the README, in their order. */
const commands = /^## From the editor[\s\S]*?^```sh\n([\s\S]*?)^```/m
  .exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!
  .trim()
  .split('\n');
const [init, playbookTest, writeBaseline, check, report] = commands.map((command) =>
  command.replace(/^civicclause /, '').split(' '),
);
const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as { entry: string; args: string[] }[];

const agreement = 'contracts/sensor-platform-agreement.md';
const town = folderWith({});
const at = (path: string) => join(town, path);
const run = (args: string[], ...more: string[]): Run => civicclause([...args, ...more], { cwd: town });
const git = (...args: string[]) => {
  const done = program('git', args, town);
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
};
const edit = (from: string, to: string) => {
  const text = readFileSync(at(agreement), 'utf8');
  expect(text).toContain(from);
  writeFileSync(at(agreement), text.replace(from, to));
};
/** Results of the report's SARIF that stand in no baseline, and the page beside it. */
function reports(...more: string[]) {
  const { status, stderr } = run(report!, ...more);
  const { results } = JSON.parse(readFileSync(at('out/review.sarif'), 'utf8')).runs[0] as { results: Result[] };
  const added = results.filter(({ baselineState }) => baselineState === 'new');
  return { status, stderr, added, page: readFileSync(at('out/report.html'), 'utf8') };
}

describe('a pipeline in a fresh repository, by the commands of the README', () => {
  beforeAll(() => {
    git('init', '--quiet');
    cpSync(join(root, 'examples'), at('contracts'), { recursive: true });
    appendFileSync(at(agreement), salting);
    mkdirSync(at('out'));
    writeFileSync(at('.gitignore'), 'out/\n');
    // pre-commit puts the command on the path.
    mkdirSync(at('out/bin'));
    symlinkSync(cli, at('out/bin/civicclause'));
  });

  /** As git calls it: a hook of the repository that calls the entry of the hook for pre-commit. */
  const installHook = () => {
    const call = [...hook!.entry.split(' '), ...hook!.args, '--baseline', 'civicclause.baseline.json'].join(' ');
    writeFileSync(at('.git/hooks/pre-commit'), `#!/bin/sh\nPATH="${at('out/bin')}:$PATH" exec ${call}\n`, { mode: 0o755 });
  };
  const commit = (text: string) => {
    git('add', '.');
    return program('git', ['commit', '--quiet', '-m', text], town);
  };

  it('begins with a configuration and a clause of its own, whose tests pass', () => {
    expect(run(init!)).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(at('town.playbook.yaml'), playbook);
    appendFileSync(at('civicclause.yaml'), '\nplaybooks: [./town.playbook.yaml]\n');
    const tested = run(playbookTest!);
    expect(tested.stderr).toBe('');
    expect(tested.status).toBe(0);
    expect(tested.stdout).toMatch(/10 of 10 pass\n$/);
  });

  it('takes over what there is, and lets it pass', () => {
    expect(run(check!).status).toBe(2);
    expect(run(writeBaseline!).status).toBe(0);
    expect(run(check!)).toMatchObject({ status: 0, stderr: '' });
    installHook();
    expect(commit('Contracts').status).toBe(0);
    expect(git('log', '--oneline').trim().split('\n')).toHaveLength(1);
  });

  it('stops the commit that weakens a clause, ours or the town’s own, and shows it in SARIF', () => {
    edit('As between the parties, City Data belongs to the City.', 'City Data belongs to the Vendor.');
    edit('The Vendor shall provide salting records within 48 hours.', 'The Vendor shall keep salting records.');
    const stopped = commit('Vendor’s wording');
    expect(stopped.status).toBe(1);
    expect(stopped.stdout + stopped.stderr).toContain('Data ownership');
    expect(git('log', '--oneline').trim().split('\n')).toHaveLength(1);
    const { status, added } = reports();
    expect(status).toBe(1);
    expect(added.map(({ ruleId }) => ruleId).sort()).toEqual(['data-ownership', 'salting-records-delivery']);
    for (const { level, locations } of added) {
      expect(level).toBe('error');
      expect(locations[0]!.physicalLocation.artifactLocation.uri).toBe(agreement);
    }
  });

  it('lets it pass by a decision with a reason until its day, which the report shows', () => {
    const decision = (rule: string) => `- document: ${agreement}
  rule: ${rule}
  code: weak
  reason: Settled in the side letter of May.
  who: J. Doe
  until: 2027-03-31
`;
    appendFileSync(at('civicclause.decisions.yaml'), decision('data-ownership') + decision('salting-records-delivery'));
    const before = reports('--as-of', '2027-03-31');
    expect(before.stderr).toBe('');
    expect(before.status).toBe(0);
    expect(before.page).toContain('Settled in the side letter of May.');
    expect(before.page).toContain('2027-03-31');
    expect(before.added.filter(({ suppressions }) => !suppressions)).toEqual([]);
    const after = reports('--as-of', '2027-04-01');
    expect(after.status).toBe(1);
    expect(after.added.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['data-ownership', 'salting-records-delivery']),
    );
  });
});
