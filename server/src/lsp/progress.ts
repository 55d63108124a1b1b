import {
  type Connection,
  type ProgressToken,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver';
import type { Session } from './session';

export interface Progress {
  begin(title: string): void;
  report(percentage: number, message: string): void;
  done(): void;
  /** True once the user has stopped it. */
  readonly isCancelled: boolean;
}

/** Progress under the token the client sent with its request, else one the server starts where the client can show it. */
export async function progressOf(session: Session, token: ProgressToken | undefined): Promise<Progress | undefined> {
  const { connection, features } = session;
  if (token !== undefined) return progressUnder(connection, token);
  if (!features.workDoneProgress) return undefined;
  const own = await connection.window.createWorkDoneProgress();
  return {
    begin: (title) => own.begin(title, 0, undefined, true),
    report: (percentage, message) => own.report(percentage, message),
    done: () => own.done(),
    get isCancelled() {
      return own.token.isCancellationRequested;
    },
  };
}

/** The client cancels this one by cancelling its request. */
function progressUnder(connection: Connection, token: ProgressToken): Progress {
  const send = (value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd) =>
    void connection.sendProgress(WorkDoneProgress.type, token, value);
  return {
    begin: (title) => send({ kind: 'begin', title, percentage: 0, cancellable: true }),
    report: (percentage, message) => send({ kind: 'report', percentage, message }),
    done: () => send({ kind: 'end' }),
    isCancelled: false,
  };
}
