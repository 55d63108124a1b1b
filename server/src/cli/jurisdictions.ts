import { closest } from '../documents/schema';
import { createEngine } from '../engine';
import type { JurisdictionSource, PlaybookSource } from '../playbook';
import { jurisdictionIds } from '../policy';
import { hang, padEnd, styles, wrap } from '../reports/layout';
import { coverageProse } from '../reports/prose/coverage';
import { type PageOptions, pageFor } from './explain';
import { prose } from './prose/prose';
import { type ExitCode, exitCodes, type Shell, write } from './shell';
import { UsageError } from './usage';

/** The error for an id that no profile has. */
export function unknownJurisdiction(id: string, playbook: PlaybookSource, shell: Shell): UsageError {
  const { usage } = prose[shell.locale];
  const ids = jurisdictionIds(playbook);
  const similar = closest(id, ids);
  return new UsageError(usage.notOneOf('--jurisdiction', id, ids), similar && usage.didYouMean([similar]));
}

/** `civicclause jurisdictions [ID]`: what each profile states and how well that was checked. */
export async function listJurisdictions(id: string | undefined, options: PageOptions, shell: Shell): Promise<ExitCode> {
  const { playbook } = createEngine();
  const { colour, width } = pageFor(options, shell);
  const words = prose[shell.locale].jurisdictions;
  const style = styles(colour);
  const all = playbook.jurisdictions?.jurisdictions ?? [];
  const wanted = id === undefined ? all : all.filter((profile) => profile.id === id);
  if (id !== undefined && wanted.length === 0) throw unknownJurisdiction(id, playbook, shell);
  const label = Math.max(0, ...all.map((profile) => profile.id.length));
  const lines = wanted.flatMap((profile) => [
    ...hang(`${style.bold(padEnd(profile.id, label))}  `, style.bold(profile.title[shell.locale]), width + 8),
    ...details(profile, playbook, shell, width),
    '',
  ]);
  const asOf = playbook.jurisdictions?.['as-of'];
  if (asOf) lines.push(...wrap(words.footer(asOf), width));
  await write(shell.stdout, `${lines.join('\n')}\n`);
  return exitCodes.nothing;
}

function details(profile: JurisdictionSource, playbook: PlaybookSource, { locale }: Shell, width: number): string[] {
  const { sections } = prose[locale].jurisdictions;
  const words = coverageProse[locale];
  const graver = Object.entries(profile.severities ?? {}).map(([clause, severity]) => {
    const title = playbook.clauses.find((candidate) => candidate.id === clause)?.title[locale] ?? clause;
    return `${title} (${words.severity[severity]})`;
  });
  const language = profile['contract-language'];
  return [
    ...profile.laws.flatMap(({ title, sections: cited, status }) =>
      hang('  • ', `${title[locale]}${cited ? `, ${sections} ${cited}` : ''} (${words.status[status]})`, width),
    ),
    ...(graver.length > 0 ? hang('  ', `${words.jurisdictions.graver} ${graver.join(', ')}`, width, 4) : []),
    ...(language ? hang('  ', words.jurisdictions.language(language.language, language.section[locale]), width, 4) : []),
    ...(profile.note ? hang('  ', profile.note[locale].trim(), width, 4) : []),
  ];
}
