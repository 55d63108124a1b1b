import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Job, Settings } from '../../../server/src/cli/batch/job';
import type { Entry } from '../../../server/src/cli/cache/entry';
import { CacheFolder } from '../../../server/src/cli/cache/folder';
import { FileHashes, type KeptJob, keptOf } from '../../../server/src/cli/cache/keys';
import { keep, recall } from '../../../server/src/cli/cache/reviews';
import type { DecisionReview, ProcurementFileReview } from '../../../server/src/review/types';
import { folderWith } from '../../cli/run';

const slot = (letter: string) => letter.repeat(64);
const entry: Entry = { notReviewed: [], hashes: {} };
const day = 24 * 60 * 60 * 1000;
const aged = (file: string, time: number) => utimesSync(file, new Date(time), new Date(time));

describe('the folder', () => {
  it('lets go of what was used the longest ago when there is more than the limit', () => {
    const path = folderWith({});
    const cache = new CacheFolder(path);
    for (const letter of ['a', 'b', 'c']) expect(cache.write(slot(letter), entry, slot('0'), [])).toBeUndefined();
    const now = Date.now();
    for (const [letter, age] of [
      ['a', 3],
      ['b', 5],
      ['c', 4],
    ] as const)
      aged(join(path, slot(letter)), now - age * day);
    cache.used([slot('b')]);
    const size = cache.read(slot('a'), [slot('0')]) && 200;
    cache.prune(new Set(), false, 0);
    expect(readdirSync(path)).toHaveLength(3);
    cache.prune(new Set(), true, 2 * (size ?? 0) + 100);
    expect(readdirSync(path).sort()).toEqual([slot('a'), slot('b')]);
  });

  it('clears away what a process that died left half-written, and nothing that is not its own', () => {
    const path = folderWith({ 'notes.txt': 'mine' });
    const half = (letter: string) => `.${slot(letter)}.00000000-0000-4000-8000-000000000000`;
    for (const letter of ['a', 'b']) writeFileSync(join(path, half(letter)), 'half');
    aged(join(path, half('a')), Date.now() - day);
    new CacheFolder(path).prune(new Set(), true);
    expect(readdirSync(path).sort()).toEqual([half('b'), 'notes.txt']);
  });

  it('looks at a part of the entries of other runs, however many there are', () => {
    const path = folderWith({});
    const cache = new CacheFolder(path);
    const count = 1200;
    for (let number = 0; number < count; number++)
      cache.write(number.toString(16).padStart(64, '0'), entry, slot('0'), ['gone.md']);
    cache.prune(new Set(), false);
    expect(readdirSync(path)).toHaveLength(count - 500);
  });
});

describe('what is kept', () => {
  const folder = folderWith({ 'a.md': '# Agreement\n', 'cache/x': '' });
  const input = { path: 'a.md', file: join(folder, 'a.md'), named: true };
  const job: KeptJob = { number: 1, kind: 'file', input };
  const settings = (today: string): Settings => ({
    outputs: [],
    show: { root: folder, failOn: 'error', quotations: false, reasons: false },
    review: { locale: 'en' },
    today,
    maxSize: 1000,
    cache: join(folder, 'cache'),
  });
  const run = { identity: 'this build', cwd: '..' };
  const on = async (today: string): Promise<Job> => ({
    ...job,
    kept: { ...(await keptOf(job, settings(today), run, new FileHashes()))!, found: true },
  });
  const decision = { rule: 'x', code: 'missing', document: 'a.md', reason: 'r', state: 'used' } as DecisionReview;
  const reviewWith = (decisions: DecisionReview[], findings: object[] = []): Entry => ({
    ...entry,
    review: { name: 'a.md', documents: [], clauses: [], findings, decisions } as unknown as ProcurementFileReview,
  });

  it('holds on other days too, unless a decision holds until one', async () => {
    const forever = reviewWith([decision]);
    await keep(await on('2026-01-01'), forever, settings('2026-01-01'));
    expect(recall(await on('2026-01-02'), settings('2026-01-02'))).toEqual(forever);
    const dated = reviewWith([{ ...decision, until: '2026-01-01' }]);
    await keep(await on('2026-01-01'), dated, settings('2026-01-01'));
    expect(recall(await on('2026-01-01'), settings('2026-01-01'))).toEqual(dated);
    expect(recall(await on('2026-01-02'), settings('2026-01-02'))).toBeUndefined();
  });

  it('is never the review of a document that was edited meanwhile, of an input in error, or with a check that failed', async () => {
    const { kept } = await on('2026-01-03');
    const file = join(folder, 'cache', kept!.slot);
    const own = settings('2026-01-03');
    const none: [string, Job, Entry][] = [
      ['edited', { ...job, kept: { ...kept!, state: slot('0') } }, reviewWith([])],
      ['error', { ...job, kept }, { ...entry, notReviewed: [{ path: 'a.md', code: 'read-error', message: 'm' }] }],
      ['failed', { ...job, kept }, reviewWith([], [{ code: 'rule-failed' }])],
    ];
    await keep({ ...job, kept }, reviewWith([{ ...decision, rule: 'y' }]), own);
    const before = recall({ ...job, kept: { ...kept!, found: true } }, own);
    for (const [name, each, found] of none) {
      expect(await keep(each, found, own), name).toBeUndefined();
      expect(recall({ ...job, kept: { ...kept!, found: true } }, own), name).toEqual(before);
    }
    expect(existsSync(file)).toBe(true);
    const unknown = { ...entry, notReviewed: [{ path: 'a.md', code: 'not-recognised' as const, message: 'm' }] };
    await keep({ ...job, kept }, unknown, own);
    expect(recall({ ...job, kept: { ...kept!, found: true } }, own)).toEqual(unknown);
  });

  it('is of this build, and of these options', async () => {
    const key = async (more: Partial<Settings>, identity = run.identity) =>
      (await keptOf(job, { ...settings('2026-01-01'), ...more }, { ...run, identity }, new FileHashes()))!.key;
    const keys = await Promise.all([
      key({}),
      key({}, 'another build'),
      key({ kind: 'rfp' }),
      key({ language: 'fr' }),
      key({ fixes: true }),
      key({ review: { locale: 'fr' } }),
      key({ review: { locale: 'en', policy: { position: 'neutral' } } }),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(await key({ quiet: true, outputs: [], maxSize: 2000 })).toBe(keys[0]);
    mkdirSync(join(folder, 'unread'));
    expect(
      await keptOf({ ...job, input: { ...input, file: join(folder, 'unread') } }, settings('2026-01-01'), run, new FileHashes()),
    ).toBeUndefined();
  });
});
