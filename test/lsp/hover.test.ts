import { afterEach, describe, expect, it } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver-protocol';
import { Client, type ClientOptions, plainCapabilities } from './client';
import { sample } from './samples';

let client: Client;
afterEach(() => client?.stop());

/** The hover over the first finding with a code. */
async function hoverOn(
  name: string,
  code: string,
  options: ClientOptions = {},
  text = sample(name).text,
): Promise<MarkupContent> {
  client = await Client.start(options);
  const { uri } = sample(name);
  await client.open(uri, text);
  const finding = (await client.diagnostics(uri)).find((one) => one.code === code)!;
  return (await client.hover(uri, finding.range.start))!.contents as MarkupContent;
}

describe('hover over a finding', () => {
  it('says why it matters, what the clause must say, what to ask, and where that comes from', async () => {
    const { kind, value } = await hoverOn('adaptive-lighting-rfp.md', 'data-location/missing');
    expect(kind).toBe('markdown');
    for (const part of ['**Why it matters.**', '**What it must say**', '- ✗ ', '**Ask the vendor.**', '**Source**']) {
      expect(value).toContain(part);
    }
  });

  it('quotes the sentence relied on, with its line', async () => {
    const { value } = await hoverOn('parking-services-agreement.md', 'data-location/contradicted');
    expect(value).toMatch(/in any country.*\(line 23\)/);
  });

  it('says once how the clause stands: the editor shows the message itself', async () => {
    const { value } = await hoverOn('parking-services-agreement.md', 'data-location/contradicted');
    expect(value).toMatch(/^\*\*Data location and residency\*\*: The opposite is granted: “/m);
    expect(value).not.toContain('the text grants the opposite');
  });

  it('speaks French to those who read French', async () => {
    const { value } = await hoverOn('parking-services-agreement.md', 'data-location/contradicted', { locale: 'fr-CA' });
    for (const part of ['**Pourquoi c’est important.**', '**Ce que la clause doit dire**', '(ligne 23)'])
      expect(value).toContain(part);
    expect(value).not.toContain('Why it matters');
    expect(value).toMatch(/^\*\*.+\*\*\u00a0: .+«\u00a0.+\u00a0»/);
  });

  it('links to the page of the clause, where the client ships pages', async () => {
    const shipped = { initializationOptions: { clausePages: 'file:///pages/' } };
    const { value } = await hoverOn('parking-services-agreement.md', 'data-location/contradicted', shipped);
    expect(value).toMatch(/\[All about this clause\]\(file:\/\/\/pages\/[a-z-]+\.md\)/);
    const unshipped = await hoverOn('parking-services-agreement.md', 'data-location/contradicted');
    expect(unshipped.value).not.toContain('All about this clause');
  });

  it('is plain text where Markdown is not shown', async () => {
    const { kind, value } = await hoverOn('parking-services-agreement.md', 'data-location/contradicted', {
      capabilities: plainCapabilities,
    });
    expect(kind).toBe('plaintext');
    expect(value).not.toMatch(/\*\*|\\/);
    expect(value).toContain('in any country');
  });

  it('lets nothing in the document act as markup', async () => {
    const hostile = '<img src=x> ![a](https://example.invalid/a.png) [b](command:x) <https://example.invalid>';
    const text = sample('parking-services-agreement.md').text.replace(
      'store and process City Data',
      `store and process City Data ${hostile}`,
    );
    const { value } = await hoverOn('parking-services-agreement.md', 'data-location/contradicted', {}, text);
    expect(value).not.toMatch(/(^|[^\\])<|[^\\]\]\(|[^\\]!\[|https:\/\//m);
  });

  it('is silent where there is no finding', async () => {
    client = await Client.start();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    expect(await client.hover(uri, { line: 10, character: 3 })).toBeNull();
  });
});

describe('the page of a clause', () => {
  it.each([
    ['en', '# Data location', '## Wording for an RFP'],
    ['fr', '# Localisation', '## Libellé pour un appel de propositions'],
  ])('exists in %s', async (locale, title, wording) => {
    client = await Client.start({ locale });
    const page = await client.request<{ markdown: string }>('civicClause/explain', { clause: 'data-location' });
    expect(page.markdown).toContain(title);
    expect(page.markdown).toContain(wording);
    expect(page, 'without pages to link to').not.toHaveProperty('uri');
    expect(page.markdown).not.toMatch(/\]\([^)]*\.md\)/);
    expect(await client.request('civicClause/explain', { clause: 'no-such-clause' })).toBeNull();
  });
});
