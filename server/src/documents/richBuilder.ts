import type { TextRange } from '../text/types';
import { entityAt } from './entities';
import type { RichText } from './flow';
import { isSpace, MappedBuilder } from './mapped';

type Style = 'bold' | 'struck' | 'anchors';

/** Builds a RichText from left to right. Styles nest; white space at the start of a line is left out. */
export class RichBuilder {
  #mapped = new MappedBuilder();
  #ranges: Record<Style, TextRange[]> = { bold: [], struck: [], anchors: [] };
  #depth: Record<Style, number> = { bold: 0, struck: 0, anchors: 0 };
  #since: Record<Style, number> = { bold: 0, struck: 0, anchors: 0 };
  #hard: number[] = [];
  #atLineStart = true;
  #visible = false;

  /** Nothing but white space has been added. */
  get blank(): boolean {
    return !this.#visible;
  }

  open(style: Style): void {
    if (this.#depth[style]++ === 0) this.#since[style] = this.#mapped.length;
  }

  close(style: Style): void {
    if (this.#depth[style] === 0) return;
    if (--this.#depth[style] === 0) this.#end(style);
  }

  /** `source.slice(start, end)` as it stands; its line breaks become soft breaks. */
  source(source: string, start: number, end: number, decodeEntities = false): void {
    let from = start;
    let at = start;
    while (at < end) {
      const code = source.charCodeAt(at);
      if (code === 10 || code === 13) {
        this.#verbatim(source.slice(from, at), from);
        this.lineBreak(false);
        at += code === 13 && source.charCodeAt(at + 1) === 10 && at + 1 < end ? 2 : 1;
        from = at;
      } else if (code === 0 || code === 12) {
        // NUL and form feed are no text: the words on both sides stay apart.
        this.#verbatim(source.slice(from, at), from);
        this.joint(' ');
        from = ++at;
      } else if (decodeEntities && code === 38) {
        const entity = entityAt(source, at, end);
        if (entity) {
          this.#verbatim(source.slice(from, at), from);
          this.decoded(entity.text, at, entity.end);
          from = at = entity.end;
        } else at++;
      } else at++;
    }
    this.#verbatim(source.slice(from, end), from);
  }

  decoded(text: string, start: number, end: number): void {
    if (this.#atLineStart && text.trim() === '') return;
    this.#mapped.decoded(text, start, end);
    this.#mark(text);
  }

  joint(text: string): void {
    if (!this.#atLineStart) this.#mapped.joint(text);
  }

  lineBreak(hard: boolean): void {
    if (!this.#visible) return;
    if (this.#atLineStart) {
      // A second break in a row only strengthens the first.
      const last = this.#mapped.length - 1;
      if (hard && this.#hard[this.#hard.length - 1] !== last) this.#hard.push(last);
      return;
    }
    if (hard) this.#hard.push(this.#mapped.length);
    this.#mapped.joint('\n');
    this.#atLineStart = true;
  }

  build(): RichText {
    for (const style of ['bold', 'struck', 'anchors'] as const) if (this.#depth[style] > 0) this.#end(style);
    return { ...this.#mapped.build(), ...this.#ranges, hard: this.#hard };
  }

  /** What has been built, and a new start with the styles that are still open. */
  take(): RichText {
    const built = this.build();
    this.#mapped = new MappedBuilder();
    this.#ranges = { bold: [], struck: [], anchors: [] };
    this.#since = { bold: 0, struck: 0, anchors: 0 };
    this.#hard = [];
    this.#atLineStart = true;
    this.#visible = false;
    return built;
  }

  #verbatim(text: string, start: number): void {
    let skip = 0;
    if (this.#atLineStart) while (skip < text.length && isSpace(text.charCodeAt(skip))) skip++;
    if (skip === text.length) return;
    this.#mapped.verbatim(skip > 0 ? text.slice(skip) : text, start + skip);
    this.#mark(text);
  }

  #mark(text: string): void {
    this.#atLineStart = false;
    if (!this.#visible && text.trim() !== '') this.#visible = true;
  }

  #end(style: Style): void {
    const range = { start: this.#since[style], end: this.#mapped.length };
    if (range.start < range.end) this.#ranges[style].push(range);
  }
}
