import { join, resolve } from 'node:path';
import type { ProcurementFileChoice } from '../../configuration';
import type { Document } from '../../documents';
import { render } from '../../messages';
import type { DraftKind, PlaybookSource } from '../../playbook/types';
import { decisionsOnAll } from '../../policy';
import type { NoAnswer, ReviewedFile } from '../../reports/answers';
import type { Language } from '../../text/types';
import { DecisionFiles } from '../decisions';
import { decode } from '../decode';
import { diskWorkspace } from '../diskWorkspace';
import { readInput } from '../inputs';
import type { Folders, Located } from './folders';
import { mcpProse } from './prose';
import { notFound, type OpenRules, RuleBook, type RuleFiles, type Rules, shown } from './rules';

/** As `check` has it by default, in bytes. */
const largest = 20 * 1024 * 1024;

/** A document reviewed, and by which playbook. */
export interface Reading extends ReviewedFile {
  playbook: PlaybookSource;
}

export interface ReadingChoice extends RuleFiles {
  /** What the document is to be read as where it does not show. */
  kind?: DraftKind;
}

/** Reads and reviews the documents that an assistant names, each anew: it may have changed since. */
export class DocumentReader {
  readonly #folders: Folders;
  readonly #rules: RuleBook;

  constructor(folders: Folders) {
    this.#folders = folders;
    this.#rules = new RuleBook(folders);
  }

  /** The playbook that holds where no document is named. */
  async playbook(files: RuleFiles, locale: Language): Promise<{ playbook: PlaybookSource } | NoAnswer> {
    const rules = await this.#rules.open(files, locale);
    if ('problem' in rules) return rules;
    const found = await rules.of(join(this.#folders.first, '.civicclause'));
    return 'problem' in found ? found : { playbook: found.engine().playbook };
  }

  /** With the document come those of its procurement file, which are reviewed together. */
  async review(named: string, { kind, ...files }: ReadingChoice, locale: Language): Promise<Reading | NoAnswer> {
    const located = await this.#locate(named, locale);
    if ('problem' in located) return located;
    const rules = await this.#rules.open(files, locale);
    if ('problem' in rules) return rules;
    const own = await rules.of(located.file);
    if ('problem' in own) return own;
    const { procurementFile } = own.resolved;
    const members = await this.#members(located, own, procurementFile, rules, locale);
    if ('problem' in members) return members;
    const first = members[0] ?? own;
    const { policy } = first.resolved;
    const engine = first.engine();
    const documents: Document[] = [];
    for (const { path, file, resolved } of members) {
      const source = await readInput({ path, file, named: true }, largest);
      const decoded = 'bytes' in source ? decode(path, source.bytes) : source;
      if (!('text' in decoded)) return { problem: render(decoded.message, locale) };
      const { kind: usualKind, language } = resolved;
      const usual = { ...(usualKind && { kind: usualKind }), ...(language && { language }) };
      const input = { path, text: decoded.text, usual };
      const document = engine.readDocument(input);
      documents.push(
        kind && file === located.file && !isRecognised(document) ? engine.readDocument({ ...input, kind }) : document,
      );
    }
    if (!documents.some(isRecognised)) return { problem: mcpProse[locale].notRecognised(located.path) };
    const asOf = policy.asOf ?? new Date().toISOString().slice(0, 10);
    const decisionFiles = new DecisionFiles();
    const decided = await Promise.all(
      members.map(async ({ path, file }) => ({ path, decisions: await decisionFiles.on(file, asOf) })),
    );
    const name = procurementFile?.name ?? located.path;
    const analysis = engine.analyse({ name, documents }, { policy, locale, decisions: decisionsOnAll(decided) });
    return { documents, review: analysis.review, fix: (id) => engine.fix(id, analysis), playbook: engine.playbook };
  }

  async #locate(named: string, locale: Language): Promise<Located | NoAnswer> {
    const words = mcpProse[locale];
    const located = await this.#folders.locate(named);
    if (located === 'outside') return { problem: words.outside(shown(named)) };
    if (located === 'unsuitable') return { problem: words.notADocument(shown(named)) };
    if (located === 'not-found') return { problem: notFound(named, locale) };
    return located;
  }

  /** In the order in which the procurement file names them. */
  async #members(
    alone: Located,
    own: Rules,
    procurementFile: ProcurementFileChoice | undefined,
    rules: OpenRules,
    locale: Language,
  ): Promise<Member[] | NoAnswer> {
    if (!procurementFile) return [{ ...alone, ...own }];
    const { folder, documents } = procurementFile;
    const locations = new Set<string>();
    for (const glob of documents) for (const location of await diskWorkspace.list(folder, [glob])) locations.add(location);
    const members: Member[] = [];
    for (const location of locations) {
      const located = await this.#locate(resolve(location), locale);
      if ('problem' in located) return located;
      const found = await rules.of(located.file);
      if ('problem' in found) return found;
      members.push({ ...located, ...found });
    }
    return members;
  }
}

type Member = Located & Rules;

const isRecognised = ({ parts }: Document) => parts.some((part) => part.kind !== 'other');
