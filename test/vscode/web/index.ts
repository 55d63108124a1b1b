// Entry for the web worker extension host: mocha's browser build, with the tests bundled in.
import 'mocha/mocha';

declare const mocha: BrowserMocha;

/** Runs the tests; the last line says the counts. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', reporter: 'spec', color: false, timeout: 60_000, forbidOnly: true, forbidPending: true });
  // After the set-up, which defines `describe` and `it`.
  await import('./web.test');
  const { passed, failed } = await new Promise<{ passed: number; failed: number }>((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed }));
  });
  console.log(`civic-clause-tests ${JSON.stringify({ passed, failed })}`);
  if (failed > 0 || passed === 0) throw new Error(`${failed} failed, ${passed} passed`);
}
