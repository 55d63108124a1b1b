import { ConfigurationLoader } from '../../configuration';
import type { Engine } from '../../engine';
import { render } from '../../messages';
import type { DraftKind } from '../../playbook/types';
import type { NoAnswer, ReviewedFile } from '../../reports/answers';
import { message } from '../../text/message';
import type { Language } from '../../text/types';
import { type Chosen, choicesOfOptions, chosenIn } from '../configuration';
import { DecisionFiles } from '../decisions';
import { decode } from '../decode';
import { diskWorkspace, locationOf, shownPath } from '../diskWorkspace';
import { readInput } from '../inputs';
import type { Folders } from './folders';
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

  /** `kind`: what it is to be read as where it does not show. */
  async review(named: string, locale: Language, kind?: DraftKind): Promise<ReviewedFile | NoAnswer> {
    const words = mcpProse[locale];
    const located = await this.#folders.locate(named);
    if (located === 'outside') return { problem: words.outside(shown(named)) };
    if (located === 'not-a-document') return { problem: words.notADocument(shown(named)) };
    if (located === 'not-found') return { problem: render(message('input.not-found', { path: shown(named) }), locale) };
    const { path, file } = located;
    const source = await readInput({ path, file, named: true }, largest);
    const decoded = 'bytes' in source ? decode(path, source.bytes) : source;
    if (!('text' in decoded)) return { problem: render(decoded.message, locale) };
    const resolved = await this.#chosenFor(file, locale);
    if ('problem' in resolved) return resolved;
    const { policy, ...usual } = resolved;
    const input = { path, text: decoded.text, usual };
    const found = this.#engine.readDocument(input);
    const isRecognised = found.parts.some((part) => part.kind !== 'other');
    if (!isRecognised && !kind) return { problem: words.notRecognised(path) };
    const document = isRecognised ? found : this.#engine.readDocument({ ...input, kind });
    const decisions = await new DecisionFiles().on(file, policy.asOf ?? new Date().toISOString().slice(0, 10));
    const analysis = this.#engine.analyse({ name: path, documents: [document] }, { policy, locale, decisions });
    return { documents: [document], review: analysis.review, fix: (id) => this.#engine.fix(id, analysis) };
  }

  /** What the configuration found upward says, as for `check`: a review under other rules than those meant is none. */
  async #chosenFor(file: string, locale: Language): Promise<Chosen | NoAnswer> {
    const loader = new ConfigurationLoader(diskWorkspace, this.#engine.playbook);
    const folder = process.cwd();
    const resolved = await loader.resolve(locationOf(folder, file), { asked: choicesOfOptions({ locale }) });
    const problems = resolved.problems.map(
      ({ file: wrong, line, message: text }) => `${shownPath(folder, wrong)}:${line}: ${render(text, locale)}`,
    );
    return problems.length > 0 ? { problem: problems.join('\n') } : chosenIn(resolved);
  }
}

/** A name that goes back to whoever gave it, on one line. */
function shown(named: string): string {
  return named.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '\ufffd').slice(0, 300);
}
