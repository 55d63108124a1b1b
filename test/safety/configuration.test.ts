import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicclause, folderWith, reviewOf, root, thinAgreement } from '../cli/run';

const secret = 'Peregrine-4471';
const nested = ['a: &a [x, x]'];
for (const [before, name] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'].map((pair) => [...pair] as [string, string]))
  nested.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);

/** Configuration that a stranger may have put beside a document. */
const hostile: Record<string, string> = {
  'a file outside of the folder': 'extends: ../../../../../../etc/passwd\n',
  'a file by its whole path': 'extends: /etc/passwd\n',
  'an address': 'extends: https://tracker.invalid/policy.yaml\n',
  'a playbook outside of the folder': 'playbooks: [../../../../etc]\n',
  'a tag that runs code': 'off: !!js/function "function () { process.exit(9) }"\n',
  'a tag that reads a file': 'off: !include ../secret.yaml\n',
  'keys of every object': '__proto__: { polluted: true }\nconstructor: x\ntoString: y\n',
  'aliases of aliases': `${nested.join('\n')}\n`,
  'lists in lists': `off: ${'['.repeat(20_000)}\n`,
  'a pattern in place of a rule': `off: ['(a+)+$${'a'.repeat(50)}!']\nx: ["${'a'.repeat(1_000_000)}!"]\n`,
  'two million bytes': `off:\n${'  - data-location\n'.repeat(120_000)}`,
};

describe('configuration by --config', () => {
  it.each(Object.entries(hostile))('with %s is refused with its line, and nothing is read or run', (_what, text) => {
    const folder = folderWith({ 'contract.md': thinAgreement, 'sub/policy.yaml': text, 'secret.yaml': `off: [${secret}]\n` });
    const run = civicclause(['check', 'contract.md', '--config', 'sub/policy.yaml', '--format', 'json'], { cwd: folder });
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^civicclause: sub\/policy\.yaml:(\d+:)? \S/);
    expect(run.stderr).not.toContain(secret);
    expect(run.stderr).not.toMatch(/root:|\n\s+at /);
  });

  it.runIf(process.platform === 'linux')('that has no end is refused', () => {
    const folder = folderWith({ 'contract.md': thinAgreement });
    const run = civicclause(['check', 'contract.md', '--config', '/dev/zero'], { cwd: folder });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^civicclause: \/dev\/zero: .*larger|^civicclause: \/dev\/zero: .*MB/);
  });
});

describe('configuration found beside a document', () => {
  it.each(Object.entries(hostile))('with %s is refused with its line, and nothing is read or run', (_what, text) => {
    const folder = folderWith({
      'sub/contract.md': thinAgreement,
      'sub/civicclause.yaml': text,
      'secret.yaml': `off: [${secret}]\n`,
    });
    const run = civicclause(['check', 'sub/contract.md', '--format', 'json'], { cwd: folder });
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^civicclause: sub\/civicclause\.yaml:(\d+:)? \S/);
    expect(run.stderr).not.toContain(secret);
    expect(run.stderr).not.toMatch(/root:|\n\s+at /);
  });
});

describe('a folder', () => {
  it('with a link to a folder elsewhere is not left through it', () => {
    const outside = folderWith({ 'private.md': thinAgreement.replace('Meridian', secret) });
    const folder = folderWith({ 'contract.md': thinAgreement });
    mkdirSync(join(folder, 'annexes'));
    symlinkSync(outside, join(folder, 'annexes', 'more'));
    const run = civicclause(['check', '.', '--format', 'json'], { cwd: folder });
    expect(reviewOf(run).procurementFiles.map(({ name }) => name)).toEqual(['contract.md']);
    expect(run.stdout).not.toContain(secret);
  });
});

describe('the settings in VS Code', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  it('are choices among words: none names a program, a file or an address', () => {
    const properties = Object.entries<Record<string, unknown>>(manifest.contributes.configuration.properties);
    expect(properties.length).toBeGreaterThan(4);
    for (const [name, { type, items, ...rest }] of properties) {
      const choices = type === 'array' ? (items as { enum?: unknown[] }).enum : rest.enum;
      expect(type === 'boolean' || Array.isArray(choices), name).toBe(true);
    }
  });

  it('let the extension say that it works in folders that are not trusted, and in virtual ones', () => {
    expect(manifest.capabilities).toEqual({ untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });

  it('start nothing before a document of ours is open, and contribute nothing that runs by itself', () => {
    const documents = ['onLanguage:markdown', 'onLanguage:yaml', 'onLanguage:plaintext'];
    // A report that was open when the window was closed.
    expect(manifest.activationEvents).toEqual([...documents, 'onWebviewPanel:civicClause.report']);
    const views = ['viewsContainers', 'views', 'viewsWelcome', 'keybindings'];
    // The preview asks for badges when it renders a document; they are words of ours, escaped.
    const preview = ['markdown.markdownItPlugins', 'markdown.previewStyles'];
    // Answers that the user is asked about each time.
    const asked = ['languageModelTools'];
    const inert = [
      'commands',
      'menus',
      'configuration',
      'yamlValidation',
      'walkthroughs',
      'colors',
      ...views,
      ...preview,
      ...asked,
    ];
    expect(Object.keys(manifest.contributes).filter((name) => !inert.includes(name))).toEqual([]);
  });
});
