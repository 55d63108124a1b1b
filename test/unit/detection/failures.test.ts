import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClauseReader } from '../../../server/src/detection';
import { StatementScanner } from '../../../server/src/detection/scan';
import { TermReader } from '../../../server/src/detection/terms';
import { DocumentReader } from '../../../server/src/detection/view';
import { LiveDocument, readDocument } from '../../../server/src/documents';
import { createEngine } from '../../../server/src/engine';
import { builtInPlaybook } from '../../../server/src/playbook';
import { resolvePolicy } from '../../../server/src/policy';

const broken = 'The Vendor shall encrypt Peregrine data.';
const agreement = (sentence: string) => `# Hosting Agreement

This Agreement is made between the City of Larkspur (the "City") and Nimbus Hosting Inc. (the "Vendor").

## 1. Data location

The Vendor shall keep City Data in Canada only, including backups.

## 2. Security

${sentence} The Vendor shall notify the City of any breach of City Data within 24 hours after becoming aware of it.
`;

const engine = createEngine();
const reviewOf = (text: string) =>
  engine.analyse({ name: 'f', documents: [readDocument({ path: 'contract.md', text, kind: 'agreement' })] }).review;

const throwing = (): never => {
  throw new RangeError('no room');
};

afterEach(() => {
  vi.restoreAllMocks();
});

/** Every part of the matching of a sentence, made to throw on one that names Peregrine. */
const parts: Record<string, () => void> = {
  'its matching': () => {
    const { scan } = StatementScanner.prototype;
    vi.spyOn(StatementScanner.prototype, 'scan').mockImplementation(function (this: StatementScanner, view) {
      return view.statement.text.includes('Peregrine') ? throwing() : scan.call(this, view);
    });
  },
  'its words': () => {
    const { view } = DocumentReader.prototype;
    vi.spyOn(DocumentReader.prototype, 'view').mockImplementation(function (this: DocumentReader, statement) {
      return statement.text.includes('Peregrine') ? throwing() : view.call(this, statement);
    });
  },
  'the terms in it': () => {
    const { uses } = TermReader.prototype;
    vi.spyOn(TermReader.prototype, 'uses').mockImplementation(function (this: TermReader, statement, language) {
      return statement.text.includes('Peregrine') ? throwing() : uses.call(this, statement, language);
    });
  },
};

describe('a sentence that cannot be examined', () => {
  it.each(Object.keys(parts))('because %s fails, is one finding at its place', (part) => {
    parts[part]!();
    const { findings, clauses } = reviewOf(agreement(broken));
    const failed = findings.filter(({ code }) => code === 'rule-failed');
    expect(failed.map(({ rule, range }) => [rule, range.start, range.end])).toEqual([
      ['unread-text', { line: 10, character: 0 }, { line: 10, character: broken.length }],
    ]);
    expect(failed[0]!.message).toContain('no room');
    const statuses = new Map(clauses.map(({ id, status }) => [id, status]));
    expect([statuses.get('data-location'), statuses.get('incident-notification')]).not.toContain('missing');
  });

  it('costs the review nothing but what it says itself', () => {
    const without = reviewOf(agreement('It is so agreed.')).clauses.map(({ id, status }) => [id, status]);
    parts['its matching']!();
    expect(reviewOf(agreement(broken)).clauses.map(({ id, status }) => [id, status])).toEqual(without);
  });

  it('is said while it stands in a live document, and no longer', () => {
    parts['its words']!();
    const text = agreement(broken);
    const live = new LiveDocument({ path: 'contract.md', text });
    const reader = new ClauseReader(builtInPlaybook(), resolvePolicy());
    const unread = () => {
      reader.read({ name: 'f', documents: [live.document()] });
      return reader.unread().map(({ start, error }) => [start, error]);
    };
    const at = text.indexOf(broken);
    expect(unread()).toEqual([[at, 'no room']]);
    live.edit(0, 0, 'Draft. ');
    expect(unread()).toEqual([[at + 7, 'no room']]);
    const name = text.indexOf('Peregrine') + 7;
    live.edit(name, name + 'Peregrine'.length, 'all');
    expect(unread()).toEqual([]);
  });

  it('is no other sentence while somebody types in it', () => {
    const text = `${agreement('The Vendor shall encrypt all data.')}\n## 3. More\n\n${'All is well. '.repeat(900)}\n\n## 4. Last\n\nThe lamps are green.\n`;
    const live = new LiveDocument({ path: 'contract.md', text });
    const reader = new ClauseReader(builtInPlaybook(), resolvePolicy());
    reader.read({ name: 'f', documents: [live.document()] });
    parts['its words']!();
    const at = text.indexOf('lamps');
    live.edit(at, at + 5, 'Peregrine lamps');
    const change = live.followLocally();
    expect(change && reader.holds(change, () => live.document())).toBe(false);
  });
});

it('a heading that cannot be examined is said, and names no clause', () => {
  const { heading } = DocumentReader.prototype;
  vi.spyOn(DocumentReader.prototype, 'heading').mockImplementation(function (this: DocumentReader, section, language) {
    return section.title.text.includes('Security') ? throwing() : heading.call(this, section, language);
  });
  const { findings, clauses } = reviewOf(agreement(broken));
  const failed = findings.filter(({ code }) => code === 'rule-failed');
  expect(failed.map(({ rule, range }) => [rule, range.start.line])).toEqual([['unread-text', 8]]);
  expect(clauses.find(({ id }) => id === 'data-location')!.status).not.toBe('missing');
});
