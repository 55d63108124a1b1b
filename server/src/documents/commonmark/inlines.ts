import type { TextRange } from '../../text/types';
import type { RichText } from '../flow';
import { scanHtml } from '../html';
import { writeTag } from '../inline';
import { isSpace } from '../mapped';
import { RichBuilder } from '../richBuilder';
import type { Piece } from '../types';
import { beforeBlanks } from './lines';
import { isHardBreak, isPlain, readTokens, type Token } from './tokens';
import type { Definitions } from './tree';

/** The text of a paragraph, heading or cell, from its lines. Throws a BeyondError at what this folder's reader does not know. */
export function readLinesInline(source: string, lines: readonly TextRange[], definitions: Definitions): RichText {
  let plain = true;
  for (const { start, end } of lines) plain &&= !isSpace(source.charCodeAt(start)) && isPlain(source, start, end);
  if (plain) return plainText(source, lines);
  const text =
    lines.length === 1
      ? source.slice(lines[0]!.start, lines[0]!.end)
      : lines.map((line) => source.slice(line.start, line.end)).join('\n');
  const end = beforeBlanks(text, 0, text.length);
  return write(source, lines, readTokens(text, end, definitions), end);
}

/** Lines without markup, none of which starts with white space. */
function plainText(source: string, lines: readonly TextRange[]): RichText {
  let text = '';
  const pieces: Piece[] = [];
  const hard: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const end = beforeBlanks(source, line.start, line.end);
    pieces.push({ at: text.length, length: end - line.start, start: line.start, end });
    text += source.slice(line.start, end);
    if (i === lines.length - 1) break;
    if (isHardBreak(source, end, line.end)) hard.push(text.length);
    text += '\n';
  }
  return { text, pieces, bold: [], struck: [], anchors: [], hard };
}

/** The text without its markup; `tokens` are offsets into the lines, joined by a character each. */
function write(source: string, lines: readonly TextRange[], tokens: readonly Token[], end: number): RichText {
  const out = new RichBuilder();
  let line = 0;
  let lineAt = 0;
  // Offsets only grow, so the line they stand in is found by going on.
  const place = (at: number): number => {
    while (line < lines.length - 1) {
      const { start, end: lineEnd } = lines[line]!;
      if (at <= lineAt + lineEnd - start) break;
      lineAt += lineEnd - start + 1;
      line++;
    }
    return lines[line]!.start + at - lineAt;
  };
  const show = (from: number, to: number): void => {
    if (from >= to) return;
    const start = place(from);
    out.source(source, start, start + to - from);
  };
  let at = 0;
  for (const token of tokens) {
    if (token.kind === 'bracket' && !token.linked) continue;
    show(at, token.at);
    at = token.end;
    switch (token.kind) {
      case 'run':
        for (let i = 0; i < token.strongEnds; i++) out.close('bold');
        show(token.at + token.closing, token.end - token.opening);
        for (let i = 0; i < token.strongStarts; i++) out.open('bold');
        break;
      case 'bracket':
        if (token.anchor) out.open('anchors');
        break;
      case 'linkEnd':
        if (token.anchor) out.close('anchors');
        break;
      case 'shown':
        show(token.from, token.to);
        break;
      case 'entity': {
        const start = place(token.at);
        out.decoded(token.text, start, start + token.end - token.at);
        break;
      }
      case 'html': {
        const start = place(token.at);
        for (const tag of scanHtml(source, start, start + token.end - token.at)) writeTag(out, source, tag);
        break;
      }
      case 'break':
        out.lineBreak(token.hard);
        break;
    }
  }
  show(at, end);
  return out.build();
}
