import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

/**
 * Runs another bundle of this folder, from the code that V8 made of it at build time where that fits (`NAME.js.cache`, of the same
 * version of V8); else V8 reads the text. Such a bundle is one function expression, of what CommonJS gives a module. Gives what the
 * bundle exports.
 */
export function runBundle(name: string): unknown {
  const file = join(__dirname, name);
  const script = compileBundle(file, readIfThere(`${file}.cache`));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, __dirname);
  return module.exports;
}

export function compileBundle(file: string, cachedData: Buffer | undefined): Script {
  return new Script(readFileSync(file, 'latin1'), { filename: file, ...(cachedData && { cachedData }) });
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
