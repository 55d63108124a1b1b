import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../cli/run';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const english = read('SECURITY.md');
const french = read('docs/SECURITY.fr.md');
const testsNamed = (text: string) => [...text.matchAll(/`(test\/[\w./-]+)`/g)].map((match) => match[1]!);

it('the threat model names tests that are there', () => {
  expect(testsNamed(english).length).toBeGreaterThan(10);
  expect(testsNamed(english).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('both languages say the same: headings, points, threats and tests', () => {
  const shape = (text: string) =>
    ['## ', '- ', '| ', '**'].map((start) => text.split('\n').filter((line) => line.startsWith(start)).length);
  expect(shape(french)).toEqual(shape(english));
  expect(testsNamed(french)).toEqual(testsNamed(english));
});

it('the French is set as French is', () => {
  expect(french.replace(/`[^`]*`|\]\([^)]*\)/g, '')).not.toMatch(/ [:;?!»%](\s|$)|« |\w'\w/);
});
