import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** What the pipeline looks at in a result of SARIF. */
export interface Result {
  ruleId: string;
  level: string;
  baselineState?: string;
  suppressions?: unknown[];
  properties: { code: string };
  locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
}

/** The commands of the README, in their order. */
const commands = /^## From the editor[\s\S]*?^```sh\n([\s\S]*?)^```/m
  .exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!
  .trim()
  .split('\n');
export const [init, playbookTest, writeBaseline, check, report] = commands.map((command) =>
  command.replace(/^civicclause /, '').split(' '),
);
const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as { entry: string; args: string[] }[];

/** A git repository of a town that has its contracts in `contracts/` and reports in `out/`. */
export class Town {
  readonly folder = folderWith({});

  /** Call it before the tests: what is in `contracts/` stands for itself. */
  begin(): void {
    this.git('init', '--quiet');
    mkdirSync(this.at('contracts'), { recursive: true });
    mkdirSync(this.at('out/bin'), { recursive: true });
    writeFileSync(this.at('.gitignore'), 'out/\n');
    // pre-commit puts the command on the path.
    symlinkSync(cli, this.at('out/bin/civicclause'));
  }

  at(path: string): string {
    return join(this.folder, path);
  }

  run(args: readonly string[] | undefined, ...more: string[]): Run {
    return civicclause([...args!, ...more], { cwd: this.folder });
  }

  git(...args: string[]): string {
    const done = program('git', args, this.folder);
    if (done.status !== 0) throw new Error(done.stderr);
    return done.stdout;
  }

  commits(): number {
    return this.git('log', '--oneline').trim().split('\n').length;
  }

  commit(text: string): { status: number | null; stdout: string; stderr: string } {
    this.git('add', '.');
    return program('git', ['commit', '--quiet', '-m', text], this.folder);
  }

  /** As git calls it: a hook of the repository that calls the entry of the hook for pre-commit. */
  installHook(): void {
    const call = [...hook!.entry.split(' '), ...hook!.args, '--baseline', 'civicclause.baseline.json'].join(' ');
    const text = `#!/bin/sh\nPATH="${this.at('out/bin')}:$PATH" exec ${call}\n`;
    writeFileSync(this.at('.git/hooks/pre-commit'), text, { mode: 0o755 });
  }

  /** The clause of its own, with its tests. */
  addPlaybook(): void {
    writeFileSync(this.at('town.playbook.yaml'), playbook);
    appendFileSync(this.at('civicclause.yaml'), '\nplaybooks: [./town.playbook.yaml]\n');
  }

  /** Accepts a finding until the end of March 2027. */
  decide(document: string, rule: string, code: string): void {
    const entry = { document, rule, code, reason: 'Settled in the side letter of May.', who: 'J. Doe', until: '2027-03-31' };
    const lines = Object.entries(entry).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    appendFileSync(this.at('civicclause.decisions.yaml'), `- ${lines.join('\n  ')}\n`);
  }

  /** Results of the report's SARIF that stand in no baseline, and the page beside it. */
  reports(...more: string[]): { status: number | null; stderr: string; added: Result[]; page: string } {
    const { status, stderr } = this.run(report, ...more);
    const { results } = JSON.parse(readFileSync(this.at('out/review.sarif'), 'utf8')).runs[0] as { results: Result[] };
    const added = results.filter(({ baselineState }) => baselineState === 'new');
    return { status, stderr, added, page: readFileSync(this.at('out/report.html'), 'utf8') };
  }
}
