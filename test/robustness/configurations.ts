import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import fc from 'fast-check';
import { readConfiguration } from '../../server/src/cli/configuration';
import type { Shell } from '../../server/src/cli/shell';
import { engine } from './cost';
import { marks, mutated, mutation } from './mutations';
import { must, target } from './target';

const ORDINARY = `jurisdiction: ca-qc
position: neutral
locale: fr
severities:
  data-location: error
  encryption: off
off: [audit-rights]
allowed-territories: [Canada, European Union]
limits:
  incident-notification/time: 24 h
  data-return:
    time: 30 jours
subjects: [cameras]
x-note: anything
`;

const folder = mkdtempSync(join(tmpdir(), 'civicclause-configuration-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const text = fc.oneof(
  fc.array(mutation, { minLength: 0, maxLength: 8 }).map((mutations) => mutated(ORDINARY, mutations)),
  fc.array(fc.constantFrom(...marks, ...ORDINARY.match(/[\w-]+: ?/g)!), { maxLength: 20 }).map((parts) => parts.join('')),
);

/** A configuration is honoured, or refused with the line of what is wrong; reading it never throws. */
export const configurations = target('configuration', 200, fc.record({ text }), async ({ text: source }) => {
  const path = join(folder, 'civicclause.yaml');
  writeFileSync(path, source);
  let said = '';
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      said += chunk;
      done();
    },
  });
  const shell: Shell = { cwd: folder, env: {}, locale: 'en', stdin: new PassThrough(), stdout: new PassThrough(), stderr };
  const policy = await readConfiguration('civicclause.yaml', engine.playbook, shell);
  if (policy) {
    must(said === '', () => `honoured, but: ${said}`);
    engine.review([], { policy });
    for (const hours of Object.values(policy.limits ?? {})) must(Number.isFinite(hours), () => 'a limit that is no number');
    return;
  }
  must(said !== '', () => 'refused without a word');
  const lines = source.split(/\r\n|\n|\r/).length;
  for (const line of said.matchAll(/^civicclause: civicclause\.yaml:(\d+):/gm))
    must(Number(line[1]) >= 1 && Number(line[1]) <= lines, () => `line ${line[1]} of ${lines}`);
});
