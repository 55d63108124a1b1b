import { describe, expect, it } from 'vitest';
import { ConfigurationLoader, type Given, MemoryWorkspace, presets } from '../../../server/src/configuration';
import { render } from '../../../server/src/messages';
import { builtInPlaybook } from '../../../server/src/playbook';
import { jurisdictionIds, limitFor, resolvePolicy, severityFor } from '../../../server/src/policy';

const playbook = builtInPlaybook().source;

function loader(files: Record<string, string>, folders: string[] = []) {
  const workspace = new MemoryWorkspace(files, folders);
  const made = new ConfigurationLoader(workspace, playbook);
  return { workspace, loader: made, of: (document: string, given?: Given) => made.resolve(document, given) };
}

/** Each problem as `file:line: what`. */
async function problems(files: Record<string, string>, document = '/town/a.md'): Promise<string[]> {
  const found = await loader(files).of(document);
  return found.problems.map(({ file, line, message }) => `${file}:${line}: ${render(message, 'en')}`);
}

describe('where a configuration is looked for', () => {
  const town = '/home/town/civicclause.yaml';

  it('from the document’s folder upward, the nearer one wins, key by key', async () => {
    const { of } = loader({
      [town]: 'jurisdiction: ca-on\nposition: neutral\noff: [audit-rights]\n',
      '/home/town/rfps/2026/civicclause.yml': 'jurisdiction: ca-qc\noff: [data-location]\n',
    });
    const { policy, files } = await of('/home/town/rfps/2026/lights.md');
    expect(policy).toEqual({ jurisdiction: 'ca-qc', position: 'neutral', off: ['audit-rights', 'data-location'] });
    expect(files).toEqual([town, '/home/town/rfps/2026/civicclause.yml']);
    expect((await of('/home/town/contract.md')).policy).toEqual({
      jurisdiction: 'ca-on',
      position: 'neutral',
      off: ['audit-rights'],
    });
    expect((await of('/home/contract.md')).policy).toEqual({});
  });

  it('no further than one with root: true', async () => {
    const { of } = loader({ [town]: 'position: neutral\n', '/home/town/it/civicclause.yaml': 'root: true\njurisdiction: us\n' });
    expect((await of('/home/town/it/a/b/c.md')).policy).toEqual({ jurisdiction: 'us' });
  });

  it('no further than the root of the repository, which is looked into itself', async () => {
    const { of } = loader({
      '/home/civicclause.yaml': 'position: neutral\n',
      [town]: 'jurisdiction: us\n',
      '/home/town/.git/HEAD': '',
    });
    expect((await of('/home/town/a/b.md')).policy).toEqual({ jurisdiction: 'us' });
  });

  it('never outside the folder that a workspace opens', async () => {
    const files = { [town]: 'position: neutral\n', '/home/town/it/civicclause.yaml': 'jurisdiction: us\n' };
    const { of, workspace } = loader(files, ['/home/town/it/']);
    expect((await of('/home/town/it/a.md')).policy).toEqual({ jurisdiction: 'us' });
    expect(workspace.reads.filter((file) => !file.startsWith('/home/town/it/'))).toEqual([]);
  });

  it('once for all documents of a folder, and anew when a file has changed', async () => {
    const files: Record<string, string> = { [town]: 'position: neutral\n' };
    const { of, workspace, loader: made } = loader(files);
    for (let i = 0; i < 20; i++) await of(`/home/town/${i}.md`);
    expect(workspace.reads.filter((file) => file === town)).toHaveLength(1);
    files[town] = 'position: buyer\n';
    expect((await of('/home/town/1.md')).policy.position).toBe('neutral');
    made.changed();
    expect((await of('/home/town/1.md')).policy.position).toBe('buyer');
  });
});

describe('what a configuration may say', () => {
  it('typed limits, in both spellings and both languages', async () => {
    const text = `limits:
  incident-notification: {clock: 24h}
  data-return-portability/deadline: 2 business days
  audit-rights: {frequency-notice: 10 jours ouvrables, remediation: 36}
`;
    const { policy, choices, problems: wrong } = await loader({ '/t/civicclause.yaml': text }).of('/t/a.md');
    expect(wrong).toEqual([]);
    const limit = (clause: string, element: string) => limitFor(resolvePolicy(policy), clause, element);
    expect(limit('incident-notification', 'clock')).toBe(24);
    expect(limit('data-return-portability', 'deadline')).toBe(48);
    expect(limit('audit-rights', 'frequency-notice')).toBe(240);
    expect(limit('audit-rights', 'remediation')).toBe(36);
    expect(choices.get('limits.incident-notification/clock')).toMatchObject({ written: '24h', origin: { line: 2 } });
  });

  it('severities by clause, by clause and code, and by kind', async () => {
    const text = `severities:
  data-location: info
  data-location/weak: error
  audit-rights: {rfp: off, agreement: error}
`;
    const chosen = (await loader({ '/t/civicclause.yaml': text }).of('/t/a.md')).policy;
    const severity = (rule: string, code: string, kind: 'rfp' | 'agreement') =>
      severityFor(resolvePolicy(chosen), rule, code, 'warning', kind);
    expect(severity('data-location', 'missing', 'rfp')).toBe('info');
    expect(severity('data-location', 'weak', 'rfp')).toBe('error');
    expect(severity('audit-rights', 'missing', 'rfp')).toBe('off');
    expect(severity('audit-rights', 'missing', 'agreement')).toBe('error');
    expect(severity('encryption-key-management', 'missing', 'agreement')).toBe('warning');
  });

  it('a severity for one kind, over a word for all from further out, leaves the other kind as it was', async () => {
    const { of } = loader({
      '/t/civicclause.yaml': 'severities: {audit-rights: info, data-location: {rfp: off}}\n',
      '/t/rfps/civicclause.yaml': 'severities: {audit-rights: {rfp: error}, data-location: warning}\n',
    });
    expect((await of('/t/rfps/a.md')).policy.severities).toEqual({
      'audit-rights': { rfp: 'error', agreement: 'info' },
      'data-location': 'warning',
    });
  });

  it('a clause that is off further out is on again where a nearer file gives it a severity', async () => {
    const { of } = loader({
      '/t/civicclause.yaml': 'off: [audit-rights, data-location]\n',
      '/t/rfps/civicclause.yaml': 'severities: {audit-rights: warning, data-location: off}\n',
    });
    expect((await of('/t/rfps/a.md')).policy.off).toEqual(['data-location']);
  });

  it('other choices for some documents, relative to the file, the later ones winning', async () => {
    const text = `position: buyer
overrides:
  - files: rfps/**/*.md
    severities: {data-location: info}
    kind: rfp
  - files: ['rfps/old/*.md', 'archive/**']
    severities: {data-location: off}
    language: fr
    off: [audit-rights]
`;
    const { of } = loader({ '/t/civicclause.yaml': text });
    expect(await of('/t/rfps/a.md')).toMatchObject({ kind: 'rfp', policy: { severities: { 'data-location': 'info' } } });
    expect(await of('/t/rfps/old/a.md')).toMatchObject({
      kind: 'rfp',
      language: 'fr',
      policy: { severities: { 'data-location': 'off' }, off: ['audit-rights'] },
    });
    expect((await of('/t/a.md')).policy).toEqual({ position: 'buyer' });
    expect((await of('/t/old/rfps/a.md')).policy).toEqual({ position: 'buyer' });
  });

  it('nothing at all', async () => {
    for (const text of ['', '# later\n', 'x-note: ours\n']) {
      const found = await loader({ '/t/civicclause.yaml': text }).of('/t/a.md');
      expect(found).toMatchObject({ policy: {}, problems: [] });
    }
  });
});

describe('which value wins', () => {
  it('settings, then files, then options', async () => {
    const { of } = loader({ '/t/civicclause.yaml': 'position: neutral\n' });
    const usual = [
      { path: 'position', value: 'buyer', origin: { from: 'setting', key: 'civicClause.position' } as const },
      { path: 'jurisdiction', value: 'us', origin: { from: 'setting', key: 'civicClause.jurisdiction' } as const },
    ];
    const asked = [{ path: 'position', value: 'buyer', origin: { from: 'option', option: '--position' } as const }];
    const found = await of('/t/a.md', { usual });
    expect(found.policy).toEqual({ position: 'neutral', jurisdiction: 'us' });
    expect(found.choices.get('position')!.origin).toEqual({ from: 'file', file: '/t/civicclause.yaml', line: 1 });
    expect(found.choices.get('jurisdiction')!.origin).toEqual({ from: 'setting', key: 'civicClause.jurisdiction' });
    expect((await of('/t/a.md', { usual, asked })).choices.get('position')!.origin).toEqual({
      from: 'option',
      option: '--position',
    });
  });

  it('every value knows its line, that of the override it stands in included', async () => {
    const text =
      'extends: either-side\noff:\n  - audit-rights\noverrides:\n  - files: "*.md"\n    severities:\n      data-location: info\n';
    const { choices } = await loader({ '/t/civicclause.yaml': text }).of('/t/a.md');
    const file = '/t/civicclause.yaml';
    expect(choices.get('position')!.origin).toEqual({ from: 'preset', preset: 'either-side', by: { file, line: 1 } });
    expect(choices.get('off.audit-rights')!.origin).toEqual({ from: 'file', file, line: 3 });
    expect(choices.get('severities.data-location')!.origin).toEqual({ from: 'file', file, line: 7, files: ['*.md'] });
  });
});

describe('what a configuration builds on', () => {
  it('presets, each of which names what the playbook knows', async () => {
    for (const [name, preset] of Object.entries(presets)) {
      const { policy, problems: wrong } = await loader({ '/t/civicclause.yaml': `extends: ${name}\n` }).of('/t/a.md');
      expect(wrong).toEqual([]);
      expect(policy).toEqual(preset.choices);
      expect([undefined, ...jurisdictionIds(playbook)]).toContain(preset.choices.jurisdiction);
    }
  });

  it('files and packages, the later ones winning, its own word last', async () => {
    const { of } = loader({
      '/t/.git/HEAD': '',
      '/t/rfps/civicclause.yaml': 'extends: [ontario-municipality, ../team.yaml, "npm:@org/policy", plain]\nlocale: fr\n',
      '/t/team.yaml': 'position: neutral\nlocale: en\n',
      '/t/node_modules/@org/policy/civicclause.yaml': 'extends: ./more.yaml\nposition: buyer\n',
      '/t/node_modules/@org/policy/more.yaml': 'off: [audit-rights]\n',
      '/t/rfps/node_modules/plain/civicclause.yml': 'overrides: [{files: "*.md", off: [data-location]}]\n',
    });
    const found = await of('/t/rfps/a.md');
    expect(found.problems).toEqual([]);
    expect(found.policy).toEqual({
      jurisdiction: 'ca-on',
      position: 'buyer',
      locale: 'fr',
      off: ['audit-rights', 'data-location'],
    });
    expect(found.files).toContain('/t/node_modules/@org/policy/more.yaml');
  });

  it('refuses a circle, naming the chain with its lines', async () => {
    const files = {
      '/town/.git/HEAD': '',
      '/town/civicclause.yaml': '# ours\nextends: ./a.yaml\n',
      '/town/a.yaml': 'extends:\n  - ./b/b.yaml\n',
      '/town/b/b.yaml': '\n\nextends: ../a.yaml\n',
    };
    expect(await problems(files)).toEqual([
      '/town/b/b.yaml:3: These configurations build on each other in a circle: a.yaml:2 → b/b.yaml:3 → a.yaml:2. Take one of them out.',
    ]);
    expect(await problems({ '/town/civicclause.yaml': 'extends: ./civicclause.yaml\n' })).toEqual([
      '/town/civicclause.yaml:1: These configurations build on each other in a circle: civicclause.yaml:1 → civicclause.yaml:1. Take one of them out.',
    ]);
  });

  it.each([
    '../secret.yaml',
    'a/../../secret.yaml',
    '/etc/secret.yaml',
    'C:/secret.yaml',
    '..\\secret.yaml',
    'https://example.org/p.yaml',
    'file:///etc/secret.yaml',
    './a/..',
  ])('refuses %s, and reads nothing there', async (path) => {
    const files = {
      '/town/.git/HEAD': '',
      '/town/civicclause.yaml': `extends: '${path}'\n`,
      '/secret.yaml': 'position: neutral\n',
      '/etc/secret.yaml': '',
    };
    const { of, workspace } = loader(files);
    const { problems: found } = await of('/town/a.md');
    expect(found.map(({ message }) => message.id)).toEqual(['configuration.outside']);
    expect(workspace.reads.every((file) => file.startsWith('/town/'))).toBe(true);
  });

  it.each(['npm:../../x', 'npm:@a/../../b', 'npm:/etc', '@a/b/c', 'npm:a/b'])('takes %s for no package', async (name) => {
    const { of, workspace } = loader({ '/town/.git/HEAD': '', '/town/civicclause.yaml': `extends: '${name}'\n` });
    expect((await of('/town/a.md')).problems).toHaveLength(1);
    expect(workspace.reads).toEqual(['/town/civicclause.yaml']);
  });

  it('says what a name may have meant', async () => {
    expect(await problems({ '/town/civicclause.yaml': 'extends: ontario-municipalty\n' })).toEqual([
      expect.stringContaining(
        '/town/civicclause.yaml:1: There is no preset `ontario-municipalty`; did you mean `ontario-municipality`?',
      ),
    ]);
    expect(await problems({ '/town/civicclause.yaml': 'extends: [./gone.yaml, "npm:gone"]\n' })).toEqual([
      '/town/civicclause.yaml:1: The file `./gone.yaml` is not there.',
      expect.stringContaining('The package `gone`'),
    ]);
  });

  it('says what is wrong with a file it builds on, in that file, once', async () => {
    const files = {
      '/town/civicclause.yaml': 'extends: [./a.yaml, ./b.yaml]\n',
      '/town/a.yaml': 'extends: ./base.yaml\n',
      '/town/b.yaml': 'extends: ./base.yaml\n',
      '/town/base.yaml': 'position: both\n',
    };
    expect(await problems(files)).toEqual([expect.stringMatching(/^\/town\/base\.yaml:1: `position` must be one of/)]);
  });

  it('ends with files that build on ever more of them', async () => {
    const files: Record<string, string> = { '/town/civicclause.yaml': 'extends: ./0.yaml\n' };
    for (let i = 0; i < 80; i++) files[`/town/${i}.yaml`] = `extends: [./${i + 1}.yaml, ./${i + 2}.yaml]\n`;
    expect((await problems(files)).filter((text) => text.includes('more than 50 files')).length).toBeGreaterThan(0);
  });
});

describe('mistakes', () => {
  it.each([
    ['postion: buyer', '1: Unknown key `postion`; did you mean `position`?'],
    ['off: [data-locaton]', '1: `off`: there is no clause or check `data-locaton`; did you mean `data-location`?'],
    ['severities: {data-location/weakk: error}', '1: `severities`: there is no kind of finding `weakk`; did you mean `weak`?'],
    [
      'severities: {audit-rights: {agreement: of}}',
      '1: `agreement` must be one of error, warning, info, off (found “of”; did you mean `off`?).',
    ],
    [
      'limits:\n  incident-notification: {clock: soon}',
      '2: `clock` must be a duration such as 72 h, 30 days or 3 years (found “soon”).',
    ],
    [
      'limits:\n  incident-notification: {notify: 24 h}',
      '2: `limits.incident-notification`: there is no element of the clause `notify`; choose among `clock`.',
    ],
    [
      'limits: {incident-notification: 24 h}',
      '1: Say for which element of `incident-notification` the time limit holds; a time limit can be set for `clock`.',
    ],
    [
      'limits: {incident-notification/cost: 24 h}',
      '1: `cost` of `incident-notification` says no time; a time limit can be set for `clock`.',
    ],
    ['jurisdiction: ca-om', '1: `jurisdiction`: there is no jurisdiction `ca-om`; did you mean `ca-on`?'],
    ['subjects: [camera]', '1: `subjects`: there is no subject `camera`; did you mean `cameras`?'],
    ['allowed-territories: [CA, ZZ]', '1: `allowed-territories`: there is no country or region `ZZ`.'],
    ['position: [', '2: The YAML cannot be read'],
    ['- a', '1: This document must be a group of keys, not a list.'],
    [
      'procurement-files:\n  - {name: A, documents: [a.md]}\n  - {name: A, documents: [b.md]}',
      '3: The procurement file “A” already stands on line 2.',
    ],
    [
      'overrides:\n  - files: "a*b*c*d*e*.md"\n    kind: rfp',
      '2: The pattern “a*b*c*d*e*.md” is too long or has too many wildcards',
    ],
  ])('%j', async (text, expected) => {
    const [first, ...more] = await problems({ '/town/civicclause.yaml': `${text}\n` });
    expect(first).toContain(`/town/civicclause.yaml:${expected}`);
    expect(more).toEqual([]);
  });

  it('leave what is right beside them', async () => {
    const { of } = loader({ '/t/civicclause.yaml': 'position: neutral\njurisdiction: ca-om\noff: [audit-rights, nothing]\n' });
    const { policy, problems: wrong } = await of('/t/a.md');
    expect(policy).toEqual({ position: 'neutral', off: ['audit-rights'] });
    expect(wrong.map(({ line }) => line)).toEqual([2, 3]);
  });
});

describe('procurement files', () => {
  const text = `procurement-files:
  - name: Lights
    documents: [lights/*.md, ./general.md]
  - name: Trams
    documents: ['trams/**', general.md]
`;

  it('take the first that names a document, relative to the configuration', async () => {
    const { of } = loader({ '/t/civicclause.yaml': text });
    const name = async (document: string) => (await of(document)).procurementFile?.name;
    expect(await name('/t/lights/a.md')).toBe('Lights');
    expect(await name('/t/general.md')).toBe('Lights');
    expect(await name('/t/trams/a/b.md')).toBe('Trams');
    expect(await name('/t/lights/more/a.md')).toBeUndefined();
  });

  it('take the nearest configuration first', async () => {
    const { of } = loader({
      '/t/civicclause.yaml': text,
      '/t/lights/civicclause.yaml': 'procurement-files: [{name: Poles, documents: ["*.md"]}]\n',
    });
    expect((await of('/t/lights/a.md')).procurementFile).toEqual({
      name: 'Poles',
      documents: ['*.md'],
      file: '/t/lights/civicclause.yaml',
      line: 1,
      folder: '/t/lights/',
    });
  });
});
