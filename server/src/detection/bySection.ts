import type { Document, Statement } from '../documents';

const NONE: readonly Statement[] = [];

/** The operative statements of each section, without those of its subsections. */
export class BySection {
  readonly #operative: (Statement[] | undefined)[] = [];

  constructor(document: Document) {
    for (const statement of document.statements) {
      if (statement.role !== 'operative') continue;
      const known = this.#operative[statement.section];
      if (known) known.push(statement);
      else this.#operative[statement.section] = [statement];
    }
  }

  operative(section: number): readonly Statement[] {
    return this.#operative[section] ?? NONE;
  }
}
