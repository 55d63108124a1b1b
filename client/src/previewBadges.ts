import * as vscode from 'vscode';
import { type HeadingStanding, Method } from '../../server/src/lsp/protocol';
import { stateText } from './checklist/words';
import type { ClientFeature, FeatureContext } from './feature';

/** After the last change, in milliseconds: a preview is read beside the text. */
const rest = 500;
const mostBadges = 4;
const setting = 'previewBadges';

/** What of markdown-it this needs; VS Code's Markdown preview brings it. */
export interface MarkdownIt {
  renderer: { rules: Record<string, Rule | undefined> };
}
type Rule = (tokens: Token[], index: number, options: unknown, env: unknown, renderer: Renderer) => string;
interface Token {
  /** First line and the line after the last, 0-based. */
  map: [number, number] | null;
}
interface Renderer {
  renderToken(tokens: Token[], index: number, options: unknown): string;
}

interface Held {
  version: number;
  headings: HeadingStanding[];
}

/** Beside the headings in VS Code's own Markdown preview, how the clauses stand that they deal with. */
export const previewBadges: ClientFeature = (context) => {
  const badges = new PreviewBadges(context);
  context.expose({ extendMarkdownIt: (markdown) => badges.extend(markdown) });
  return [badges];
};

class PreviewBadges implements vscode.Disposable {
  /** What was last heard of each document that was previewed. */
  readonly #held = new Map<string, Held>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(readonly context: FeatureContext) {
    this.#subscriptions = [
      context.status.onDidChange((uri) => uri && this.#held.has(uri.toString()) && this.#later(uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri.toString())),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`civicClause.${setting}`) && this.#held.size > 0) void refreshPreviews();
      }),
    ];
  }

  /** Has headings end with their badges. What renders does not wait: what is not known yet comes with a later rendering. */
  extend<T extends MarkdownIt>(markdown: T): T {
    const { rules } = markdown.renderer;
    const original = rules.heading_close;
    rules.heading_close = (tokens, index, options, env, renderer) => {
      const end = original?.(tokens, index, options, env, renderer) ?? renderer.renderToken(tokens, index, options);
      // Opened, then its words, then closed.
      const line = tokens[index - 2]?.map?.[0];
      return line === undefined ? end : this.#badgesAt(documentOf(env), line) + end;
    };
    return markdown;
  }

  #badgesAt(uri: vscode.Uri | undefined, line: number): string {
    if (!uri || !isOn()) return '';
    const key = uri.toString();
    const document = documentAt(key);
    if (!document) return '';
    const held = this.#held.get(key);
    if (!held) this.#held.set(key, { version: -1, headings: [] });
    if (held?.version === document.version) return htmlOf(held.headings.find((heading) => heading.line === line));
    // Lines have moved: rather no badge than one on another heading.
    this.#later(uri);
    return '';
  }

  #later(uri: vscode.Uri): void {
    const key = uri.toString();
    // Not put off by what comes meanwhile: a preview may be rendered again and again.
    if (this.#timers.has(key)) return;
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.#ask(uri);
      }, rest),
    );
  }

  async #ask(uri: vscode.Uri): Promise<void> {
    const { client } = this.context;
    const key = uri.toString();
    const version = documentAt(key)?.version;
    if (version === undefined || !client.isRunning()) return;
    const params = { uri: client.code2ProtocolConverter.asUri(uri) };
    const answer = await client.sendRequest<HeadingStanding[] | null>(Method.headings, params).catch(() => undefined);
    // What was typed meanwhile is asked about again when the preview has followed.
    if (answer === undefined || documentAt(key)?.version !== version) return;
    const before = this.#held.get(key);
    const held = { version, headings: answer ?? [] };
    this.#held.set(key, held);
    const isSame = before?.version === version && JSON.stringify(before.headings) === JSON.stringify(held.headings);
    const isNothing = held.headings.length === 0 && (before?.headings.length ?? 0) === 0;
    if (!isSame && !isNothing && isOn() && isPreviewed()) await refreshPreviews();
  }

  #forget(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#held.delete(key);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function isOn(): boolean {
  return vscode.workspace.getConfiguration('civicClause').get(setting, true);
}

function documentAt(key: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
}

/** The preview says what it renders; other renderings (notebooks, release notes) are of no document. */
function documentOf(env: unknown): vscode.Uri | undefined {
  const { currentDocument } = (env ?? {}) as { currentDocument?: unknown };
  return currentDocument instanceof vscode.Uri ? currentDocument : undefined;
}

function isPreviewed(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      const isView = input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom;
      return isView && /markdown\.preview/.test(input.viewType);
    }),
  );
}

/** Not there where VS Code's own Markdown support is switched off. */
async function refreshPreviews(): Promise<void> {
  await vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
}

function htmlOf(heading: HeadingStanding | undefined): string {
  const clauses = heading?.clauses.slice(0, mostBadges) ?? [];
  return clauses
    .map(({ state, words }) => {
      const [text, full] = [escaped(stateText(state)), escaped(words)];
      return ` <span class="civic-clause-badge civic-clause-${state}" role="note" title="${full}" aria-label="${full}">${text}</span>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
