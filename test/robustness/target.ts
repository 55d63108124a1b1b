import fc from 'fast-check';

/** Something that is fed arbitrary input. Inputs are JSON, so that one that failed can be kept and tried again. */
export interface Target {
  name: string;
  /** Runs in the suite; the long run goes on for as long as it is told. */
  runs: number;
  /** Inputs made at random. */
  input: fc.Arbitrary<unknown>;
  /** Throws when what must hold of every input does not hold of this one. */
  check(input: never): void | Promise<void>;
}

/** A target whose inputs and check agree on their type. */
export function target<T>(name: string, runs: number, input: fc.Arbitrary<T>, check: (input: T) => void | Promise<void>): Target {
  return { name, runs, input, check };
}

export class Violation extends Error {}

/** Fails with what was expected. */
export function must(holds: boolean, what: () => string): asserts holds {
  if (!holds) throw new Violation(what());
}

export function mustEqual<T>(found: T, expected: T, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  must(a === b, () => `${what}: ${a?.slice(0, 600)} instead of ${b?.slice(0, 600)}`);
}

/** One run over a target: the same seed makes the same inputs. Does not throw: the details say whether it failed, and on what. */
export function runTarget({ input, check }: Target, seed: number, numRuns: number): Promise<fc.RunDetails<[unknown]>> {
  return fc.check(
    fc.asyncProperty(input, (value) => checkKept({ input, check }, value)),
    { seed, numRuns },
  );
}

/** Checks an input as it comes back from a file. */
export async function checkKept({ check }: Pick<Target, 'input' | 'check'>, value: unknown): Promise<void> {
  await check(JSON.parse(JSON.stringify(value)) as never);
}

/** What failed, on which input, and how to see it again; '' when nothing did. */
export function failureOf({ failed, counterexample, errorInstance, seed }: fc.RunDetails<[unknown]>): string {
  if (!failed) return '';
  const error = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  return `${error}\n\non ${JSON.stringify(counterexample?.[0])}\nwith CIVIC_CLAUSE_SEED=${seed}`;
}
