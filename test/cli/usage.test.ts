import { describe, expect, it } from 'vitest';
import manifest from '../../server/package.json';
import { civicclause, root } from './run';

const run = (...args: string[]) => civicclause(args, { cwd: root });

describe('wrong usage is said in one or two lines that help on, with exit code 2', () => {
  it.each([
    [['chek'], 'there is no command "chek"\nDid you mean check?\nSee: civicclause --help'],
    [
      ['my-rfp.md'],
      'there is no command "my-rfp.md"\nTo review a document: civicclause check my-rfp.md\nSee: civicclause --help',
    ],
    [['check', 'x.md', '--fromat', 'json'], 'there is no option --fromat\nDid you mean --format?\nSee: civicclause check --help'],
    [
      ['check', 'x.md', '--format', 'sarf'],
      '--format: there is no "sarf"; choose one of pretty, json, ndjson, sarif, junit, github, gitlab, markdown, html, csv, matrix\nDid you mean sarif?\nSee: civicclause check --help',
    ],
    [
      ['check', 'x.md', '--format', 'jsn'],
      '--format: there is no "jsn"; choose one of pretty, json, ndjson, sarif, junit, github, gitlab, markdown, html, csv, matrix\nDid you mean json?\nSee: civicclause check --help',
    ],
    [['check', 'x.md', '--kind'], '--kind needs a value\nSee: civicclause check --help'],
    [
      ['check', 'x.md', '--as-of', '2026-02-30'],
      '--as-of: "2026-02-30" is not a date such as 2026-03-31\nSee: civicclause check --help',
    ],
    [['check', 'x.md', '--max-size', '0'], '--max-size: "0" is not a number of megabytes above 0\nSee: civicclause check --help'],
    [
      ['check', 'x.md', '--stdin'],
      '--stdin reads one document from standard input: give no paths with it\nSee: civicclause check --help',
    ],
    [
      ['check'],
      'name a document, a folder or a glob to review, for example: civicclause check my-rfp.md\nSee: civicclause check --help',
    ],
    [
      ['check', 'x.md', '--jurisdiction', 'ca-qu'],
      '--jurisdiction: there is no "ca-qu"; choose one of ca-qc, ca-on, ca-bc, us, eu, uk, au\nDid you mean ca-qc?\nSee: civicclause check --help',
    ],
    [
      ['check', 'x.md', '--shard', '4/3'],
      '--shard: "4/3" is not a part such as 3/16 (the third of sixteen, from 1/16 to 16/16)\nSee: civicclause check --help',
    ],
    [
      ['check', 'x.md', '--jobs', '0'],
      '--jobs: "0" is not a number of threads from 1 to 256, nor auto\nSee: civicclause check --help',
    ],
    [
      ['check', 'x.md', '--stdin-ndjson'],
      '--stdin-ndjson reads documents from standard input: give no paths with it\nSee: civicclause check --help',
    ],
    [
      ['check', '--stdin', '--stdin-ndjson'],
      '--stdin, --stdin-ndjson and --stdin-paths all read standard input: give one of them\nSee: civicclause check --help',
    ],
    [
      ['check', '--stdin-ndjson', '--shard', '1/2'],
      '--shard shares out the documents that paths name, not standard input: give paths, or leave --shard out\nSee: civicclause check --help',
    ],
    [['merge'], '<parts> is missing\nSee: civicclause merge --help'],
    [['explain'], '<clause> is missing\nSee: civicclause explain --help'],
    [['explain', 'a', 'b'], 'too many arguments\nSee: civicclause explain --help'],
    [
      ['explain', 'data-locaton'],
      'there is no clause "data-locaton"\nDid you mean data-location?\nSee: civicclause explain --help',
    ],
  ])('%j', (args, text) => {
    expect(run(...args)).toEqual({ status: 2, stdout: '', stderr: `civicclause: ${text}\n` });
  });

  it('shows the help on standard error when no command is given', () => {
    const { status, stdout, stderr } = run();
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: civicclause [options] [command]');
    expect(status).toBe(2);
  });

  it('speaks French when asked', () => {
    expect(run('check', '--locale', 'fr', 'x.md', '--fromat', 'json').stderr).toBe(
      'civicclause: l’option --fromat n’existe pas\nVouliez-vous dire --format\u202f?\nVoir\u00a0: civicclause check --help\n',
    );
  });
});

describe('help', () => {
  it.each([
    [[], 'Usage:', 'civicclause check my-rfp.md'],
    [['check'], '--fail-on <severity>', 'cat draft.md | civicclause check --stdin'],
    [['explain'], '<clause>', 'civicclause explain data-location'],
    [['clauses'], '--format <format>', 'clauses'],
    [['lsp'], '--stdio', 'language server'],
  ])('of %j is on standard output, with examples', (command, option, example) => {
    const { status, stdout, stderr } = run(...command, '--help');
    expect(stdout).toContain(option);
    expect(stdout).toContain(example);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('is wholly French when asked', () => {
    for (const command of [[], ['check'], ['explain'], ['clauses'], ['lsp']]) {
      const { stdout } = run(...command, '--locale', 'fr', '--help');
      expect(stdout).toContain('Utilisation\u00a0: civicclause');
      expect(stdout).toContain('afficher l’aide');
      expect(stdout).not.toMatch(/\b(Usage|Commands|Options:|display|show|default|choices|the)\b|<file>|<language>|\[command\]/);
    }
  });

  it.each(['en', 'fr'])('is as wide as the terminal at most (%s)', (locale) => {
    const { stdout } = civicclause(['check', '--help', '--locale', locale], { cwd: root });
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  });
});

it('--version is the package’s', () => {
  expect(run('--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

describe('explain', () => {
  it('says why, what is needed, the sources and the wording', () => {
    const { status, stdout } = run('explain', 'data-location');
    expect(status).toBe(0);
    for (const part of [
      'Why it matters',
      'What it must say',
      'Sources',
      'Model wording (RFP)',
      'Model wording (agreement)',
      'Weak:',
    ])
      expect(stdout).toContain(part);
    for (const line of stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
  });

  it('does so in French', () => {
    const { stdout } = run('explain', 'data-location', '--locale', 'fr');
    for (const part of ['Pourquoi c’est important', 'Ce qu’elle doit dire', 'Libellé type (contrat)', 'Localisation'])
      expect(stdout).toContain(part);
    expect(stdout).not.toContain('Why it matters');
  });
});

describe('clauses', () => {
  it('lists every clause under its theme', () => {
    const { status, stdout } = run('clauses');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Data location\n(?: .*\n)* {2}data-location /m);
    expect(stdout).toContain('(RFP:\u00a0error,');
  });

  it('as JSON gives ids, titles, severities and elements', () => {
    const list = JSON.parse(run('clauses', '--format', 'json').stdout) as { clauses: { id: string; elements: unknown[] }[] };
    const clause = list.clauses.find(({ id }) => id === 'data-location');
    expect(clause).toMatchObject({ theme: 'data-location', severity: { rfp: 'error', agreement: 'error' } });
    expect(clause?.elements.length).toBeGreaterThan(3);
  });
});

describe('the jurisdiction profiles', () => {
  it('are listed with their law and how well it was checked, in both languages', () => {
    const english = run('jurisdictions', '--locale', 'en');
    expect(english).toMatchObject({ status: 0, stderr: '' });
    expect(english.stdout).toContain('ca-qc  Québec municipality');
    expect(english.stdout.replace(/\s+/g, ' ')).toContain(
      'Charter of the French language (C-11), s. 21, 21.3, 21.4, 21.6 (read in the source)',
    );
    expect(english.stdout.replace(/\s+/g, ' ')).toContain('(not checked against the source)');
    const french = run('jurisdictions', 'ca-qc', '--locale', 'fr').stdout;
    expect(french).toContain('Municipalité du Québec');
    expect(french).toContain('Un contrat dont aucune partie n’est en français');
    expect(french).not.toContain('ca-on');
  });
});
