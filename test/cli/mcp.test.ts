import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { afterEach, describe, expect, it } from 'vitest';
import { shippedBundles } from '../../scripts/sbom.mjs';
import { fairview } from './fairview';
import { civicclause, cli, folderWith, reviewOf, root, thinAgreement } from './run';

let client: Client | undefined;
afterEach(async () => {
  await client?.close();
  client = undefined;
});

const example = (name: string) => join(root, 'examples', name);
function contracts(): string {
  const folder = folderWith({});
  mkdirSync(join(folder, 'contracts'));
  copyFileSync(example('sensor-platform-agreement.md'), join(folder, 'contracts', 'sensors.md'));
  copyFileSync(example('contrat-plateforme-capteurs.yaml'), join(folder, 'contracts', 'capteurs.yaml'));
  return folder;
}

/** Starts the server as an assistant does, through the SDK's own client. */
async function start(cwd: string, ...args: string[]): Promise<Client> {
  client = new Client({ name: 'a test', version: '1.0.0' });
  const env = Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [cli, 'mcp', ...args], cwd, env, stderr: 'ignore' }),
  );
  return client;
}
async function call(
  name: string,
  input: Record<string, unknown>,
): Promise<{ text: string; data: Record<string, unknown>; isError: boolean }> {
  const { content, structuredContent, isError } = (await client!.callTool({ name, arguments: input })) as CallToolResult;
  const [part] = content;
  return { text: part?.type === 'text' ? part.text : '', data: structuredContent ?? {}, isError: isError ?? false };
}

describe('civicclause mcp', () => {
  it('offers five tools that only read, in the language of the user', async () => {
    await start(contracts(), '--locale', 'fr');
    expect(client!.getServerVersion()).toMatchObject({ name: 'civicclause' });
    const { tools } = await client!.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['review', 'list_missing', 'explain', 'propose_wording', 'list_clauses']);
    for (const { name, title, description, inputSchema, outputSchema, annotations } of tools) {
      expect(annotations, name).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(title, name).toMatch(/clause/);
      expect(description!.length, name).toBeGreaterThan(40);
      expect(description, name).toMatch(/clause/);
      expect(description, name).not.toMatch(/\bthe\b/);
      // The SDK's client holds every answer to it from now on.
      expect(outputSchema, name).toMatchObject({ type: 'object', additionalProperties: false });
      for (const property of Object.values(inputSchema.properties ?? {})) expect(property).toHaveProperty('description');
    }
    expect(tools[0]!.title).toBe('Examiner les clauses d’un document');
    for (const [tool, input] of [
      ['review', { path: 'contracts/sensors.md' }],
      ['list_missing', { path: 'contracts/capteurs.yaml' }],
      ['explain', { clause: 'data-location', path: 'contracts/sensors.md' }],
      ['propose_wording', { clause: 'data-location', path: 'contracts/capteurs.yaml' }],
      ['list_clauses', {}],
    ] as const)
      expect((await call(tool, input)).isError, tool).toBe(false);
    expect((await call('explain', { clause: 'data-location' })).text).toMatch(/Pourquoi/);
    expect((await call('explain', { clause: 'data-location', locale: 'en' })).text).toMatch(/Why it matters/);
  });

  it('finds what `check` finds, under the same configuration and decisions', async () => {
    const folder = contracts();
    writeFileSync(join(folder, 'civicclause.yaml'), 'off: [audit-rights]\nseverities:\n  data-location: warning\n');
    await start(folder);
    const answer = await call('review', { path: 'contracts/sensors.md' });
    const checked = reviewOf(civicclause(['check', 'contracts/sensors.md', '--format', 'json'], { cwd: folder }));
    const { findings } = checked.procurementFiles[0]!;
    type Told = { id: string; state: string; findings: { code: string; severity: string; message: string; line: number }[] };
    const told = answer.data.clauses as Told[];
    expect(told.length).toBeGreaterThan(5);
    for (const clause of told)
      expect(clause.findings, clause.id).toEqual(
        findings
          .filter(({ rule }) => rule === clause.id)
          .slice(0, 5)
          .map(({ code, severity, range }) => expect.objectContaining({ code, severity, line: range.start.line + 1 })),
      );
    expect(checked.summary.errors).toBe((answer.data.severities as { error: number }).error);
    expect(answer.data.others).toContainEqual(expect.objectContaining({ id: 'audit-rights', state: 'not-applicable' }));
  });

  it('reviews a document with those of its procurement file, as `check` does, and none that lies outside', async () => {
    const folder = folderWith({
      'civicclause.yaml':
        'procurement-files:\n  - name: Lights\n    documents: [main/agreement.md, main/security.md]\n  - name: Leak\n    documents: [main/leak.md, other/secret.md]\n',
      'main/agreement.md': `${thinAgreement}\n## 3. Security\n\nSecurity is set out in Schedule B.\n`,
      'main/security.md':
        '# Schedule B: Security\n\nThe Vendor shall notify the City of any security breach affecting City Data within 24 hours of becoming aware of it.\n',
      'main/leak.md': thinAgreement,
      'other/secret.md': '# Schedule\n\nThe Vendor shall keep City Data in Canada.\n',
    });
    await start(folder, '--root', 'main');
    const answer = await call('review', { path: 'agreement.md', clauses: ['incident-notification'] });
    const checked = reviewOf(civicclause(['check', 'main/agreement.md', '--format', 'json'], { cwd: folder }));
    const file = checked.procurementFiles[0]!;
    expect((answer.data.documents as { name: string }[]).map(({ name }) => `main/${name}`)).toEqual(
      file.documents.map(({ path }) => path),
    );
    const [told] = answer.data.clauses as { quotations: { document: string; text: string }[] }[];
    expect(told!.quotations[0]).toMatchObject({ document: 'security.md', text: expect.stringContaining('24 hours') });
    expect(answer.text).toContain('<quotation document="security.md" line="3">');
    const leak = await call('review', { path: 'leak.md' });
    expect(leak).toMatchObject({ isError: true, text: expect.stringMatching(/secret\.md is not below a folder/) });
  });

  it('lists, explains and proposes; what it proposes settles the clause', async () => {
    const folder = contracts();
    await start(folder);
    const missing = (await call('list_missing', { path: 'contracts/sensors.md' })).data.missing as { id: string }[];
    const { id } = missing[0]!;
    const proposed = await call('propose_wording', { path: 'contracts/sensors.md', clause: id });
    const [piece] = proposed.data.pieces as { text: string; place: { afterLine: number } }[];
    expect(proposed.data).toMatchObject({ purpose: 'insert', ofDocument: true });
    expect((await call('explain', { clause: id, path: 'contracts/sensors.md' })).text).toMatch(/## In the document/);
    const lines = readFileSync(join(folder, 'contracts', 'sensors.md'), 'utf8').split('\n');
    lines.splice(piece!.place.afterLine, 0, '', ...piece!.text.split('\n'), '');
    writeFileSync(join(folder, 'contracts', 'sensors.md'), lines.join('\n'));
    // Read anew.
    const after = (await call('list_missing', { path: 'contracts/sensors.md' })).data.missing as { id: string }[];
    expect(after.map((clause) => clause.id)).not.toContain(id);
    const themes = (await call('list_clauses', {})).data.themes as { clauses: { id: string }[] }[];
    expect(themes.flatMap(({ clauses }) => clauses.map((clause) => clause.id))).toContain(id);
  });

  it('reads nothing outside its folders, nor what is no document, and does not say what is there', async () => {
    const folder = contracts();
    const secret = folderWith({ 'secret.md': '# Agreement\n\nThe Vendor shall keep City Data in Canada.\n' });
    symlinkSync(join(secret, 'secret.md'), join(folder, 'contracts', 'link.md'));
    symlinkSync(secret, join(folder, 'contracts', 'linked'));
    symlinkSync(join(folder, 'contracts', 'sensors.md'), join(folder, 'contracts', 'alias.md'));
    writeFileSync(join(folder, 'contracts', 'civicclause.decisions.yaml'), 'decisions: []\n');
    writeFileSync(join(folder, 'contracts', 'key.pem'), 'secret');
    await start(folder, '--root', 'contracts');
    const outside = [
      join(secret, 'secret.md'),
      join(secret, 'no-such.md'),
      '../civicclause.md',
      'link.md',
      'linked/secret.md',
      '/etc/passwd',
      '../contracts-2/a.md',
      '.',
      '..',
    ];
    for (const path of outside) {
      const answer = await call('review', { path });
      expect(answer.isError, path).toBe(true);
      expect(answer.text, path).toMatch(/not below a folder/);
      expect(answer.text).not.toContain('Canada');
    }
    for (const path of ['key.pem', 'civicclause.decisions.yaml'])
      expect(await call('review', { path })).toMatchObject({
        isError: true,
        text: expect.stringMatching(/no document that is reviewed/),
      });
    for (const path of ['sensors.md', 'alias.md', join(folder, 'contracts', 'sensors.md')])
      expect((await call('review', { path })).text, path).toContain('<document>sensors.md</document>');
  });

  it('reviews, explains and proposes by a playbook of one’s own, as `check` does, and reads it anew', async () => {
    const folder = contracts();
    writeFileSync(join(folder, 'civicclause.yaml'), 'root: true\nplaybooks: [own.playbook.yaml]\n');
    writeFileSync(join(folder, 'own.playbook.yaml'), fairview);
    await start(folder);
    const id = 'plate-data-retention';
    const review = await call('review', { path: 'contracts/sensors.md', clauses: [id] });
    expect(review.data).toMatchObject({
      playbook: { id: 'fairview', version: '1.0.0' },
      clauses: [{ id, state: 'missing', severity: 'error' }],
    });
    const { missing } = (await call('list_missing', { path: 'contracts/sensors.md', theme: 'data-governance-use' })).data;
    expect(missing).toContainEqual(expect.objectContaining({ id }));
    const proposed = await call('propose_wording', { path: 'contracts/sensors.md', clause: id });
    expect(proposed.data).toMatchObject({ purpose: 'insert' });
    expect(proposed.text).toMatch(/delete plate data within \[24\] hours/);
    // Where no document is named, what holds in the first folder does.
    expect((await call('explain', { clause: 'Retention of plate data' })).text).toContain('Plate data shows where people go.');
    expect((await call('propose_wording', { clause: id, language: 'fr' })).text).toContain('détruit les données de plaques');
    expect((await call('list_clauses', {})).text).toContain(id);
    writeFileSync(join(folder, 'own.playbook.yaml'), fairview.replaceAll('where people go', 'where people park'));
    expect((await call('explain', { clause: id })).text).toContain('Plate data shows where people park.');
    writeFileSync(join(folder, 'own.playbook.yaml'), fairview.replace('theme: data-governance-use', 'theme: parking'));
    for (const [tool, input] of [
      ['review', { path: 'contracts/sensors.md' }],
      ['list_clauses', {}],
    ] as const)
      expect(await call(tool, input)).toMatchObject({
        isError: true,
        text: expect.stringMatching(/^own\.playbook\.yaml:9: There is no theme/),
      });
  });

  it('goes by a playbook or configuration that is named, below its folders', async () => {
    const folder = contracts();
    writeFileSync(join(folder, 'civicclause.yaml'), 'root: true\n');
    mkdirSync(join(folder, 'contracts', 'policy'));
    writeFileSync(join(folder, 'contracts', 'policy', 'own.yaml'), fairview);
    writeFileSync(join(folder, 'contracts', 'policy', 'strict.yaml'), 'playbooks: [own.yaml]\noff: [audit-rights]\n');
    writeFileSync(join(folder, 'outside.yaml'), fairview);
    writeFileSync(join(folder, 'contracts', 'civicclause.decisions.yaml'), 'decisions: []\n');
    await start(folder, '--root', 'contracts');
    const id = 'plate-data-retention';
    const stateOf = async (clause: string, choice: object) => {
      const { data } = await call('explain', { clause, path: 'sensors.md', ...choice });
      return (data.inDocument as { state: string } | undefined)?.state;
    };
    expect(await stateOf(id, {})).toBeUndefined();
    expect(await stateOf(id, { playbook: 'policy/own.yaml' })).toBe('missing');
    expect(await stateOf('audit-rights', { playbook: 'policy/own.yaml' })).not.toBe('not-applicable');
    expect(await stateOf(id, { config: 'policy/strict.yaml' })).toBe('missing');
    expect(await stateOf('audit-rights', { config: 'policy/strict.yaml' })).toBe('not-applicable');
    expect((await call('list_clauses', { playbook: 'policy/own.yaml' })).text).toContain(id);
    const refused: [object, RegExp][] = [
      [{ playbook: '../outside.yaml' }, /not below a folder/],
      [{ config: join(folder, 'civicclause.yaml') }, /not below a folder/],
      [{ config: 'civicclause.decisions.yaml' }, /neither a configuration nor a playbook/],
      [{ playbook: 'sensors.md' }, /neither a configuration nor a playbook/],
      [{ playbook: 'policy/none.yaml' }, /none\.yaml: there is no such file/],
      [{ playbook: 'policy/strict.yaml' }, /strict\.yaml:1: /],
    ];
    for (const [choice, said] of refused)
      expect(await call('review', { path: 'sensors.md', ...choice }), JSON.stringify(choice)).toMatchObject({
        isError: true,
        text: expect.stringMatching(said),
      });
  });

  it('offers pages on the clauses of that playbook, and prompts, in both languages', async () => {
    const folder = contracts();
    writeFileSync(join(folder, 'civicclause.yaml'), 'root: true\nplaybooks: [own.yaml]\n');
    writeFileSync(join(folder, 'own.yaml'), fairview);
    await start(folder, '--locale', 'fr');
    const { resources } = await client!.listResources();
    const page = resources.find(({ name }) => name === 'plate-data-retention')!;
    expect(page).toMatchObject({ title: 'Conservation des données de plaques', mimeType: 'text/markdown' });
    const { contents } = await client!.readResource({ uri: page.uri });
    expect(contents[0]).toMatchObject({ text: expect.stringContaining('Les plaques montrent où vont les gens.') });
    await expect(client!.readResource({ uri: 'civicclause://clauses/data-lokation' })).rejects.toThrow(/data-location/);
    const { prompts } = await client!.listPrompts();
    expect(prompts.map(({ name, title }) => [name, title])).toEqual([
      ['review', 'Examiner un document avant son envoi'],
      ['questions', 'Questions au fournisseur'],
    ]);
    for (const { name } of prompts) {
      const { messages } = await client!.getPrompt({ name, arguments: { path: 'contracts/sensors.md' } });
      expect(messages[0]!.content).toMatchObject({
        type: 'text',
        text: expect.stringMatching(/contracts\/sensors\.md.* review /s),
      });
    }
  });

  it('says what is wrong, and goes on', async () => {
    const folder = contracts();
    writeFileSync(join(folder, 'recipe.md'), '# Pancakes\n\nWhisk two eggs into the milk, add flour, and wait an hour.\n');
    writeFileSync(join(folder, 'photo.md'), Buffer.from([0x89, 0x50, 0x00, 0x01, 0x00]));
    await start(folder);
    const problems: [string, Record<string, unknown>, RegExp][] = [
      ['review', { path: 'no-such.md' }, /^no-such\.md: there is no such file/],
      ['review', { path: 'recipe.md' }, /does not read like .* kind: rfp or agreement/],
      ['review', { path: 'photo.md' }, /binary|text/i],
      ['review', { path: 'contracts/sensors.md', clauses: ['data-lokation'] }, /Is one of these meant: data-location\?/],
      ['list_missing', { path: 'contracts/sensors.md', theme: 'weather' }, /The themes are: /],
      ['explain', { clause: 'nothing like it' }, /There is no clause/],
      ['explain', {}, /clause/],
      ['propose_wording', { clause: 'data-location', language: 'de' }, /language/],
      ['review', { path: 7 }, /path/],
      ['no_such_tool', {}, /no_such_tool/],
    ];
    for (const [name, input, said] of problems) {
      const answer = await call(name, input).catch((error: Error) => ({ isError: true, text: error.message }));
      expect(answer.isError, `${name} ${JSON.stringify(input)}`).toBe(true);
      expect(answer.text).toMatch(said);
    }
    expect((await call('review', { path: 'recipe.md', kind: 'agreement' })).isError).toBe(false);
    writeFileSync(join(folder, 'civicclause.yaml'), 'jurisdiktion: ca-on\n');
    const misled = await call('review', { path: 'contracts/sensors.md' });
    expect(misled).toMatchObject({ isError: true, text: expect.stringMatching(/civicclause\.yaml:1: .*jurisdiktion/) });
    rmSync(join(folder, 'civicclause.yaml'));
    expect((await call('review', { path: 'contracts/sensors.md' })).isError).toBe(false);
  });

  it('costs the other commands nothing: what speaks the protocol is in a bundle of its own', () => {
    const withSdk = Object.entries(shippedBundles()).filter(([, { inputs }]) =>
      Object.keys(inputs).some((input) => /node_modules\/(@modelcontextprotocol|zod)\//.test(input)),
    );
    expect(withSdk.map(([bundle]) => bundle)).toEqual(['server/dist/mcp.js']);
  });

  it('does not start for a folder that is not there', async () => {
    for (const [locale, said] of [
      ['en', /--root: nowhere is not a folder/],
      ['fr', /--root\s: nowhere n’est pas un dossier/],
    ] as const) {
      const { status, stderr } = civicclause(['mcp', '--root', 'nowhere', '--locale', locale], { cwd: contracts() });
      expect(status).toBe(2);
      expect(stderr).toMatch(said);
    }
  });

  it('ends with its input, whatever it was sent', async () => {
    const server = spawn(process.execPath, [cli, 'mcp'], { cwd: contracts(), stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => server.once('exit', (code) => resolve(code)));
    server.stdout.resume();
    server.stderr.resume();
    server.stdin.write('no JSON at all\n{"jsonrpc":"2.0","id":1,"method":"no/such"}\n[[[[\n');
    server.stdin.end();
    expect(await ended).toBe(0);
  });
});
