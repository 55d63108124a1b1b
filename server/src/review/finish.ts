import { rangeAt } from '../documents';
import type { Draft } from './clauseFindings';
import type { FileReviewer } from './context';
import { Fingerprints } from './fingerprint';
import { fixesListed } from './fixes/list';
import type { Guard } from './guard';
import { languageAt } from './kinds';
import { spanAt, spansOf } from './spans';
import type { Finding, Locale, Render } from './types';

/** More places of the same thing than this are not listed. */
const MOST_PLACES = 50;

/** A finding as it will stand in the review, before its place among the others is known. */
export interface SaidFinding {
  draft: Draft;
  finding: Omit<Finding, 'fingerprint'>;
}

/** Turns drafts into findings: the prose, what they are related to, the fixes they offer. */
export class FindingProse {
  readonly #reviewer: FileReviewer;
  readonly #guard: Guard;
  readonly #locale: Locale;
  readonly #render: Render;

  constructor(reviewer: FileReviewer, guard: Guard, locale: Locale, render: Render) {
    this.#reviewer = reviewer;
    this.#guard = guard;
    this.#locale = locale;
    this.#render = render;
  }

  /** A draft that cannot be said is left to the guard; one whose fixes cannot be told is said without them. */
  say(drafts: readonly Draft[]): SaidFinding[] {
    const missing = new Set(drafts.filter(({ code }) => code === 'missing').map(({ rule }) => rule));
    return drafts.flatMap((draft) =>
      this.#guard.run(
        draft.rule,
        () => [],
        () => this.#finding(draft, missing),
      ),
    );
  }

  #finding(draft: Draft, missing: ReadonlySet<string>): SaidFinding[] {
    const { documents } = this.#reviewer;
    const { rule, code, severity, range } = draft;
    const document = documents[draft.document];
    if (!document) return [];
    const language = languageAt(document, range.start, this.#locale);
    const fixes = () => fixesListed(rule, code, missing, this.#reviewer, language, this.#render);
    const finding = {
      rule,
      code,
      severity,
      message: this.#render(draft.say(language), language),
      document: document.path,
      range: rangeAt(document, range),
      related: [
        ...spansOf(draft.related ?? [], documents, this.#render, language),
        ...(draft.places ?? []).slice(0, MOST_PLACES).map((place) => spanAt(document, place)),
      ],
      fixes: this.#guard.run(rule, () => [], fixes),
    };
    return [{ draft, finding }];
  }
}

/** Findings by document, position and rule, with their fingerprints, but for those accepted. `name`: the procurement file's. */
export function inOrder(said: SaidFinding[], name: string, accepted: ReadonlySet<SaidFinding>): Finding[] {
  const fingerprints = new Fingerprints(name);
  said.sort(
    ({ draft: a }, { draft: b }) =>
      a.document - b.document ||
      a.range.start - b.range.start ||
      compare(a.rule, b.rule) ||
      compare(a.code, b.code) ||
      a.range.end - b.range.end,
  );
  // An accepted finding keeps its number among those with equal wording.
  return said.flatMap((one) => {
    const { rule, code, about } = one.draft;
    const fingerprint = fingerprints.of(rule, code, about);
    return accepted.has(one) ? [] : [{ ...one.finding, fingerprint }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
