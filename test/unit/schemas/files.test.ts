import { describe, expect, it } from 'vitest';
import { checkYaml } from '../../../server/src/documents/schema';
import { render } from '../../../server/src/messages';

function said(name: 'configuration' | 'decisions', source: string): string[] {
  const { tree, problems } = checkYaml(name, source);
  return problems.map(({ range, message }) => `${tree.position(range.start).line}: ${render(message, 'en')}`);
}

describe('configuration files', () => {
  it('takes every choice', () => {
    const source = `root: true
extends: smart-city
playbooks: [legal/playbook]
jurisdiction: ca-on
position: neutral
allowed-territories: [CA, CA-QC, EU, EEA]
limits:
  incident-notification: {notify-within: 24 h, report: 72}
  data-destruction/deadline: 30 jours
severities: {data-location: error, unfilled-placeholder/blank: off, audit-rights: {rfp: info, agreement: warning}}
off: [public-engagement]
subjects: [cameras]
locale: document
languages: [en, fr]
procurement-files:
  - {name: Lighting, documents: [rfp.md, "annexes/*.md"]}
overrides:
  - {files: "rfps/**", kind: rfp, position: buyer, off: [audit-rights]}
x-owner: legal
`;
    expect(said('configuration', source)).toEqual([]);
    expect(checkYaml('configuration', source).value).toMatchObject({ position: 'neutral' });
  });

  it.each([
    ['positon: buyer', '1: Unknown key `positon`; did you mean `position`?'],
    ['position: vendor', '1: `position` must be one of buyer, neutral (found “vendor”).'],
    [
      'allowed-territories:\n  - Canada',
      '2: Entry 1 of `allowed-territories` must be a country or region code such as CA, CA-QC or EU (found “Canada”).',
    ],
    [
      'limits: {incident-notification: {notify-within: soon}}',
      '1: `notify-within` must be a duration such as 72 h, 30 days or 3 years (found “soon”).',
    ],
    [
      'limits: {incident-notification: -1}',
      '1: `incident-notification` must be a duration such as 72 h, 30 days or 3 years (found “-1”).',
    ],
    [
      'severities: {data-location: eror}',
      '1: `data-location` must be one of error, warning, info, off (found “eror”; did you mean `error`?).',
    ],
    ['severities: {data-location: [error]}', '1: `data-location` must be text or a group of keys, not a list.'],
    [
      'severities: {Data Location: error}',
      '1: `Data Location` must be a clause or check id such as `data-location`, or one with a code, such as `data-location/weak` (found “Data Location”).',
    ],
    ['off: data-location', '1: `off` must be a list, not text.'],
    ['playbooks: [/etc]', '1: Entry 1 of `playbooks` must be a path inside this folder, written with `/` (found “/etc”).'],
    ['- position: buyer', '1: This document must be a group of keys, not a list.'],
    ['position: "buyer', '1: The YAML cannot be read: a quote or bracket is opened here and never closed.'],
    ['off: []\noff: []', '2: The YAML cannot be read: this key stands twice; keep one of them.'],
  ])('%j: %s', (source, expected) => {
    expect(said('configuration', source)).toEqual([expected]);
  });

  it('says nothing about an empty file', () => {
    expect(checkYaml('configuration', '# later\n')).toMatchObject({ problems: [] });
  });
});

describe('decision files', () => {
  it('takes a whole entry', () => {
    const source = `- document: agreements/lights.md
  rule: data-location
  code: weak
  reason: The platform stores no personal information.
  who: M. Tremblay
  until: 2026-12-31
  quote: The Vendor may store data outside Canada.
`;
    expect(said('decisions', source)).toEqual([]);
  });

  it.each([
    ['- {document: a.md, rule: data-location, code: weak}', '1: Entry 1 needs the key `reason`.'],
    [
      '- {document: a.md, rule: data-location, code: week, reason: x}',
      '1: `code` must be one of missing, weak, incomplete, blank, contradicted, deferred, limit, territory, schema, unreadable, language, unknown-subject (found “week”; did you mean `weak`?).',
    ],
    [
      '- {document: ../a.md, rule: data-location, code: weak, reason: x}',
      '1: `document` must be a path inside this folder, written with `/` (found “../a.md”).',
    ],
    [
      '- {document: a.md, rule: data-location, code: weak, reason: x, until: 31/12/2026}',
      '1: `until` must be a date such as 2026-03-31 (found “31/12/2026”).',
    ],
    ['document: a.md', '1: This document must be a list, not a group of keys.'],
  ])('%j: %s', (source, expected) => {
    expect(said('decisions', source)).toEqual([expected]);
  });
});
