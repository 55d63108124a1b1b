import type { ClauseReading, UnreadText } from '../detection/types';
import type { Document, Kind } from '../documents';
import { type Blank, covers, findBlankPlaces, findPlaceholders } from '../drafting';
import { type ClauseSource, draftKind, type PlaybookSource } from '../playbook/types';
import type { Policy } from '../policy';
import { foldText, message } from '../text';
import type { TextRange } from '../text/types';
import type { Draft } from './clauseFindings';
import { hostFor, type Outline, outlineOf } from './fixes/host';
import { isAnnexAlone, kindAt, principalPart, type ReviewedFile } from './kinds';
import { headingWords, titleRange } from './place';
import { blankSeverity, usualSeverity } from './severity';

/** What the checks of one review share: the file, what was read in it, and which blanks already belong to a clause. */
export class FileReviewer {
  readonly documents: Document[];
  readonly unread: readonly UnreadText[];
  readonly outline: Outline | undefined;
  /** Kind of the part the file is judged by; `other` when it has none. */
  readonly kind: Kind;
  readonly annexAlone: boolean;
  readonly readings: ClauseReading[];
  readonly playbook: PlaybookSource;
  readonly policy: Policy;
  readonly #claimed: TextRange[][];
  readonly #blanks: Blank[][];
  readonly #shared = new Map<number, ReadonlySet<string>>();

  constructor(file: ReviewedFile, readings: ClauseReading[], playbook: PlaybookSource, policy: Policy) {
    this.documents = file.documents;
    this.unread = file.unread ?? [];
    this.outline = outlineOf(file);
    this.kind = principalPart(file.documents)?.part.kind ?? 'other';
    this.annexAlone = isAnnexAlone(file.documents);
    this.readings = readings;
    this.playbook = playbook;
    this.policy = policy;
    this.#claimed = file.documents.map(() => []);
    this.#blanks = file.documents.map(() => []);
  }

  /** Reads the blanks of every document; done as a check of its own, since it can fail on one. */
  readBlanks(): void {
    for (const [index, document] of this.documents.entries()) this.#blanks[index] = findBlankPlaces(document);
  }

  /** Where to point when there is no sentence: the title of the part the file is judged by. */
  titlePlace(): (TextRange & { document: number }) | undefined {
    if (!this.outline) return undefined;
    const { document, documentIndex, part } = this.outline;
    return { document: documentIndex, ...titleRange(document, part) };
  }

  /** A missing clause stands on the heading after which it would be inserted, else on the title. */
  missing(clause: ClauseSource): Draft | undefined {
    if (!this.outline || this.annexAlone) return undefined;
    const { document, documentIndex, part } = this.outline;
    const { section } = hostFor(clause, this.readings, this.playbook, this.outline);
    const kind = draftKind(part.kind);
    return {
      rule: clause.id,
      code: 'missing',
      severity: usualSeverity(clause, 'missing', kind, this.playbook),
      say: (language) => message('finding.missing', { clause: clause.title[language], absent: clause.absent?.[language] }),
      document: documentIndex,
      range: section ? headingWords(document, section) : titleRange(document, part),
      about: part.kind,
    };
  }

  /** All clauses an annex does not touch, as one hint. */
  annexSilent(): Draft | undefined {
    const place = this.titlePlace();
    const silent = this.annexAlone ? this.readings.filter(({ status }) => status === 'missing').map(({ id }) => id) : [];
    const clauses = this.playbook.clauses.filter(({ id }) => silent.includes(id));
    if (!place || clauses.length === 0) return undefined;
    return {
      rule: 'main-agreement',
      code: 'missing',
      severity: 'info',
      say: (language) => message('finding.annex-silent', { clauses: clauses.map(({ title }) => title[language]) }),
      document: place.document,
      range: { start: place.start, end: place.end },
      about: 'annex',
    };
  }

  /** One finding for all blanks of a clause that is otherwise there; these are then not reported again. */
  clauseBlank(reading: ClauseReading, clause: ClauseSource): Draft | undefined {
    const first = reading.blanks[0];
    if (!first) return undefined;
    const index = first.document;
    const document = this.documents[index];
    if (!document) return undefined;
    const isOwn = covers(this.#areas(reading, index));
    const isTaken = covers(this.#claimed[index] ?? []);
    const shared = this.#sharedLabels(index);
    const isOthers = covers(this.#foreignSections(reading, index));
    const inside = (this.#blanks[index] ?? []).filter(
      (blank) => isOwn(blank) && !isOthers(blank) && !isTaken(blank) && !shared.has(foldText(blank.label)),
    );
    const place = inside[0];
    if (!place) return undefined;
    this.#claimed[index]?.push(...inside);
    const labels = [...new Set(inside.map(({ label }) => label).filter((label) => label !== ''))];
    return {
      rule: clause.id,
      code: 'blank',
      severity: usualSeverity(clause, 'blank', kindAt(document, place.start), this.playbook),
      say: (language) => message('finding.clause-blank', { clause: clause.title[language], labels }),
      document: index,
      range: { start: place.start, end: place.end },
      places: inside.slice(1),
      about: labels.join(' '),
    };
  }

  /** Sections headed by other clauses and not by this one: their blanks are theirs, whoever else finds evidence there. */
  #foreignSections(reading: ClauseReading, index: number): TextRange[] {
    const own = new Set(reading.sections.filter((at) => at.document === index).map(({ section }) => section));
    return this.readings
      .filter(({ id }) => id !== reading.id)
      .flatMap(({ sections }) => sections)
      .filter((at) => at.document === index && at.section !== 0 && !own.has(at.section))
      .flatMap(({ section }) => this.documents[index]?.sections[section]?.range ?? []);
  }

  /**
   * Labels that also stand outside every clause ("[Name of the vendor]" throughout a template): they are the document's,
   * not a clause's. Numbers and single letters mean something else at every place.
   */
  #sharedLabels(index: number): ReadonlySet<string> {
    const known = this.#shared.get(index);
    if (known) return known;
    const inClause = covers(
      this.readings.filter(({ blanks }) => blanks.length > 0).flatMap((reading) => this.#areas(reading, index)),
    );
    const outside = (this.#blanks[index] ?? []).filter(
      (blank) => blank.label.length > 2 && !/^\d+$/.test(blank.label) && !inClause(blank),
    );
    const labels = new Set(outside.map(({ label }) => foldText(label)));
    this.#shared.set(index, labels);
    return labels;
  }

  /** The clause's own sections, and the blocks of its sentences that have blanks. */
  #areas(reading: ClauseReading, index: number): TextRange[] {
    const document = this.documents[index];
    if (!document) return [];
    const sections = reading.sections
      .filter((at) => at.document === index && at.section !== 0)
      .map((at) => document.sections[at.section]?.range);
    const blocks = reading.blanks
      .filter((blank) => blank.document === index)
      .flatMap((blank) => {
        const statement = document.statements[blank.statement];
        const block = statement && document.blocks[statement.block]?.range;
        return [block, statement?.range, blank];
      });
    return [...sections, ...blocks].filter((range) => range !== undefined);
  }

  /** Blanks that belong to no clause, one finding a label. */
  placeholders(): Draft[] {
    return this.documents.flatMap((document, index) =>
      findPlaceholders(document, this.#claimed[index], this.#blanks[index]).map(({ label, part, places }) => {
        const first = places[0]!;
        return {
          rule: 'unfilled-placeholder',
          code: 'blank',
          severity: blankSeverity(draftKind(document.parts[part]?.kind ?? 'agreement')),
          say: () => message('finding.blank', { label, count: places.length }),
          document: index,
          range: first,
          places: places.slice(1),
          about: label,
        } satisfies Draft;
      }),
    );
  }
}
