import {
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensLegend,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import type { EvidenceStatus } from '../../review';
import type { Analysis } from '../analysis';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import type { OpenDocument } from '../openDocument';
import type { Session } from '../session';
import { marksOf } from './marks';

/**
 * Token types: `evidence` counts for a clause, `weakEvidence` would but for its wording or because it leaves the clause to another document,
 * `contradiction` grants the opposite, `nearEvidence` comes near without counting. Modifiers: `deferred` leaves the clause to another
 * document, `shared` means something for several clauses.
 */
export const evidenceLegend = {
  tokenTypes: ['evidence', 'weakEvidence', 'contradiction', 'nearEvidence'],
  tokenModifiers: ['deferred', 'shared'],
} satisfies SemanticTokensLegend;

const types: Record<EvidenceStatus, number> = { counts: 0, weak: 1, contradicts: 2, near: 3 };
const deferred = 1;
const shared = 2;
/** What a sentence means most comes first: tokens do not overlap. */
const order: EvidenceStatus[] = ['contradicts', 'weak', 'counts', 'near'];
const empty: SemanticTokens = { data: [] };

interface Token {
  line: number;
  /** UTF-16 characters. */
  start: number;
  end: number;
  type: number;
  modifiers: number;
}

/** What counts as evidence, as semantic tokens: for editors that colour those, and have asked for it (VS Code's client marks it itself). */
export const evidenceTokens: Feature = {
  capabilities: ({ options }) =>
    options.evidenceTokens ? { semanticTokensProvider: { legend: evidenceLegend, full: { delta: true }, range: true } } : {},
  register({ connection, session, status }) {
    if (!session.features.options.evidenceTokens) return;
    const builders = new Map<string, SemanticTokensBuilder>();
    session.documents.onDidClose(({ document }) => builders.delete(document.uri));
    const builderOf = (uri: string): SemanticTokensBuilder => {
      const builder = builders.get(uri) ?? new SemanticTokensBuilder();
      if (session.documents.get(uri)) builders.set(uri, builder);
      return builder;
    };
    const { semanticTokens } = connection.languages;
    semanticTokens.on(
      guarded(status, 'evidence', empty, ({ textDocument: { uri } }): SemanticTokens => {
        const builder = builderOf(uri);
        // Begins anew, with another identifier.
        builder.previousResult('');
        push(builder, tokensIn(session, uri));
        return builder.build();
      }),
    );
    semanticTokens.onDelta(
      guarded(status, 'evidence', empty, ({ textDocument: { uri }, previousResultId }): SemanticTokens | SemanticTokensDelta => {
        const builder = builderOf(uri);
        builder.previousResult(previousResultId);
        push(builder, tokensIn(session, uri));
        return builder.buildEdits();
      }),
    );
    semanticTokens.onRange(
      guarded(status, 'evidence', empty, ({ textDocument: { uri }, range }): SemanticTokens => {
        const builder = new SemanticTokensBuilder();
        push(
          builder,
          tokensIn(session, uri).filter((token) => isWithin(token, range)),
        );
        return builder.build();
      }),
    );
    session.onOutdated(() => {
      if (session.features.refreshTokens) connection.sendRequest(SemanticTokensRefreshRequest.type).catch(() => undefined);
    });
  },
};

function push(builder: SemanticTokensBuilder, tokens: Token[]): void {
  for (const { line, start, end, type, modifiers } of tokens) builder.push(line, start, end - start, type, modifiers);
}

function isWithin({ line, start, end }: Token, range: Range): boolean {
  const begins = line < range.end.line || (line === range.end.line && start < range.end.character);
  const ends = line > range.start.line || (line === range.start.line && end > range.start.character);
  return begins && ends;
}

/** In the order of the text; none overlaps another or goes beyond its line. */
function tokensIn(session: Session, uri: string): Token[] {
  const analysis = session.analysisOf(uri);
  const document = session.documents.get(uri);
  if (!analysis?.recognised || !document) return [];
  const taken = new Map<number, Token[]>();
  for (const token of wholeTokens(analysis, document)) {
    const before = taken.get(token.line) ?? [];
    taken.set(token.line, [...before, ...withoutTaken(token, before)]);
  }
  return [...taken.values()].flat().sort((a, b) => a.line - b.line || a.start - b.start);
}

/** A token for each line of each sentence, those that mean most first. */
function wholeTokens(analysis: Analysis, document: OpenDocument): Token[] {
  const marks = marksOf(analysis);
  const left = new Set(analysis.file.clauses.filter(({ status }) => status === 'deferred').map(({ id }) => id));
  const clausesAt = new Map<string, Set<string>>();
  const keyOf = ({ start }: Range) => `${start.line}:${start.character}`;
  for (const { range, clause } of marks) clausesAt.set(keyOf(range), (clausesAt.get(keyOf(range)) ?? new Set()).add(clause));
  return [...marks]
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
    .flatMap(({ clause, range, status }) => {
      const isDeferred = status === 'weak' && left.has(clause);
      const modifiers = (isDeferred ? deferred : 0) + (clausesAt.get(keyOf(range))!.size > 1 ? shared : 0);
      const lines = document.getText(range).split(/\r\n|\r|\n/);
      return lines.flatMap((text, i) => {
        const from = (i === 0 ? range.start.character : 0) + (text.length - text.trimStart().length);
        const length = text.trim().length;
        return length > 0
          ? [{ line: range.start.line + i, start: from, end: from + length, type: types[status], modifiers }]
          : [];
      });
    });
}

/** What of a token others have not taken. */
function withoutTaken(token: Token, others: readonly Token[]): Token[] {
  return others.reduce(
    (pieces, { start, end }) =>
      pieces.flatMap((piece) => {
        if (end <= piece.start || start >= piece.end) return [piece];
        return [
          { ...piece, end: start },
          { ...piece, start: end },
        ].filter((one) => one.start < one.end);
      }),
    [token],
  );
}
