import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('./kept/', import.meta.url);

/** Inputs that once failed a target: each is tried again in every run. */
export function keptInputs(target: string): unknown[] {
  const file = new URL(`${target}.json`, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown[]) : [];
}

/** Keeps one more. */
export function keepInput(target: string, input: unknown): void {
  const inputs = keptInputs(target);
  const text = JSON.stringify(input);
  if (inputs.some((each) => JSON.stringify(each) === text)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${target}.json`, folder), `${JSON.stringify([...inputs, input], null, 2)}\n`);
}
