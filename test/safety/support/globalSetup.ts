import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { guardedEnvironment } from './guard';

const out = join(import.meta.dirname, '..', '..', '..', 'out');

/**
 * Guards every server and command line that any suite starts (through the environment, which they inherit), and fails the
 * whole run when one of them tried to leave its process, even if what it tried was caught.
 */
export default function setup(): () => void {
  const report = join(out, `ways-out-${process.pid}.jsonl`);
  mkdirSync(out, { recursive: true });
  rmSync(report, { force: true });
  Object.assign(process.env, guardedEnvironment(report));
  return () => {
    const tried = existsSync(report) ? readFileSync(report, 'utf8').trim() : '';
    rmSync(report, { force: true });
    if (tried) throw new Error(`A process of Civic Clause tried to leave the machine:\n${tried}`);
  };
}
