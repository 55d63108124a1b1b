import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

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

/** A run that is going on: what it takes to see it again. */
interface Running {
  target: string;
  seed: number;
}

const running = new URL('../../out/robustness/running.json', import.meta.url);

/** Notes the run that is about to start, which may end the process; without one, that none is going on. */
export function noteRunning(run?: Running): void {
  mkdirSync(new URL('.', running), { recursive: true });
  if (run) writeFileSync(running, JSON.stringify(run));
  else rmSync(running, { force: true });
}

/** The run in which the process ended the last time, if it ended in one. */
export function endedIn(): Running | undefined {
  return existsSync(running) ? (JSON.parse(readFileSync(running, 'utf8')) as Running) : undefined;
}
