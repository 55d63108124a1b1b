import type { Connection } from 'vscode-languageserver';
import { describeFailure } from '../text/failure';
import { isAnswer } from './session';

/** Where failures of single features go. */
export interface FailureLog {
  /** What a request about a document has to wait for; undefined: nothing. */
  ready?(uri: string): Promise<void> | undefined;
  failed(feature: string, uri: string | undefined, error: unknown): void;
}

/**
 * Logs a failure without the text of any document. The message, which may quote one, goes only into a verbose trace: the user
 * has then asked for texts to be written down.
 */
export function logFailure({ console, tracer }: Pick<Connection, 'console' | 'tracer'>, what: string, error: unknown): void {
  console.error(`${what}: ${describeFailure(error)}`);
  tracer.log(`${what} failed`, error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/**
 * Wraps a handler so that what it throws becomes a logged failure and the answer `otherwise`: one broken feature must
 * not take the server, or the other features, with it.
 */
export function guarded<P, A extends unknown[], R>(
  log: FailureLog,
  feature: string,
  otherwise: R,
  handler: (params: P, ...rest: A) => R | Promise<R>,
): (params: P, ...rest: A) => Promise<R> {
  return async (params, ...rest) => {
    try {
      const uri = uriOf(params);
      const waiting = uri === undefined ? undefined : log.ready?.(uri);
      if (waiting) await waiting;
      return await handler(params, ...rest);
    } catch (error) {
      if (isAnswer(error)) throw error;
      log.failed(feature, uriOf(params), error);
      return otherwise;
    }
  };
}

function uriOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const { uri, textDocument } = params as { uri?: unknown; textDocument?: { uri?: unknown } };
  const found = uri ?? textDocument?.uri;
  return typeof found === 'string' ? found : undefined;
}
