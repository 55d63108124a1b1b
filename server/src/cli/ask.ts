import { createInterface, type Interface } from 'node:readline';
import { closest } from '../documents/schema';
import { prose } from './prose/prose';
import { type Shell, write } from './shell';

/** The user ended the questions. */
export class Cancelled extends Error {}

/** Whether there is somebody to ask. */
export function canAsk({ stdin, stderr }: Shell): boolean {
  return (stdin as Shell['stdin'] & { isTTY?: boolean }).isTTY === true && stderr.isTTY === true;
}

/** Questions on a terminal, one after another; standard output stays free. An empty answer takes what is proposed. */
export class Questions {
  readonly #shell: Shell;
  readonly #lines: Interface;
  readonly #typed: AsyncIterator<string>;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.#lines = createInterface({ input: shell.stdin, output: shell.stderr });
    this.#typed = this.#lines[Symbol.asyncIterator]();
    this.#lines.on('SIGINT', () => this.close());
  }

  /** A text of one line. */
  async text(question: string, proposed?: string): Promise<string | undefined> {
    await write(this.#shell.stderr, `${question}${proposed === undefined ? '' : ` [${proposed}]`} `);
    const line = await this.#typed.next();
    if (line.done) throw new Cancelled();
    return line.value.trim() || proposed;
  }

  /** Words out of those that exist, apart by commas where there may be `several`. Asks again until every one exists. */
  async choice(question: string, words: readonly string[], several = false, proposed?: string): Promise<string[]> {
    const { usage } = prose[this.#shell.locale];
    for (;;) {
      const typed = await this.text(question, proposed);
      const given = (several ? (typed ?? '').split(',') : [typed ?? '']).map((word) => word.trim()).filter(Boolean);
      const wrong = given.find((word) => !words.includes(word));
      if (wrong === undefined) return given;
      const similar = closest(wrong, words);
      const hint = similar === undefined ? '' : ` ${usage.didYouMean([similar])}`;
      await write(this.#shell.stderr, `${usage.noSuchChoice(wrong, words)}${hint}\n`);
    }
  }

  async yes(question: string): Promise<boolean> {
    return /^(y|yes|o|oui)$/i.test((await this.text(question)) ?? '');
  }

  close(): void {
    this.#lines.close();
  }
}

/** Asks with `questions` on a terminal, unless the user wants none; undefined where the user ended them. */
export async function asking<T>(
  shell: Shell,
  none: boolean,
  questions: (ask: Questions | undefined) => Promise<T>,
): Promise<T | undefined> {
  if (none || !canAsk(shell)) return questions(undefined);
  const ask = new Questions(shell);
  try {
    return await questions(ask);
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    throw error;
  } finally {
    ask.close();
  }
}
