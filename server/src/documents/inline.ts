import type { PhrasingContent } from 'mdast';
import { entityAt } from './entities';
import type { RichText } from './flow';
import { BLOCK_ELEMENTS, type HtmlToken, isHidden, isVoid, scanHtml, styleOf } from './html';
import { isSpace } from './mapped';
import { RichBuilder } from './richBuilder';

/** Where a Markdown tree's offsets stand in the document: the tree may have been read from a piece of it. */
export interface Place {
  source: string;
  /** Added to every offset of the tree. */
  base: number;
  /** How many `>` may stand at the start of each line. */
  quotes: number;
}

/** The text of inline Markdown without its markup. */
export function readInline(nodes: readonly PhrasingContent[], place: Place): RichText {
  const reader = new InlineReader(place);
  reader.nodes(nodes);
  return reader.build();
}

/** What a tag or the text between tags puts into the text around it: a style, a line break. */
export function writeTag(out: RichBuilder, source: string, token: HtmlToken): void {
  if (token.type === 'comment') return;
  if (token.type === 'text') {
    out.source(source, token.start, token.end);
    return;
  }
  const style = styleOf(token.name);
  if (style && token.type === 'open') out.open(style);
  else if (style) out.close(style);
  else if (BLOCK_ELEMENTS.has(token.name)) out.lineBreak(true);
}

class InlineReader {
  readonly #place: Place;
  readonly #out = new RichBuilder();
  #hidden = 0;
  #hiddenName = '';

  constructor(place: Place) {
    this.#place = place;
  }

  build(): RichText {
    return this.#out.build();
  }

  nodes(nodes: readonly PhrasingContent[]): void {
    for (const node of nodes) this.#node(node);
  }

  #node(node: PhrasingContent): void {
    if (node.type === 'html') {
      this.#html(this.#start(node), this.#end(node));
      return;
    }
    if (this.#hidden > 0) return;
    switch (node.type) {
      case 'text':
        this.#value(node.value, this.#start(node), this.#end(node), true);
        break;
      case 'inlineCode':
        this.#code(node.value, this.#start(node), this.#end(node));
        break;
      case 'break':
        this.#out.lineBreak(true);
        break;
      case 'strong':
        this.#styled('bold', node.children);
        break;
      case 'delete':
        this.#styled('struck', node.children);
        break;
      case 'link':
        if (node.url.startsWith('#')) this.#styled('anchors', node.children);
        else this.nodes(node.children);
        break;
      case 'linkReference':
      case 'emphasis':
        this.nodes(node.children);
        break;
      case 'image':
      case 'imageReference':
        this.#image(node.alt ?? '', this.#start(node), this.#end(node));
        break;
      case 'footnoteReference':
        break;
    }
  }

  #start(node: PhrasingContent): number {
    return this.#place.base + (node.position?.start.offset ?? 0);
  }

  #end(node: PhrasingContent): number {
    return this.#place.base + (node.position?.end.offset ?? 0);
  }

  #styled(style: 'bold' | 'struck' | 'anchors', children: readonly PhrasingContent[]): void {
    this.#out.open(style);
    this.nodes(children);
    this.#out.close(style);
  }

  #code(value: string, start: number, end: number): void {
    let from = start;
    while (from < end && this.#place.source[from] === '`') from++;
    this.#value(value, from, end - (from - start), false);
  }

  #image(alt: string, start: number, end: number): void {
    // The alternative text stands right after `![`.
    if (alt !== '') this.#value(alt, start + 2, end, true);
  }

  #html(start: number, end: number): void {
    const { source } = this.#place;
    for (const token of scanHtml(source, start, end)) {
      if (token.type === 'comment') continue;
      if (this.#hidden > 0) {
        if (token.name === this.#hiddenName) this.#hidden += token.type === 'open' ? 1 : -1;
      } else if (token.type === 'open' && !isVoid(token.name) && isHidden(source, token)) {
        this.#hidden = 1;
        this.#hiddenName = token.name;
      } else writeTag(this.#out, source, token);
    }
  }

  /**
   * Walks the value of a node and its source together. They differ by escapes, character references and what stands at
   * the start of continued lines; where they differ in another way, the source itself is taken.
   */
  #value(value: string, start: number, end: number, escapes: boolean): void {
    const { source } = this.#place;
    let at = start;
    let i = 0;
    let runFrom = start;
    const flush = (): void => {
      if (runFrom < at) this.#out.source(source, runFrom, at);
    };
    while (i < value.length && at < end) {
      const character = value[i]!;
      const here = source[at]!;
      if (escapes && here === '\\' && source[at + 1] === character && isPunctuation(source.charCodeAt(at + 1))) {
        flush();
        runFrom = at + 1;
        at += 2;
        i++;
        continue;
      }
      if (escapes && here === '&') {
        const entity = entityAt(source, at, end);
        if (entity && value.startsWith(entity.text, i)) {
          flush();
          this.#out.decoded(entity.text, at, entity.end);
          i += entity.text.length;
          at = runFrom = entity.end;
          continue;
        }
      }
      if (here === character && here !== '\n' && here !== '\r') {
        at++;
        i++;
        continue;
      }
      if (character === '\ufffd' && here === '\0') {
        at++;
        i++;
        continue;
      }
      const next =
        character === '\n' || character === '\r' || isSpace(here.charCodeAt(0)) ? this.#lineBreak(at, end, value[i + 1]) : at;
      if (next > at) {
        flush();
        this.#out.lineBreak(false);
        if (isSpace(character.charCodeAt(0))) i += character === '\r' && value[i + 1] === '\n' ? 2 : 1;
        // White space that is no indentation, such as a no-break space, has been passed in the source.
        while (i < value.length && isSpace(value.charCodeAt(i))) i++;
        at = runFrom = next;
        continue;
      }
      // Some other reference or unexpected markup: the rest is taken as it stands in the source.
      at = end;
      break;
    }
    flush();
  }

  /**
   * Past a line break at `at` with the white space before it and the indentation and `>` after it; else `at`. `text`: the
   * character that the line starts with, which may be a `>` too.
   */
  #lineBreak(at: number, end: number, text: string | undefined): number {
    const { source, quotes } = this.#place;
    let i = at;
    while (i < end && (source[i] === ' ' || source[i] === '\t')) i++;
    if (i >= end || (source[i] !== '\n' && source[i] !== '\r')) return at;
    i += source[i] === '\r' && source[i + 1] === '\n' ? 2 : 1;
    let marks = quotes;
    let last = -1;
    while (i < end && (isSpace(source.charCodeAt(i)) || (source[i] === '>' && marks > 0))) {
      if (source[i] === '>') {
        marks--;
        last = i;
      } else if (source[i] !== ' ' && source[i] !== '\t') {
        // Other white space is text, and so is a `>` after it.
        marks = 0;
      }
      i++;
    }
    return text === '>' && last >= 0 && source[i] !== '>' && source[i] !== '&' && source[i] !== '\\' ? last : Math.min(i, end);
  }
}

function isPunctuation(code: number): boolean {
  return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126);
}
