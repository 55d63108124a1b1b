import { NEEDS, type PatternIndex, type PatternUse, TRIGGER } from '../playbook';
import { type HitTable, LAST_ROUND } from './hitTable';
import type { StatementView } from './view';

/**
 * Chooses the patterns that may match in a statement, among those of one language. It holds what is known of the statement it was
 * last shown, in tables of numbers: it is asked for every word of every document.
 */
export class Candidates {
  readonly #patterns: PatternIndex;
  /** The round in which a use was last tried, and (by number) a set last found met or (negative) wanting. */
  readonly #tried: Int32Array;
  readonly #met: Int32Array;
  /** Where the trigger of a use that may match stands. */
  readonly #places: Int32Array;
  #round = 0;

  constructor(patterns: PatternIndex) {
    this.#patterns = patterns;
    this.#tried = new Int32Array(patterns.size);
    this.#places = new Int32Array(patterns.size);
    this.#met = new Int32Array(patterns.tables.setsAt.length);
  }

  /** Patterns that may match in a statement, each once: in the order in which their triggers stand, then of the playbook. */
  in(view: StatementView): PatternUse[] {
    this.#nextRound();
    const table = view.table();
    const found: PatternUse[] = [];
    const { startedAt, started, unstarted } = this.#patterns.tables;
    for (let i = 0; i < unstarted.length; i++) this.#add(unstarted[i]!, table, found);
    const tried = this.#tried;
    const round = this.#round;
    const { symbols, size } = table;
    for (let at = 0; at < size; at++) {
      const symbol = symbols[at]!;
      for (let i = startedAt[symbol]!, end = startedAt[symbol + 1]!; i < end; i += 2) {
        const use = started[i]!;
        if (tried[use] === round || !this.#meets(started[i + 1]!, table)) continue;
        tried[use] = round;
        if (this.#meetsAll(use, table)) this.#add(use, table, found);
      }
    }
    return this.#inOrder(found);
  }

  #nextRound(): void {
    this.#round++;
    if (this.#round <= LAST_ROUND) return;
    this.#round = 1;
    this.#met.fill(0);
    this.#tried.fill(0);
  }

  /** Whether one of the symbols of a need (`UseTables`) occurs. */
  #meets(need: number, table: HitTable): boolean {
    if (need >= 0) return table.seen[need] === table.round;
    const known = this.#met[~need]!;
    if (known === this.#round) return true;
    return known !== -this.#round && this.#meetsSet(~need, table);
  }

  #meetsSet(set: number, table: HitTable): boolean {
    const { setsAt, symbols } = this.#patterns.tables;
    const met = table.hasAny(symbols, setsAt[set]!, setsAt[set + 1]!);
    this.#met[set] = met ? this.#round : -this.#round;
    return met;
  }

  #meetsAll(use: number, table: HitTable): boolean {
    const { needsAt, needs } = this.#patterns.tables;
    for (let i = needsAt[use]!, end = needsAt[use + 1]!; i < end; i++) if (!this.#meets(needs[i]!, table)) return false;
    return true;
  }

  #add(number: number, table: HitTable, found: PatternUse[]): void {
    const use = this.#patterns.use(number);
    const { code, at } = use.pattern;
    const trigger = code[at + TRIGGER]!;
    this.#places[number] = trigger < 0 ? -1 : table.first(code, code[at + NEEDS + 1 + trigger]!);
    found.push(use);
  }

  /** Sorts a few by insertion. */
  #inOrder(uses: PatternUse[]): PatternUse[] {
    const places = this.#places;
    for (let i = 1; i < uses.length; i++) {
      const use = uses[i]!;
      const place = places[use.number]!;
      let to = i;
      for (; to > 0; to--) {
        const before = uses[to - 1]!;
        if (places[before.number]! < place || (places[before.number] === place && before.number < use.number)) break;
        uses[to] = before;
      }
      uses[to] = use;
    }
    return uses;
  }
}

const MADE = new WeakMap<PatternIndex, Candidates>();

/** The candidates among some patterns: what it has read of them serves every file. */
export function candidatesAmong(patterns: PatternIndex): Candidates {
  let made = MADE.get(patterns);
  if (!made) {
    made = new Candidates(patterns);
    MADE.set(patterns, made);
  }
  return made;
}
