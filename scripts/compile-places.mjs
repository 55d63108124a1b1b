// Reads the names of places at build time, so that no process has to.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importSource } from './import-source.mjs';
import { root } from './paths.mjs';

const folder = join(root, 'server', 'src', 'text', 'values');

/** An ES module of what `placeIndex()` gives. */
export async function placesModule() {
  const { placeIndex } = await importSource(`export * from './place-index';`, folder);
  const { names, cloudWords } = placeIndex();
  return `export const names = ${JSON.stringify(names)};\nexport const cloudWords = ${JSON.stringify(cloudWords)};`;
}

export const placeFiles = () =>
  readdirSync(folder)
    .filter((name) => name.startsWith('place-'))
    .map((name) => join(folder, name));
