import { resolve } from 'node:path';
import { ConfigurationLoader, type ProcurementFileChoice } from '../../configuration';
import type { Document } from '../../documents';
import type { Engine } from '../../engine';
import { render } from '../../messages';
import type { DraftKind } from '../../playbook/types';
import { decisionsOnAll } from '../../policy';
import type { NoAnswer, ReviewedFile } from '../../reports/answers';
import { message } from '../../text/message';
import type { Language } from '../../text/types';
import { type Chosen, choicesOfOptions, chosenIn } from '../configuration';
import { DecisionFiles } from '../decisions';
import { decode } from '../decode';
import { diskWorkspace, locationOf, shownPath } from '../diskWorkspace';
import { readInput } from '../inputs';
import type { Folders, Located } from './folders';
import { mcpProse } from './prose';

/** As `check` has it by default, in bytes. */
const largest = 20 * 1024 * 1024;

/** Reads and reviews the documents that an assistant names, each anew: it may have changed since. */
export class DocumentReader {
  readonly #engine: Engine;
  readonly #folders: Folders;

  constructor(engine: Engine, folders: Folders) {
    this.#engine = engine;
    this.#folders = folders;
  }

  /**
   * `kind`: what the document is to be read as where it does not show. With it come those of its procurement file, which are reviewed
   * together.
   */
  async review(named: string, locale: Language, kind?: DraftKind): Promise<ReviewedFile | NoAnswer> {
    const located = await this.#locate(named, locale);
    if ('problem' in located) return located;
    const loader = new ConfigurationLoader(diskWorkspace, this.#engine.playbook);
    const own = await chosenFor(located.file, loader, locale);
    if ('problem' in own) return own;
    const members = await this.#members(located, own, loader, locale);
    if ('problem' in members) return members;
    const documents: Document[] = [];
    for (const { path, file, chosen } of members) {
      const source = await readInput({ path, file, named: true }, largest);
      const decoded = 'bytes' in source ? decode(path, source.bytes) : source;
      if (!('text' in decoded)) return { problem: render(decoded.message, locale) };
      const { policy: _, ...usual } = chosen;
      const input = { path, text: decoded.text, usual };
      const document = this.#engine.readDocument(input);
      documents.push(
        kind && file === located.file && !isRecognised(document) ? this.#engine.readDocument({ ...input, kind }) : document,
      );
    }
    if (!documents.some(isRecognised)) return { problem: mcpProse[locale].notRecognised(located.path) };
    const { policy } = members[0]?.chosen ?? own.chosen;
    const asOf = policy.asOf ?? new Date().toISOString().slice(0, 10);
    const files = new DecisionFiles();
    const decided = await Promise.all(members.map(async ({ path, file }) => ({ path, decisions: await files.on(file, asOf) })));
    const name = own.procurementFile?.name ?? located.path;
    const analysis = this.#engine.analyse({ name, documents }, { policy, locale, decisions: decisionsOnAll(decided) });
    return { documents, review: analysis.review, fix: (id) => this.#engine.fix(id, analysis) };
  }

  async #locate(named: string, locale: Language): Promise<Located | NoAnswer> {
    const words = mcpProse[locale];
    const located = await this.#folders.locate(named);
    if (located === 'outside') return { problem: words.outside(shown(named)) };
    if (located === 'not-a-document') return { problem: words.notADocument(shown(named)) };
    if (located === 'not-found') return { problem: render(message('input.not-found', { path: shown(named) }), locale) };
    return located;
  }

  /** In the order in which the procurement file names them. */
  async #members(
    alone: Located,
    { chosen, procurementFile }: Found,
    loader: ConfigurationLoader,
    locale: Language,
  ): Promise<Member[] | NoAnswer> {
    if (!procurementFile) return [{ ...alone, chosen }];
    const { folder, documents } = procurementFile;
    const locations = new Set<string>();
    for (const glob of documents) for (const location of await diskWorkspace.list(folder, [glob])) locations.add(location);
    const members: Member[] = [];
    for (const location of locations) {
      const located = await this.#locate(resolve(location), locale);
      if ('problem' in located) return located;
      const found = await chosenFor(located.file, loader, locale);
      if ('problem' in found) return found;
      members.push({ ...located, chosen: found.chosen });
    }
    return members;
  }
}

interface Found {
  chosen: Chosen;
  procurementFile?: ProcurementFileChoice;
}
type Member = Located & Pick<Found, 'chosen'>;

/** What the configuration found upward says, as for `check`: a review under other rules than those meant is none. */
async function chosenFor(file: string, loader: ConfigurationLoader, locale: Language): Promise<Found | NoAnswer> {
  const folder = process.cwd();
  const resolved = await loader.resolve(locationOf(folder, file), { asked: choicesOfOptions({ locale }) });
  const problems = resolved.problems.map(
    ({ file: wrong, line, message: text }) => `${shownPath(folder, wrong)}:${line}: ${render(text, locale)}`,
  );
  if (problems.length > 0) return { problem: problems.join('\n') };
  const { procurementFile } = resolved;
  return { chosen: chosenIn(resolved), ...(procurementFile && { procurementFile }) };
}

const isRecognised = ({ parts }: Document) => parts.some((part) => part.kind !== 'other');

/** A name that goes back to whoever gave it, on one line. */
function shown(named: string): string {
  return named.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '\ufffd').slice(0, 300);
}
