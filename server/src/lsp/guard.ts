import { isAnswer } from './session';

/** Where failures of single features go. */
export interface FailureLog {
  failed(feature: string, uri: string | undefined, error: unknown): void;
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
