import { ConfigurationLoader, type ConfigurationProblem, type Resolved } from '../../configuration';
import { type OwnPlaybooks, readOwnPlaybooks } from '../../configuration/ownPlaybooks';
import { createEngine, type Engine } from '../../engine';
import { render } from '../../messages';
import type { NoAnswer } from '../../reports/answers';
import { reportProse } from '../../reports/prose/prose';
import { message } from '../../text/message';
import type { Language } from '../../text/types';
import { choicesOfOptions } from '../configuration';
import { diskWorkspace, locationOf, shownPath } from '../diskWorkspace';
import type { Folders, Located } from './folders';
import { mcpProse } from './prose';

/** Files that an assistant wants taken, by paths below the folders. */
export interface RuleFiles {
  /** Instead of the configurations found upward from the document. */
  config?: string;
  /** Instead of the playbooks that the configuration names. */
  playbook?: string;
}

/** What holds for a document. */
export interface Rules {
  resolved: Resolved;
  /** Who reviews by it. */
  engine(): Engine;
}

/** Finds out by what each question is to be answered. A file may have changed since the last one, so all are read anew. */
export class RuleBook {
  readonly #folders: Folders;
  readonly #builtIn = createEngine();
  /** The playbooks last answered by: compiling them takes a moment. */
  #last: { key: string; engine: Engine } | undefined;

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** A reader of configurations for one question. */
  async open(files: RuleFiles, locale: Language): Promise<OpenRules | NoAnswer> {
    const config = await this.#choice(files.config, locale);
    if (config && 'problem' in config) return config;
    const playbook = await this.#choice(files.playbook, locale);
    if (playbook && 'problem' in playbook) return playbook;
    const named = playbook && (await this.#read(playbook, locale));
    if (named && 'problem' in named) return named;
    const loader = new ConfigurationLoader(diskWorkspace, this.#builtIn.playbook);
    const configuration = config && locationOf(process.cwd(), config.file);
    return {
      of: async (file) => {
        const resolved = await loader.resolve(
          locationOf(process.cwd(), file),
          { asked: choicesOfOptions({ locale }) },
          configuration,
        );
        if (resolved.problems.length > 0) return { problem: said(resolved.problems, locale) };
        return { resolved, engine: () => this.#engineOf(named ?? resolved.playbooks) };
      },
    };
  }

  async #choice(named: string | undefined, locale: Language): Promise<Located | NoAnswer | undefined> {
    if (named === undefined) return undefined;
    const words = mcpProse[locale];
    const located = await this.#folders.locateChoice(named);
    if (located === 'outside') return { problem: words.outside(shown(named)) };
    if (located === 'unsuitable') return { problem: words.notAChoice(shown(named)) };
    if (located === 'not-found') return { problem: notFound(named, locale) };
    return located;
  }

  async #read({ file }: Located, locale: Language): Promise<OwnPlaybooks | NoAnswer> {
    const own = await readOwnPlaybooks(diskWorkspace, [locationOf(process.cwd(), file)], this.#builtIn.playbook);
    return own.source ? own : { problem: said(own.problems, locale) };
  }

  #engineOf({ source, locations, texts }: Partial<OwnPlaybooks> = {}): Engine {
    if (!source) return this.#builtIn;
    const key = JSON.stringify([locations, texts]);
    if (this.#last?.key !== key) this.#last = { key, engine: createEngine(source) };
    return this.#last.engine;
  }
}

export interface OpenRules {
  /** `file`: absolute. A review under other rules than those meant is none. */
  of(file: string): Promise<Rules | NoAnswer>;
}

function said(problems: readonly ConfigurationProblem[], locale: Language): string {
  return problems
    .map(({ file, line, message: text }) => `${shownPath(process.cwd(), file)}:${line}: ${render(text, locale)}`)
    .join('\n');
}

export function notFound(named: string, locale: Language): string {
  const path = shown(named);
  return `${path}${reportProse[locale].colon}${render(message('input.not-found', { path }), locale)}`;
}

/** A name that goes back to whoever gave it, on one line. */
export function shown(named: string): string {
  return named.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '\ufffd').slice(0, 300);
}
