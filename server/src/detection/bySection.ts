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

  /** Puts statements in the place of others, one for one, in the sections that the latter stand in. */
  replace(before: readonly Statement[], after: readonly Statement[]): void {
    before.forEach((statement, i) => {
      const now = after[i]!;
      if (statement === now || statement.role !== 'operative') return;
      const own = this.#operative[statement.section];
      const at = own ? own.indexOf(statement) : -1;
      if (own && at >= 0) own[at] = now;
    });
  }

  operative(section: number): readonly Statement[] {
    return this.#operative[section] ?? NONE;
  }
}
