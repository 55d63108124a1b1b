import type { Position, Range } from 'vscode-languageserver';
import { lineAt } from '../../documents';
import { type Provision, rangeOfSpot, type Term } from '../../navigation';
import { escapeMarkdown } from '../markdown';
import { proseIn } from '../prose';
import { navigationProse } from '../prose/navigation';
import type { Session } from '../session';
import { type Navigated, navigated, toRange } from './context';
import { thingAt } from './places';

/** Characters shown of a sentence. */
const LONGEST = 600;

/** What the defined term or the reference at a place means, as Markdown of ours with the document's words escaped. */
export function explained(session: Session, uri: string, position: Position): { text: string; range: Range } | undefined {
  const here = navigated(session, uri);
  const thing = here && thingAt(here, here.document.offsetAt(position));
  if (!thing || thing.kind === 'provision') return undefined;
  const text = thing.kind === 'term' ? meaning(here, thing.use.term) : leading(here, thing.reference.targets);
  return { text, range: toRange(here.document, thing.range) };
}

function meaning({ analysis, navigation }: Navigated, term: Term): string {
  const say = navigationProse[analysis.locale];
  const count = navigation.uses.filter((use) => use.term === term && !use.definition).length;
  const definitions = term.definitions.slice(0, 2).map(({ name, statement }) => {
    const line = lineAt(navigation.document.lineStarts, rangeOfSpot(name).start) + 1;
    return `> ${quoted(statement.text)} (${say.definedOnLine(line)})`;
  });
  return `**${escapeMarkdown(term.name)}**, ${say.uses(count)}\n\n${definitions.join('\n>\n')}`;
}

function leading({ analysis, navigation }: Navigated, targets: Provision[]): string {
  const { line } = proseIn(analysis.locale);
  const shown = targets.slice(0, 2).map(({ number, text, section, range }) => {
    const at = line(lineAt(navigation.document.lineStarts, range.start) + 1);
    const sentence =
      section && navigation.document.statements.find((each) => each.section === section.index && each.role === 'operative');
    const heading = `**${escapeMarkdown(section ? `${number} ${text}`.trim() : number)}** (${at})`;
    return `${heading}\n\n> ${quoted(section ? (sentence?.text ?? '…') : text)}`;
  });
  return shown.join('\n\n');
}

function quoted(text: string): string {
  return escapeMarkdown(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
}
