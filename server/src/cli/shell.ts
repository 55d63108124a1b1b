import type { Readable, Writable } from 'node:stream';
import type { Language } from '../text/types';

/** Exit codes of the command line; the highest one that applies wins. */
export const exitCodes = { nothing: 0, findings: 1, error: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Everything a command touches outside the engine. */
export interface Shell {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  locale: Language;
  stdin: Readable;
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean };
}

/** Resolves with true when the text is handed over, with false when the reader has gone: `civicclause … | head` is not an error. */
export function write(stream: Writable, text: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => (isGone(error) ? resolve(false) : reject(error));
    stream.once('error', onError);
    stream.write(text, (error) => {
      if (error) return onError(error);
      stream.off('error', onError);
      resolve(true);
    });
  });
}

function isGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
}

/**
 * One error, `civicclause: message`, and lines that help on. A path or a text from a file must not drive the terminal, nor
 * begin a line that looks like one of ours.
 */
export async function complain(shell: Shell, ...lines: string[]): Promise<void> {
  const shown = lines.map((line) => line.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '\ufffd'));
  await write(shell.stderr, `civicclause: ${shown.join('\n')}\n`);
}
