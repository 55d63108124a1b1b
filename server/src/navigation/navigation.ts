import type { Document } from '../documents';
import { lazily } from '../text/memo';
import { type Provision, provisionsOf } from './provisions';
import { ProvisionIndex, type Reference, referencesOf } from './references';
import { type Term, type TermUse, termsOf, usesOf } from './terms';

/** What is known of the ways through one version of a document; found when first asked for. Offsets are into its source. */
export class Navigation {
  readonly document: Document;
  readonly #provisions: () => Provision[];
  readonly #terms: () => Term[];
  readonly #uses: () => TermUse[];
  readonly #references: () => Reference[];

  constructor(document: Document) {
    this.document = document;
    this.#provisions = lazily(() => provisionsOf(document));
    this.#terms = lazily(() => termsOf(document));
    this.#uses = lazily(() => usesOf(document, this.terms));
    this.#references = lazily(() => referencesOf(document, this.provisions));
  }

  /** In reading order; the first is the document itself. */
  get provisions(): readonly Provision[] {
    return this.#provisions();
  }

  /** In the order of their definitions. */
  get terms(): readonly Term[] {
    return this.#terms();
  }

  /** Of all terms, definitions included, in reading order. */
  get uses(): readonly TermUse[] {
    return this.#uses();
  }

  /** Those that lead somewhere, in reading order. */
  get references(): readonly Reference[] {
    return this.#references();
  }

  /** The term at an offset, its end included. */
  useAt(offset: number): TermUse | undefined {
    return this.uses.find(({ start, end }) => start <= offset && offset <= end);
  }

  referenceAt(offset: number): Reference | undefined {
    return this.references.find(({ start, end }) => start <= offset && offset <= end);
  }

  /** The provision whose heading or number stands at an offset. */
  headedAt(offset: number): Provision | undefined {
    const provision = new ProvisionIndex(this.document, this.provisions).at(offset);
    const { section, nameRange, number, range } = provision;
    const end = section ? nameRange.end : nameRange.start + number.length + 1;
    return provision.parent && range.start <= offset && offset <= end ? provision : undefined;
  }
}
