import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const manifest = JSON.parse(read('package.json'));
const texts = ['package.nls.json', 'package.nls.fr.json'].map((file) => JSON.parse(read(file)) as Record<string, string>);

interface Walkthrough {
  id: string;
  title: string;
  steps: {
    id: string;
    title: string;
    description: string;
    media: { svg: string; altText: string };
    completionEvents: string[];
  }[];
}
const { commands, menus, views, walkthroughs } = manifest.contributes as {
  commands: { command: string; title: string; category?: string }[];
  menus: Record<string, { command?: string }[]>;
  views?: Record<string, { id: string }[]>;
  walkthroughs: Walkthrough[];
};
const ids = commands.map(({ command }) => command);
const viewIds = Object.values(views ?? {}).flatMap((list) => list.map(({ id }) => id));
const settings = [manifest.contributes.configuration].flat().flatMap((group) => Object.keys(group.properties));
/** Commands of the workbench itself. */
const workbench = ['workbench.actions.view.problems', 'workbench.action.openSettings', 'workbench.action.files.openFile'];
const commandExists = (id: string) =>
  ids.includes(id) || workbench.includes(id) || viewIds.some((view) => id === `${view}.focus` || id === `${view}.open`);

describe('commands', () => {
  it.each(commands)('$command stands under the name of the extension, with a title in both languages', ({ title, category }) => {
    expect(category).toBe('Civic Clause');
    const [, key] = /^%(.+)%$/.exec(title)!;
    for (const text of texts) expect(text[key!]).toMatch(/\S/);
  });

  it('are what menus offer', () => {
    const offered = Object.values(menus).flatMap((entries) => entries.flatMap(({ command }) => command ?? []));
    expect(offered.filter((id) => !commandExists(id))).toEqual([]);
    expect(menus['file/newFile']?.map(({ command }) => command)).toEqual(['civicClause.newRfp', 'civicClause.newAgreement']);
  });
});

describe.each(walkthroughs)('the walkthrough $id', ({ title, steps }) => {
  it('has four to six steps, each once', () => {
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(steps.length).toBeLessThanOrEqual(6);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    for (const text of texts) expect(text[title.slice(1, -1)]).toMatch(/^Civic Clause/);
  });

  it.each(steps)('$id: its buttons run commands that there are, the same in both languages', ({ description }) => {
    const [english, french] = texts.map((text) =>
      [...text[description.slice(1, -1)]!.matchAll(/\]\(command:([^)?]+)(\?[^)]*)?\)/g)].map(([, id, args]) => ({
        id: id!,
        args,
      })),
    );
    expect(english!.length).toBeGreaterThan(0);
    expect(french).toEqual(english);
    expect(english!.filter(({ id }) => !commandExists(id))).toEqual([]);
    const named = english!.flatMap(({ args }) => (args ? (JSON.parse(decodeURIComponent(args.slice(1))) as string[]) : []));
    expect(named.filter((setting) => !settings.includes(setting))).toEqual([]);
  });

  it.each(steps)('$id: is done when something happens that can', ({ completionEvents }) => {
    expect(completionEvents.length).toBeGreaterThan(0);
    const possible = ([kind, what]: string[]) =>
      kind === 'onCommand' ? commandExists(what!) : kind === 'onView' ? viewIds.includes(what!) : settings.includes(what!);
    expect(completionEvents.filter((event) => !possible(event.split(':')))).toEqual([]);
  });

  it.each(steps)('$id: has a picture of our own in the colours of the theme, which is described', ({ media }) => {
    expect(existsSync(new URL(media.svg, root))).toBe(true);
    const picture = read(media.svg);
    expect(picture).toContain('var(--vscode-');
    // Words in it would be in one language, and an address would be asked for.
    expect(picture).not.toMatch(/<text|<image|<script|href|url\(/);
    for (const text of texts) expect(text[media.altText.slice(1, -1)]).toMatch(/\.$/);
  });
});

describe('tools for assistants', () => {
  const tools = manifest.contributes.languageModelTools as {
    name: string;
    toolReferenceName: string;
    displayName: string;
    userDescription: string;
    modelDescription: string;
    when: string;
    inputSchema: { properties: Record<string, { description?: string }>; required?: string[] };
  }[];

  it('are those that the client answers, each under a name of its own', () => {
    const registered = [...read('client/src/assistants.ts').matchAll(/^ {2}(civicClause_\w+): \{$/gm)].map((match) => match[1]);
    expect(tools.map(({ name }) => name).sort()).toEqual(registered.sort());
    expect(new Set(tools.map(({ toolReferenceName }) => toolReferenceName)).size).toBe(tools.length);
  });

  it.each(tools)('$name is described to people in both languages, and to models with all it takes', (tool) => {
    for (const key of [tool.displayName, tool.userDescription])
      for (const text of texts) expect(text[key.slice(1, -1)]).toMatch(/\S/);
    expect(tool.modelDescription.length).toBeGreaterThan(80);
    for (const [name, { description }] of Object.entries(tool.inputSchema.properties)) expect(description, name).toMatch(/\.$/);
    expect(Object.keys(tool.inputSchema.properties)).toEqual(expect.arrayContaining(tool.inputSchema.required ?? []));
  });

  it('are not offered when the user has switched them off, which no workspace can change', () => {
    for (const { when } of tools) expect(when).toBe('config.civicClause.assistants != off');
    const [groups] = [manifest.contributes.configuration].flat() as {
      properties: Record<string, { scope: string; default: string }>;
    }[];
    expect(groups!.properties['civicClause.assistants']).toMatchObject({ scope: 'machine', default: 'ask' });
  });
});
