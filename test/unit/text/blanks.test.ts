import { describe, expect, it } from 'vitest';
import { findBlanks } from '../../../server/src/text';

describe('findBlanks finds', () => {
  it.each([
    ['stored in [Territory] only', '[Territory]', 'Territory'],
    ['[insert name of vendor]', '[insert name of vendor]', 'insert name of vendor'],
    ['Schedule [X]', '[X]', 'X'],
    ['within [60] days', '[60]', '60'],
    ['sous [60] jours', '[60]', '60'],
    ['de [●] dollars', '[●]', ''],
    ['de [•] euros', '[•]', ''],
    ['by [   ]', '[   ]', ''],
    ['by [____] days', '[____]', ''],
    ['within [ ] days', '[ ]', ''],
    ['the {City} agrees', '{City}', 'City'],
    ['between {{company.name}} and', '{{company.name}}', 'company.name'],
    ['by <<Vendor Name>>', '<<Vendor Name>>', 'Vendor Name'],
    ['on <insert date>', '<insert date>', 'insert date'],
    ['for <Project Title> in', '<Project Title>', 'Project Title'],
    ['Name: ____', '____', ''],
    ['Name: _ _ _ _', '_ _ _ _', ''],
    ['Nom : ……', '……', ''],
    ['Nom : ........ (ci-après', '........', ''],
    ['on May 1, 20__', '20__', ''],
    ['a fee of $XX per user', '$XX', ''],
    ['on XX/XX/20XX', 'XX/XX/20XX', ''],
    ['dated 20XX', '20XX', ''],
    ['account XXX', 'XXX', ''],
    ['within XX days', 'XX', ''],
    ['Owner: TBD', 'TBD', ''],
    ['Owner: TBC.', 'TBC', ''],
    ['Price: to be determined.', 'to be determined', 'to be determined'],
    ['Prix : à compléter', 'à compléter', 'à compléter'],
    ['Prix : à déterminer.', 'à déterminer', 'à déterminer'],
    ['INSERT NAME OF VENDOR here', 'INSERT NAME OF VENDOR', 'INSERT NAME OF VENDOR'],
    ['the City (insert name)', '(insert name)', 'insert name'],
    ['[[Company]]', '[Company]', 'Company'],
    [`[Note to drafter: ${'explain the choice. '.repeat(10)}]`, undefined, undefined],
  ])('%s', (text, written, label) => {
    const found = findBlanks(text);
    expect(found).toHaveLength(1);
    const [blank] = found;
    if (written === undefined) expect(blank).toMatchObject({ start: 0, end: text.length });
    else expect([text.slice(blank!.start, blank!.end), blank!.label]).toEqual([written, label]);
  });

  it('several on one line, in order', () => {
    const text = 'Between [City] and <<Vendor>>, dated ____ at {{place}}.';
    expect(findBlanks(text).map((blank) => blank.label)).toEqual(['City', 'Vendor', '', 'place']);
  });
});

describe('findBlanks passes over', () => {
  it.each([
    ['redactions', 'a fee of [***] and [* * *] and [REDACTED] or [CAVIARDÉ]'],
    ['editorial marks', 'it [sic] was [omitted] [emphasis added] [Reserved] [signature page follows]'],
    ['check boxes', '[x] Yes [ ] No\n- [ ] Maybe'],
    ['footnotes and citations', 'as said[1] before.[12] See [3]. And[^1] more'],
    ['years of law reports', 'Smith v Jones [2019] UKSC 5'],
    ['altered quotations', '“[t]he contract[s] shall [T]hen”'],
    ['long optional wording', `[${'and its affiliates and their successors '.repeat(5)}]`],
    ['HTML tags', 'a <br> b <td class="x"> c <span>'],
    ['addresses', '<info@city.gov> and <https://city.gov/rfp>'],
    ['code', '{"a": 1} and {.class} and {% if x %}'],
    ['comparisons', 'x < 5 and y > 3'],
    ['tables of contents', 'Termination ........ 14\nAnnex ............ iv'],
    ['ellipses', 'and so on... then'],
    ['Roman numerals', 'Article XXX and Title XX and XXIV'],
    ['words that begin like one', 'XML, XSS, TBDs'],
    ['sentences that go on', 'damages to be determined by the court, à déterminer par le tribunal'],
    ['titles of sections', 'under Section 6.3 [Termination] and Article 7 [Escalation of Disputes]'],
    ['error classes and page numbers', '4xx and 5xx errors [-12] [www.city.gov]'],
    ['single underscores', 'snake_case and __init'],
  ])('%s', (_, text) => expect(findBlanks(text)).toEqual([]));
});
