import { closest, type YamlNode } from '../documents/schema';
import type { PlaybookSource } from '../playbook/types';
import { checkIds, findingCodes, isSubject, jurisdictionIds, subjectsOf } from '../policy';
import { findValues, type Message, message, placeName, tokenise } from '../text';
import type { TextRange } from '../text/types';
import type { Choice, Origin } from './types';

export interface ReadChoices {
  choices: Choice[];
  problems: { range: TextRange; text: Message }[];
}

/**
 * The choices in a group of keys (a configuration file, an override in it), one by one; values that the schema refuses are left out in
 * silence, names that the playbook does not know with a problem. `origin` tells where an offset stands.
 */
export function choicesOf(group: YamlNode, origin: (offset: number) => Origin, playbook: PlaybookSource): ReadChoices {
  const reader = new ChoiceReader(origin, playbook);
  for (const [key, node] of group.entries) reader.read(key, node);
  return reader;
}

const words: Record<string, readonly string[]> = {
  position: ['buyer', 'neutral'],
  locale: ['en', 'fr', 'document'],
  kind: ['rfp', 'agreement', 'annex', 'other'],
  language: ['en', 'fr'],
};
const severities = ['error', 'warning', 'info', 'off'];
const languages = ['en', 'fr'];

class ChoiceReader implements ReadChoices {
  readonly choices: Choice[] = [];
  readonly problems: ReadChoices['problems'] = [];
  readonly #origin: (offset: number) => Origin;
  readonly #playbook: PlaybookSource;
  readonly #rules: string[];

  constructor(origin: (offset: number) => Origin, playbook: PlaybookSource) {
    this.#origin = origin;
    this.#playbook = playbook;
    this.#rules = [...playbook.clauses.map(({ id }) => id), ...checkIds];
  }

  read(key: string, node: YamlNode): void {
    switch (key) {
      case 'position':
      case 'locale':
      case 'kind':
      case 'language':
        if (words[key]!.includes(String(node.value))) this.#choose(key, node.value, node);
        break;
      case 'jurisdiction':
        this.#known(key, node, 'jurisdiction', jurisdictionIds(this.#playbook), () => this.#choose(key, node.value, node));
        break;
      case 'allowed-territories':
        this.#list(key, node, (item) => this.#territory(item));
        break;
      case 'subjects':
        this.#list(key, node, (item) => this.#subject(item));
        break;
      case 'languages':
        this.#list(key, node, ({ value }) => languages.includes(String(value)));
        break;
      case 'off':
        for (const item of node.items)
          this.#known(key, item, 'rule', this.#rules, () => this.#choose(`off.${item.value}`, true, item));
        break;
      case 'severities':
        for (const [rule, choice] of node.entries) this.#severity(rule, choice);
        break;
      case 'limits':
        for (const [rule, limit] of node.entries) this.#limits(rule, limit);
    }
  }

  #choose(path: string, value: unknown, { range, keyRange }: YamlNode, written?: string): void {
    const origin = this.#origin(Math.min(range.start, keyRange?.start ?? range.start));
    this.choices.push({ path, value, ...(written !== undefined && { written }), origin });
  }

  #list(key: string, node: YamlNode, isRight: (item: YamlNode) => boolean): void {
    if (node.kind !== 'list') return;
    const right = node.items.filter(isRight);
    if (right.length === node.items.length) this.#choose(key, [...new Set(right.map(({ value }) => value))], node);
  }

  #territory(item: YamlNode): boolean {
    const { value, range } = item;
    if (typeof value !== 'string' || !/^[A-Z]{2}(-[A-Z0-9]{1,3})?$|^EEA$/.test(value)) return false;
    if (placeName(value, 'en') !== value) return true;
    this.#unknown('allowed-territories', range, 'territory', value, []);
    return false;
  }

  #subject({ value, range }: YamlNode): boolean {
    if (typeof value !== 'string') return false;
    if (isSubject(value, this.#playbook)) return true;
    this.#unknown('subjects', range, 'subject', value, subjectsOf(this.#playbook));
    return false;
  }

  #severity(rule: string, choice: YamlNode): void {
    if (!this.#isRule('severities', rule, choice)) return;
    const path = `severities.${rule}`;
    if (choice.kind !== 'map') {
      if (severities.includes(String(choice.value))) this.#choose(path, choice.value, choice);
      return;
    }
    for (const [kind, { value, range, keyRange, ...node }] of choice.entries)
      if (['rfp', 'agreement'].includes(kind) && severities.includes(String(value)))
        this.#choose(`${path}.${kind}`, value, { ...node, value, range, keyRange });
  }

  /** `data-location`, or with a code: `data-location/weak`. */
  #isRule(key: string, rule: string, { keyRange, range }: YamlNode): boolean {
    const [id = '', code] = rule.split('/');
    const at = keyRange ?? range;
    if (!this.#rules.includes(id)) this.#unknown(key, at, 'rule', id, this.#rules);
    else if (code !== undefined && !(findingCodes as readonly string[]).includes(code))
      this.#unknown(key, at, 'code', code, findingCodes);
    else return true;
    return false;
  }

  /** Both spellings: `clause/element: 24 h` and `clause: {element: 24 h}`. */
  #limits(rule: string, limit: YamlNode): void {
    const [id = '', element] = rule.split('/');
    const at = limit.keyRange ?? limit.range;
    const clause = this.#playbook.clauses.find((candidate) => candidate.id === id);
    const timed = clause?.elements.filter(({ value }) => value === 'duration').map((each) => each.id) ?? [];
    if (!clause) {
      const clauses = this.#playbook.clauses.map((each) => each.id);
      this.#unknown('limits', at, 'clause', id, clauses);
    } else if (limit.kind === 'map') for (const [name, time] of limit.entries) this.#limit(clause, name, time, timed);
    else if (element !== undefined) this.#limit(clause, element, limit, timed);
    else this.#problem(at, message('configuration.no-limit', { clause: id, elements: timed }));
  }

  #limit(clause: PlaybookSource['clauses'][number], element: string, time: YamlNode, timed: string[]): void {
    const at = time.keyRange ?? time.range;
    const ids = clause.elements.map(({ id }) => id);
    const count = hours(time.value);
    if (!ids.includes(element)) this.#unknown(`limits.${clause.id}`, at, 'element', element, timed);
    else if (!timed.includes(element))
      this.#problem(at, message('configuration.no-limit', { clause: clause.id, element, elements: timed }));
    else if (count !== undefined) this.#choose(`limits.${clause.id}/${element}`, count, time, String(time.value));
  }

  #known(
    key: string,
    { value, range }: YamlNode,
    what: 'jurisdiction' | 'rule',
    known: readonly string[],
    then: () => void,
  ): void {
    if (typeof value !== 'string') return;
    if (known.includes(value)) then();
    else this.#unknown(key, range, what, value, known);
  }

  #unknown(
    key: string,
    range: TextRange,
    what: 'jurisdiction' | 'rule' | 'clause' | 'element' | 'code' | 'subject' | 'territory',
    id: string,
    known: readonly string[],
  ): void {
    const suggestion = closest(id, known);
    const shown = id.length > 60 ? `${id.slice(0, 59)}…` : id;
    this.#problem(
      range,
      message('configuration.unknown', { key, what, id: shown, ...(suggestion && { suggestion }), known: [...known] }),
    );
  }

  #problem(range: TextRange, text: Message): void {
    this.problems.push({ range, text });
  }
}

/** A number of hours, or a number and a unit of time in English or French, as hours; undefined for what the schema refuses. */
export function hours(limit: unknown): number | undefined {
  if (typeof limit === 'number') return limit >= 0 && Number.isFinite(limit) ? limit : undefined;
  if (typeof limit !== 'string' || !/^\d/.test(limit)) return undefined;
  for (const language of ['en', 'fr'] as const) {
    const text = limit.replace(/(\d)(?=[a-z])/i, '$1 ');
    const found = findValues(text, tokenise(text, language), language).find(({ type }) => type === 'duration');
    if (found) return Number(found.canonical);
  }
  return undefined;
}
