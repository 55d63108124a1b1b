import { describe, expect, it } from 'vitest';
import { parseDocumentLine } from '../../../server/src/cli/batch/documentLine';
import { render } from '../../../server/src/messages';

const parse = (text: string | Uint8Array, maxSize = 1000) =>
  parseDocumentLine({ path: 'stdin.ndjson', line: 7, bytes: Buffer.from(text) }, maxSize);

describe('a line of NDJSON', () => {
  it.each([
    [{ path: 'a.md', text: '# A' }],
    [{ path: 'a', text: 'x', kind: 'rfp', language: 'fr', format: 'yaml' }],
    [{ path: 'é/😀.md', text: 'lone \ud800 surrogate' }],
  ])('is a document: %j', (document) => {
    expect(parse(JSON.stringify(document))).toEqual(document);
    expect(parse(`${JSON.stringify(document)}\r`)).toEqual(document);
  });

  it('may hold null for what is not known', () => {
    expect(parse('{"path":"a.md","text":"# A","kind":null,"language":null}')).toEqual({ path: 'a.md', text: '# A' });
  });

  it.each([
    ['{"path": "a.md", "text": ', 'not a JSON object in one line'],
    ['[]', 'not a JSON object in one line'],
    ['null', 'not a JSON object in one line'],
    ['{"text":"x"}', 'needs the key `path`'],
    ['{"path":"a.md"}', 'needs the key `text`'],
    ['{"path":"","text":"x"}', '`path` is empty'],
    ['{"path":1,"text":"x"}', '`path` must be text, not a whole number'],
    ['{"path":"a.md","text":["x"]}', '`text` must be text, not a list'],
    ['{"path":"a.md","text":"x","knid":"rfp"}', 'Unknown key `knid`; did you mean `kind`?'],
    ['{"path":"a.md","text":"x","kind":"agrement"}', 'did you mean `agreement`?'],
    ['{"path":"a.md","text":"x","format":"pdf"}', '`format` must be one of markdown, yaml, text'],
    ['{"path":"a.md","text":"x","__proto__":{}}', 'Unknown key `__proto__`'],
  ])('%s is refused with its number', (text, words) => {
    const problem = parse(text);
    expect(problem).toMatchObject({ path: 'stdin.ndjson', line: 7, code: 'invalid-line' });
    if ('message' in problem) expect(render(problem.message, 'en')).toContain(words);
  });

  it('that is not UTF-8 is refused, not guessed', () => {
    expect(parse(Buffer.from('{"path":"a.md","text":"\xe9"}', 'latin1'))).toMatchObject({ line: 7, code: 'invalid-utf8' });
  });

  it.each([
    ['empty', ' \n'],
    ['binary', 'a\0b'],
    ['too-large', 'x'.repeat(1001)],
  ])('names the document whose text is %s', (code, text) => {
    expect(parse(JSON.stringify({ path: 'a.md', text }))).toMatchObject({ path: 'a.md', code });
  });
});
