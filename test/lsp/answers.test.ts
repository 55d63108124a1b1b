import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AnswerParams, AnswerResult } from '../../server/src/lsp/protocol';
import { Client } from './client';
import { recipe, sample } from './samples';

let client: Client;
afterEach(() => client?.stop());

const { uri, text } = sample('parking-services-agreement.md');
const ask = (params: AnswerParams) => client.request<AnswerResult>('civicClause/answer', params);
async function told(params: AnswerParams): Promise<{ text: string; data: Record<string, unknown> }> {
  const answer = await ask(params);
  if ('problem' in answer) throw new Error(answer.problem);
  return answer as Awaited<ReturnType<typeof told>>;
}

describe('civicClause/answer', () => {
  it('reviews the document as it stands in the editor, under its name alone', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const before = await told({ question: 'review', uri });
    expect(before.text).toContain('<document>parking-services-agreement.md</document>');
    expect(before.text).not.toContain('file://');
    const missing = await told({ question: 'missing', uri });
    const { id } = (missing.data.missing as { id: string }[])[0]!;
    const proposed = await told({ question: 'wording', uri, clause: id });
    const [piece] = proposed.data.pieces as { text: string; place: { afterLine: number } }[];
    const at = { line: piece!.place.afterLine, character: 0 };
    await client.edit(uri, { start: at, end: at }, `\n${piece!.text}\n`);
    const after = await told({ question: 'missing', uri });
    expect((after.data.missing as { id: string }[]).map((clause) => clause.id)).not.toContain(id);
  });

  it('explains without a document, in the language of the user', async () => {
    client = await Client.start({ locale: 'fr-CA' });
    const { text: french } = await told({ question: 'explain', clause: 'data-location' });
    expect(french).toMatch(/Pourquoi/);
    const { data } = await told({ question: 'wording', clause: 'data-location' });
    expect(data).toMatchObject({ language: 'fr', purpose: 'model', ofDocument: false });
  });

  it('keeps to the length it is given', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const { text: brief } = await told({ question: 'review', uri, most: 5_000 });
    expect(brief.length).toBeLessThanOrEqual(5_000);
  });

  it('says why there is no answer', async () => {
    client = await Client.start();
    await client.open(uri, text);
    await client.open('file:///recipe.md', recipe);
    const problem = async (params: AnswerParams) => {
      const answer = await ask(params);
      return 'problem' in answer ? answer.problem : answer.text;
    };
    expect(await problem({ question: 'review', uri: 'file:///nowhere.md' })).toMatch(/not open/);
    expect(await problem({ question: 'review', uri: 'file:///recipe.md' })).toMatch(/does not read like/);
    expect(await problem({ question: 'review', uri, clauses: ['data-lokation'] })).toMatch(/data-location\?/);
    expect(await problem({ question: 'missing', uri, theme: 'weather' })).toMatch(/The themes are: /);
    expect(await problem({ question: 'explain', clause: '' })).toMatch(/Name a clause/);
    expect(await problem({ question: 'review' } as AnswerParams)).toMatch(/not open/);
  });

  it('answers nothing while reviews are off', async () => {
    client = await Client.start({ settings: { enable: false } });
    await client.open(uri, text);
    // The server asks for its settings once it runs.
    const off = { problem: expect.stringMatching(/switched off/) };
    await vi.waitFor(async () => expect(await ask({ question: 'review', uri })).toEqual(off));
  });
});
