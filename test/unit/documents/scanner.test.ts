import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tests as examples } from 'commonmark-spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bothReadings,
  documents,
  isLeftOpen,
  paragraphs,
  parsedInPieces,
  parsedWhole,
  scanned,
  scannedLength,
  trimmedRanges,
} from './markdownSupport';

/** As GitHub's description of its Markdown shows them. */
const GITHUB = {
  table: [
    '| foo | bar |\n| --- | --- |\n| baz | bim |',
    '| abc | defghi |\n:-: | -----------:\nbar | baz',
    '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |',
    '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar',
    '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar',
    '| abc | def |\n| --- |\n| bar |',
    '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |',
    '| abc | def |\n| --- | --- |',
    'text\n| a | b |\n|---|---|\n|\n||\n| | c |',
    '> | a | b |\n> |---|---|\n> | c | d |\n\n- | e |\n  |---|\n  | `f` |',
  ],
  struck: [
    '~~Hi~~ Hello, ~there~ world!',
    'This ~~has a\n\nnew paragraph~~.',
    'a ~~~b~~~ c',
    '~24 h … ~48 h',
    '**~~a~~** *~~b*~~',
  ],
  task: ['- [ ] foo\n- [x] bar', '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim', '1. [ ] a\n2. [X] b', '- [ ]\n- [y] c'],
  address: [
    'www.commonmark.org',
    'Visit www.commonmark.org/help for more information.',
    'Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.',
    'www.google.com/search?q=Markup+(business)\n\n(www.google.com/search?q=Markup+(business))',
    'www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;',
    'www.commonmark.org/he<lp',
    'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))',
    'foo@bar.baz\n\nhello@mail+xyz.example isn’t valid, but hello+xyz@mail.example is.',
    'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_',
    '[see www.example.org for more]',
    '**www.example.org/a_b_** and _m@example.org_',
  ],
  footnote: [
    'a[^1] b[^2] c[^none]\n\n[^1]: one\n\n    more\n\n[^2]: two\nlazy\n\nend',
    '[^1]: - item\n    - item\n\n![^1] [^1](x) [^1][a]\n\n[a]: /u',
    'a[^x]\n[^x]: under a paragraph',
  ],
};

/** Read otherwise once, or hard to find by chance. */
const FOUND = [
  '<div>\n```\n\n# x\n\n```\ncode\n\ntext\n```\n\nend',
  '| a \\\\| b |\n|---|---|\n| `c\\|d` | e |',
  '| a | b |\n|---|---|\n| c \\\\| d |\n| e \\| f |',
  '> - a\n>\n> b\n',
  '> > a\n> - a\n',
  '> - a\n> > \n',
  '> > \n> - a\n',
  'para\n+ 0. x\n',
  '>)\n<b>\n',
  '- > a\n</script>\n\n-\t\n',
  '- 1. \n\n\ta\na\n\n- \n',
  '\t </pre>\n\n2. - x\n',
  '      a\n\n\n> - b\n> 2. c\n',
  '\ta\n \n[^n]: + \n',
  '- [x] \r\n\r\n\r\n-\r\n',
  '- a\nlazy\n  ```\n\nb\n```\n\nc\n',
  'a\n\u00a0&#35; b\n',
  '- > a\n\f> b\n',
  '> > a\n    > b\n',
  '*\\****a',
  '_x@_ and \0_x@y.z_',
  'a@http://a.b/c_d\\|',
  '[see www.example.org for]',
  '<?>\nx\n',
  '| c\n      --\n',
  ']\n    a||\n-|-\n',
  '\ufeff# a\n\n\ufeffb\n',
  '\0\na\n',
  '\r\t',
];

const root = join(import.meta.dirname, '../../..');

describe('our own scanner reads Markdown as the parser does', () => {
  test('in the examples of CommonMark', () => {
    let own = 0;
    for (const { markdown, number } of examples) {
      const source = markdown.replaceAll('→', '\t');
      const { own: flows, parsed } = bothReadings(source);
      expect(flows, `example ${number}`).toEqual(parsed);
      const whole = scanned(source);
      if (whole === undefined) continue;
      own++;
      expect(whole, `example ${number}`).toEqual(parsedWhole(source));
    }
    // Those that are left to the parser are few.
    expect(own / examples.length).toBeGreaterThan(0.6);
  });

  test.each(['table', 'struck', 'task', 'address', 'footnote'] as const)('in what GitHub adds: %s', (kind) => {
    for (const source of GITHUB[kind]) {
      const { own, parsed } = bothReadings(source);
      expect(own, source).toEqual(parsed);
    }
  });

  test.each(FOUND)('in what was once read otherwise: %j', (source) => {
    const { own, parsed } = bothReadings(source);
    expect(own).toEqual(parsed);
    const whole = scanned(source);
    if (whole !== undefined) expect(whole).toEqual(parsedWhole(source));
    expect(trimmedRanges(source, parsedInPieces(source))).toEqual(trimmedRanges(source, parsedWhole(source)));
  });

  test('in documents of ordinary and of nasty constructs', () => {
    let own = 0;
    let all = 0;
    fc.assert(
      fc.property(documents, (source) => {
        const { own: flows, parsed } = bothReadings(source);
        expect(flows).toEqual(parsed);
        const whole = scanned(source);
        all++;
        if (whole === undefined) return;
        own++;
        expect(whole).toEqual(parsedWhole(source));
      }),
      { numRuns: 1500 },
    );
    expect(own / all).toBeGreaterThan(0.2);
  });

  test('in paragraphs of many inline constructs', () => {
    let own = 0;
    let all = 0;
    fc.assert(
      fc.property(paragraphs, fc.constantFrom('', '[a]: /u\n\n[^1]: note\n\n'), (source, definitions) => {
        const text = definitions + source;
        const whole = scanned(text);
        all++;
        if (whole === undefined) return;
        own++;
        expect(whole).toEqual(parsedWhole(text));
      }),
      { numRuns: 3000 },
    );
    expect(own / all).toBeGreaterThan(0.4);
  });
});

describe('pieces', () => {
  test('read one by one as in the whole text', () => {
    fc.assert(
      fc.property(documents, (source) => {
        fc.pre(!isLeftOpen(source));
        expect(trimmedRanges(source, parsedInPieces(source))).toEqual(trimmedRanges(source, parsedWhole(source)));
      }),
      { numRuns: 1500 },
    );
  });

  test('are nearly all read without the parser', () => {
    for (const name of ['sensor-platform-agreement.md', 'smart-traffic-rfp.md']) {
      const source = readFileSync(join(root, 'examples', name), 'utf8');
      expect(scannedLength(source) / source.length, name).toBeGreaterThan(0.8);
    }
  });
});

const corpus = resolve(process.env.CIVICCLAUSE_CORPUS ?? join(root, '../shared'));
const folders = ['corpus/docs', 'corpus/unlabelled'].map((folder) => join(corpus, folder));
const present = folders.every((folder) => existsSync(folder));
if (!present) console.log('corpus: not run');

test.skipIf(!present)('the corpus is read as the parser reads it', { timeout: 180_000 }, () => {
  for (const folder of present ? folders : []) {
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.md'))) {
      const source = readFileSync(join(folder, name), 'utf8');
      const { own, parsed } = bothReadings(source);
      expect(JSON.stringify(own) === JSON.stringify(parsed), name).toBe(true);
    }
  }
});
