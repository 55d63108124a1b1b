import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicclause, folderWith, root } from './run';

const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const folder = folderWith({});

describe.skipIf(!has('bash'))('civicclause completion bash', () => {
  const script = civicclause(['completion', 'bash'], { cwd: root }).stdout;
  const file = join(folderWith({ 'complete.bash': script }), 'complete.bash');
  const complete = (...typed: string[]) => {
    const code = `source "$1"; shift; COMP_WORDS=(civicclause "$@"); COMP_CWORD=$#; _civicclause; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', code, 'bash', file, ...typed], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.split('\n').filter(Boolean);
  };

  it.each([
    [['ch'], ['check']],
    [['check', '--max-w'], ['--max-warnings']],
    [['check', '--format', 'js'], ['json']],
    [['check', '-f', 'sa'], ['sarif']],
    [['check', 'draft'], []],
    [['check', '--output', ''], []],
    [['explain', 'data-loc'], ['data-location']],
    [['fix', '--clause', 'audit'], ['audit-rights']],
    [
      ['new', ''],
      ['rfp', 'agreement'],
    ],
    [['playbook', 'l'], ['lint']],
    [['playbook', 'test', '--form'], ['--format']],
    [['init', '--preset', 'ontario'], ['ontario-municipality']],
  ])('%j → %j', (typed, found) => expect(complete(...typed)).toEqual(found));
});

it('says what each command and option does, in fish, in the language asked for', () => {
  const { stdout } = civicclause(['completion', 'fish', '--locale', 'fr'], { cwd: root });
  expect(stdout).toContain(`complete -c civicclause -n '__fish_use_subcommand' -a check -d 'examiner des documents'`);
  expect(stdout).toMatch(/'__fish_seen_subcommand_from check' -l format -s f -x -a 'pretty json /);
});

it.each([
  ['zsh', ['-n']],
  ['fish', ['--no-execute']],
] as const)('%s reads its script', (program, options) => {
  const { stdout, status } = civicclause(['completion', program], { cwd: root });
  expect(status).toBe(0);
  expect(stdout).toContain('data-location');
  if (has(program)) expect(spawnSync(program, options, { input: stdout }).status).toBe(0);
});

it('knows its shells', () => {
  const { status, stderr } = civicclause(['completion', 'bsh'], { cwd: root });
  expect([status, stderr]).toEqual([
    2,
    'civicclause: completion: there is no "bsh"; choose one of bash, zsh, fish, powershell\nDid you mean bash?\nSee: civicclause completion --help\n',
  ]);
  expect(civicclause(['completion', 'powershell'], { cwd: root }).stdout).toContain(`'check --format' = @('pretty', 'json'`);
});
