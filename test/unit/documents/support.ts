import {
  type Document,
  type DocumentInput,
  type Format,
  type MappedText,
  readDocument,
} from '../../../server/src/documents/index';

const PATHS: Record<Format, string> = { markdown: 'document.md', yaml: 'document.yaml', text: 'document.txt' };

export function read(text: string, format: Format = 'markdown', given: Partial<DocumentInput> = {}): Document {
  return readDocument({ path: PATHS[format], text, ...given });
}

/** One line a statement: `role <marker> before | before > text >> after`. */
export function lines(document: Document): string[] {
  return document.statements.map((statement) => {
    const marker = statement.marker ? ` <${statement.marker.text}>` : '';
    const before = statement.before.length > 0 ? ` ${statement.before.map((each) => each.text).join(' | ')} >` : '';
    const after = statement.after.length > 0 ? ` >> ${statement.after.map((each) => each.text).join(' | ')}` : '';
    return `${statement.role}${marker}${before} ${statement.text}${after}`.trimEnd();
  });
}

/** One line a section: indentation for the level, style, number, title and purpose where it is special. */
export function outline(document: Document): string[] {
  return document.sections.slice(1).map((section) => {
    const number = section.number ? `${section.number} ` : '';
    const purpose = section.purpose === 'body' ? '' : ` (${section.purpose})`;
    return `${'  '.repeat(section.level - 1)}${section.style}: ${number}${section.title.text}${purpose}`;
  });
}

function mappedTexts(document: Document): MappedText[] {
  return document.statements.flatMap((each) => [each, ...each.before, ...each.after, ...(each.marker ? [each.marker] : [])]);
}

/** Pieces that do not say what the source says where they claim to. */
export function wrongPieces(document: Document): string[] {
  const wrong: string[] = [];
  for (const mapped of mappedTexts(document)) {
    for (const piece of mapped.pieces) {
      const verbatim = piece.length === piece.end - piece.start;
      const said = mapped.text.slice(piece.at, piece.at + piece.length);
      if (piece.start < 0 || piece.end > document.source.length || piece.start >= piece.end) wrong.push(said);
      else if (verbatim && said !== document.source.slice(piece.start, piece.end)) wrong.push(said);
    }
  }
  return wrong;
}

/** The words of the source that belong to no statement, each run with its offset. */
export function uncoveredText(document: Document): { at: number; text: string }[] {
  const { source } = document;
  const covered = new Uint8Array(source.length);
  for (const mapped of mappedTexts(document)) for (const piece of mapped.pieces) covered.fill(1, piece.start, piece.end);
  const runs: { at: number; text: string }[] = [];
  const words = /[\p{L}\p{N}]+/gu;
  for (let match = words.exec(source); match; match = words.exec(source)) {
    let start = -1;
    for (let i = match.index; i <= match.index + match[0].length; i++) {
      const lost = i < match.index + match[0].length && covered[i] === 0;
      if (lost && start < 0) start = i;
      if (!lost && start >= 0) {
        const last = runs[runs.length - 1];
        if (last && start - (last.at + last.text.length) <= 2) last.text = source.slice(last.at, i);
        else runs.push({ at: start, text: source.slice(start, i) });
        start = -1;
      }
    }
  }
  return runs;
}

/** Statements in the order of the source, with ranges that their pieces span. */
export function isOrdered(document: Document): boolean {
  return document.statements.every((statement, i) => {
    const before = document.statements[i - 1];
    return statement.index === i && (before === undefined || before.range.start <= statement.range.start);
  });
}
