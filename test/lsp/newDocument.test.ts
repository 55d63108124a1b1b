import { afterEach, describe, expect, it } from 'vitest';
import type { NewDocumentQuestions, NewDocumentResult } from '../../server/src/lsp/protocol';
import { Client, plainCapabilities } from './client';

let client: Client;
afterEach(() => client?.stop());

const questions = (params: unknown) => client.request<NewDocumentQuestions>('civicClause/newDocumentQuestions', params);
const made = (params: unknown) => client.request<NewDocumentResult>('civicClause/newDocument', params);
const labels = (list: { id: string }[]) => list.map(({ id }) => id);

describe('a new document', () => {
  it('is asked about in the language of the editor, with what the jurisdiction proposes in the language of the document', async () => {
    client = await Client.start({ locale: 'fr' });
    const asked = await questions({ kind: 'agreement', language: 'en', jurisdiction: 'ca-bc' });
    expect(labels(asked.questions)).toEqual(['buyer', 'supplier', 'object', 'territory', 'law', 'courts']);
    expect(asked.questions[0]?.title).toBe('Qui achète ?');
    expect(asked.questions.find(({ id }) => id === 'law')?.proposed).toBe('British Columbia');
    expect(asked.limits.find(({ id }) => id === 'incident-notification')).toMatchObject({ proposed: 24 });
    expect(asked.jurisdictions.find(({ id }) => id === 'ca-qc')?.contractLanguage?.language).toBe('fr');
    expect(labels(asked.subjects)).toEqual(['cameras', 'devices', 'software', 'cloud', 'ai']);
    const rfp = await questions({ kind: 'rfp', language: 'fr' });
    expect(labels(rfp.questions)).not.toContain('supplier');
    expect(labels(rfp.limits)).toEqual(['incident-notification', 'access-logs', 'critical-corrections']);
  });

  it('is made whole, for an editor of few means too, and reviews with nothing but blanks', async () => {
    client = await Client.start({ capabilities: plainCapabilities });
    const answers = { buyer: 'City of Larkhaven', territory: 'Canada' };
    const result = await made({ kind: 'rfp', language: 'en', format: 'markdown', subjects: ['cameras'], answers });
    if (!('text' in result)) throw new Error(result.problem);
    expect(result.text).toContain('**City of Larkhaven** (the "City") invites proposals');
    await client.open('untitled:new.md', result.text, 'markdown');
    const found = await client.diagnostics('untitled:new.md');
    expect(found.length).toBeGreaterThan(5);
    expect(found.map(({ code }) => String(code)).filter((code) => !code.endsWith('/blank'))).toEqual([]);
  });

  it.each([[null], ['x'], [{}], [{ kind: 'rfp', language: 'en', format: 'markdown', subjects: 'cameras', limits: [] }]])(
    'is answered whatever is asked: %j',
    async (params) => {
      client = await Client.start();
      const result = await made(params ?? {});
      expect('text' in result || result.problem).toBeTruthy();
      expect((await questions(params ?? {})).subjects.length).toBe(5);
    },
  );

  it('says what is wrong with what was asked, in the language of the editor', async () => {
    client = await Client.start({ locale: 'fr' });
    const result = await made({ kind: 'rfp', language: 'en', format: 'docx' });
    expect(result).toEqual({ problem: expect.stringContaining('est inconnu (format)') });
  });
});
