import fc from 'fast-check';
import { ConfigurationLoader, MemoryWorkspace } from '../../server/src/configuration';
import { render } from '../../server/src/messages';
import { engine } from './cost';
import { marks, mutated, mutation } from './mutations';
import { must, target } from './target';

const ORDINARY = `jurisdiction: ca-qc
position: neutral
locale: fr
severities:
  data-location: error
  encryption-key-management: off
off: [audit-rights]
extends: [ontario-municipality, ./team.yaml]
allowed-territories: [CA, EU]
overrides:
  - files: rfps/**/*.md
    severities: {encryption-key-management: {rfp: warning, agreement: error}}
procurement-files:
  - name: Lighting
    documents: [lighting/*.md]
limits:
  incident-notification/clock: 24 h
  data-return-portability:
    deadline: 30 jours
subjects: [cameras]
x-note: anything
`;

const text = fc.oneof(
  fc.array(mutation, { minLength: 0, maxLength: 8 }).map((mutations) => mutated(ORDINARY, mutations)),
  fc.array(fc.constantFrom(...marks, ...ORDINARY.match(/[\w-]+: ?/g)!), { maxLength: 20 }).map((parts) => parts.join('')),
);

const location = '/town/civicclause.yaml';

/** A configuration is honoured, or refused with the line of what is wrong; reading it never throws. */
export const configurations = target('configuration', 200, fc.record({ text }), async ({ text: source }) => {
  const loader = new ConfigurationLoader(new MemoryWorkspace({ [location]: source }), engine.playbook);
  const { policy, problems } = await loader.resolve('/town/contract.md');
  engine.review([], { policy });
  for (const hours of Object.values(policy.limits ?? {})) must(Number.isFinite(hours), () => 'a limit that is no number');
  const lines = source.split(/\r\n|\n|\r/).length;
  for (const { file, line, message } of problems) {
    must(file === location && line >= 1 && line <= lines, () => `line ${line} of ${lines}`);
    for (const locale of ['en', 'fr'] as const) must(render(message, locale) !== '', () => 'refused without a word');
  }
});
