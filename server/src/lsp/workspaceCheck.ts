import { LiveDocument } from '../documents';
import { resolvePolicy } from '../policy';
import { kindOf } from '../text/failure';
import { message } from '../text/message';
import { type ConfigurationStore, isConfigurationFile, usualOf } from './configuration/store';
import type { DecisionStore } from './decisions/store';
import type { Files } from './files';
import { logFailure } from './guard';
import type { Progress } from './progress';
import type { WorkspaceCheckResult } from './protocol';
import { formatOf } from './scope';
import { nextTurn, type Session } from './session';
import { toDiagnostics } from './toProtocol';

/** Files reviewed by one check; more are said, not read. */
export const mostFiles = 500;
const mostBytes = 20 * 1024 * 1024;

/**
 * Reviews the workspace's documents on command. Findings of files that are not open are pushed (clients pull only for
 * open ones); they go when the file is opened, changes on disk, or is checked again.
 */
export class WorkspaceCheck {
  readonly #published = new Set<string>();

  constructor(
    readonly session: Session,
    readonly files: Files,
    readonly decisions: DecisionStore,
    readonly configuration: ConfigurationStore,
  ) {
    session.documents.onDidOpen(({ document }) => {
      // A client that pulls would show the pushed findings beside the pulled ones.
      if (session.features.pullDiagnostics) this.clear(document.uri);
      else this.#published.delete(document.uri);
    });
  }

  async run(isCancelled: () => boolean, progress: Progress | undefined): Promise<WorkspaceCheckResult> {
    const { session, files } = this;
    const result: WorkspaceCheckResult = { documents: [], notReviewed: [], capped: false, limit: mostFiles, cancelled: false };
    const listed = await files.list(session.features.folders, mostFiles + 1);
    result.capped = listed.length > mostFiles;
    const uris = listed.slice(0, mostFiles);
    for (const stale of [...this.#published].filter((uri) => !uris.includes(uri))) this.clear(stale);
    for (const [done, uri] of uris.entries()) {
      progress?.report(Math.round((100 * done) / uris.length), session.prose.checkingFile(done + 1, uris.length));
      await nextTurn();
      if (isCancelled()) {
        result.cancelled = true;
        break;
      }
      await this.#check(uri, result);
    }
    return result;
  }

  /** Takes back what was pushed for a file. */
  clear(uri: string): void {
    if (this.#published.delete(uri)) void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #check(uri: string, result: WorkspaceCheckResult): Promise<void> {
    const { session } = this;
    const leftOut = (code: string, text: string) => result.notReviewed.push({ uri, code, message: text });
    const say = (problem: Parameters<typeof session.analyser.say>[0]) =>
      session.analyser.say(problem, session.locale === 'fr' ? 'fr' : 'en');
    try {
      const open = session.reviewable(uri);
      let analysis = open && session.analysisOf(uri);
      if (!analysis) {
        const bytes = await this.files.read(uri, mostBytes);
        if (!bytes) return void leftOut('read-error', say(message('input.not-found', { path: uri })));
        const text = decode(bytes);
        if (text === undefined) return void leftOut('binary', say(message('input.binary', { path: uri })));
        const resolved = await this.configuration.load(uri);
        const locale = resolved.policy.locale ?? session.locale;
        const usual = isConfigurationFile(uri) ? { kind: 'other' as const } : usualOf(resolved);
        analysis = session.analyser.analyse({
          uri,
          live: new LiveDocument({ path: uri, text, format: formatOf('', uri), usual }),
          memory: {},
          settings: session.settings,
          policy: resolvePolicy({ ...resolved.policy, locale }),
          locale,
          decisions: await this.decisions.load(uri),
        });
      }
      if (!analysis.recognised) {
        this.clear(uri);
        return void leftOut('not-recognised', say(message('input.not-recognised', { path: uri })));
      }
      result.documents.push({ uri, kind: analysis.kind, summary: analysis.review.summary });
      if (open || session.documents.get(uri)) return;
      this.#published.add(uri);
      await session.connection.sendDiagnostics({ uri, diagnostics: toDiagnostics(analysis, uri, session.features) });
    } catch (error) {
      logFailure(session.connection, `workspace review ${uri}`, error);
      leftOut('rule-failed', say(message('input.read-error', { path: uri, cause: 'other', error: kindOf(error) })));
    }
  }
}

/** UTF-8 text, or undefined for anything else. */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 8192).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
