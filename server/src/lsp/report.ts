import { htmlReport } from '../reports';
import type { Feature } from './feature';
import { guarded } from './guard';
import { Method, type ReportParams } from './protocol';
import type { Session } from './session';
import { nameOfUri } from './uris';

/** The review of an open document as a page to print. */
export const report: Feature = {
  capabilities: () => ({}),
  register({ connection, session, status }) {
    connection.onRequest(
      Method.report,
      guarded(status, 'report', null, (params: ReportParams) => reportOf(session, params)),
    );
  },
};

async function reportOf(session: Session, { uri, locale, date }: ReportParams): Promise<string | null> {
  const document = session.reviewable(uri);
  const analysis = locale === 'en' || locale === 'fr' ? session.analysisIn(uri, locale) : session.analysisOf(uri);
  if (!document || !analysis?.recognised) return null;
  const { review } = analysis;
  const asOf = date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : review.asOf;
  const hash = await sha256(document.getText());
  return htmlReport({ ...review, asOf }, analysis.by.playbook, {
    locale: analysis.locale,
    nameOf: nameOfUri,
    ...(hash !== undefined && { hashes: { [uri]: hash } }),
    choices: session.configurationOf(uri)?.policy ?? {},
  });
}

/** Of the text in UTF-8, as the file is once saved; undefined in a worker that has no Web Crypto. */
async function sha256(text: string): Promise<string | undefined> {
  // Some browsers have it in secure contexts only.
  const { crypto }: { crypto?: Partial<typeof globalThis.crypto> } = globalThis;
  if (!crypto?.subtle) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
