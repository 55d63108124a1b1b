import { isCollection, isMap, isPair, isScalar, isSeq, type Pair, Scalar, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ClauseText } from './insert';
import { nextNumber } from './numbering';

/** The collection a clause goes into and the item it imitates. */
export interface Entry {
  collection: YAMLMap | YAMLSeq;
  after: number;
  model: unknown;
  source: string;
  /** A clause is named by its id, as our schemas ask. */
  byId: boolean;
}

const ROLES = {
  id: /^(?:id|key|slug|identifiant)$/i,
  number: /^(?:number|no|num|numéro|numero|article|section)$/i,
  title: /^(?:title|heading|name|label|titre|intitulé|intitule|nom)$/i,
  text: /^(?:text|body|content|clause|wording|description|requirement|paragraphs?|texte|contenu|corps|exigence|paragraphes?)$/i,
};
type RoleOf = keyof typeof ROLES;

/** `key: |` and the text, in the manner of the map's other keys. */
export function writePair(entry: Entry | undefined, text: ClauseText, indent: string, order: number): string {
  const map = entry && isMap(entry.collection) ? entry.collection : undefined;
  const key = entry?.byId ? text.id : quoteKey(keyFor(map, entry?.model, text, order));
  const value = isPair(entry?.model) ? (entry.model as Pair).value : undefined;
  if (isMap(value) && rolesOf(value).has('text')) {
    return `${indent}${key}:\n${fields(value, text, `${indent}  `, order, text.title).join('\n')}`;
  }
  if (isSeq(value) && value.items.every((item) => isScalar(item)) && value.items.length > 0) {
    const items = text.paragraphs.map((paragraph) => `${indent}  - ${block([paragraph], `${indent}    `, value.items[0])}`);
    return `${indent}${key}:\n${items.join('\n')}`;
  }
  return `${indent}${key}: ${block(text.paragraphs, `${indent}  `, value)}`;
}

/** Items of a list of clauses, as our schemas ask. */
export function writeClauses(texts: ClauseText[], indent = '  '): string {
  return texts
    .map(
      ({ id, title, paragraphs }) =>
        `${indent}- id: ${id}\n${indent}  title: ${scalar(title)}\n${indent}  text: ${block(paragraphs, `${indent}    `, undefined)}`,
    )
    .join('\n');
}

/** A list item in the manner of the list's other items: a map of fields, a single key, or a bare text. */
export function writeItem(entry: Entry, text: ClauseText, indent: string, order: number): string {
  const { model } = entry;
  if (isMap(model)) {
    const roles = rolesOf(model);
    if (roles.has('text') || roles.has('title')) {
      const paragraphs = roles.has('title') || entry.byId ? text.paragraphs : withLead(text);
      const [first = '', ...others] = fields(model, { ...text, paragraphs }, `${indent}  `, order);
      return [`${indent}- ${first.slice(indent.length + 2)}`, ...others].join('\n');
    }
    const value = model.items[0]?.value;
    return `${indent}- ${quoteKey(text.title)}: ${block(text.paragraphs, `${indent}    `, value)}`;
  }
  return `${indent}- ${block(withLead(text), `${indent}  `, model)}`;
}

/** The paragraphs with the title before the first, for entries that have no other place for it: without it their subject is not told. */
function withLead({ title, paragraphs: [first = '', ...others] }: ClauseText): string[] {
  return [`**${title}.** ${first}`, ...others];
}

/** The same between braces or brackets, where everything stands on one line. */
export function writeFlowEntry(entry: Entry, text: ClauseText): string {
  const { collection, model, byId } = entry;
  const body = JSON.stringify(text.paragraphs.join('\n\n'));
  if (isMap(collection)) return `${JSON.stringify(byId ? text.id : keyFor(collection, model, text, 0))}: ${body}`;
  if (byId) return `{"id": ${JSON.stringify(text.id)}, "title": ${JSON.stringify(text.title)}, "text": ${body}}`;
  if (!isMap(model)) return JSON.stringify(withLead(text).join('\n\n'));
  const roles = rolesOf(model);
  const own = (roles.has('title') ? text.paragraphs : withLead(text)).join('\n\n');
  const pairs: [string, string][] = [];
  for (const [role, key] of roles) {
    if (role === 'id') pairs.push([key, text.id]);
    else if (role === 'title') pairs.push([key, text.title]);
    else if (role === 'text') pairs.push([key, own]);
  }
  if (!roles.has('text')) pairs.push(['text', own]);
  return `{${pairs.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')}}`;
}

/** The roles that a map's keys play, in their order. */
function rolesOf(map: YAMLMap): Map<RoleOf, string> {
  const roles = new Map<RoleOf, string>();
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    for (const role of Object.keys(ROLES) as RoleOf[]) {
      if (!ROLES[role].test(name) || roles.has(role)) continue;
      if (role !== 'text' && isCollection(value)) continue;
      roles.set(role, name);
      break;
    }
  }
  return roles;
}

/** The lines of a map of fields; `titled` is the title when the map's own key already says it. */
function fields(model: YAMLMap, text: ClauseText, indent: string, order: number, titled?: string): string[] {
  const roles = rolesOf(model);
  if (!roles.has('text')) roles.set('text', 'text');
  const lines: string[] = [];
  for (const [role, key] of roles) {
    const value = model.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)?.value;
    if (role === 'id') lines.push(`${indent}${key}: ${text.id}`);
    else if (role === 'title') lines.push(`${indent}${key}: ${scalar(text.title)}`);
    else if (role === 'text' && isSeq(value)) {
      const items = text.paragraphs.map((paragraph) => `${indent}  - ${block([paragraph], `${indent}    `, value.items[0])}`);
      lines.push(`${indent}${key}:\n${items.join('\n')}`);
    } else if (role === 'text') lines.push(`${indent}${key}: ${block(text.paragraphs, `${indent}  `, value)}`);
    else {
      const number = following(isScalar(value) ? String(value.source ?? value.value) : '', order);
      if (number !== undefined) lines.push(`${indent}${key}: ${isQuoted(value) ? JSON.stringify(number) : number}`);
    }
  }
  if (!roles.has('title') && !roles.has('id') && titled === undefined) lines.unshift(`${indent}title: ${scalar(text.title)}`);
  return lines;
}

function following(number: string, order: number): string | undefined {
  let next = nextNumber(number);
  for (let i = 0; i < order && next !== undefined; i++) next = nextNumber(next);
  return next;
}

function isQuoted(node: unknown): boolean {
  return isScalar(node) && (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE);
}

/** A title where keys are prose, an identifier where they are identifiers, with the next number where they are numbered. */
function keyFor(map: YAMLMap | undefined, model: unknown, text: ClauseText, order: number): string {
  const keys = (map?.items ?? []).map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  const modelKey = isPair(model) && isScalar(model.key) ? String(model.key.value) : '';
  const numbered = /^(\d+(?:\.\d+)*)([.)]? +)\S/.exec(modelKey);
  if (numbered) return `${following(numbered[1]!, order)}${numbered[2]}${text.title}`;
  const identifiers = keys.length > 0 && keys.every((key) => /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$/.test(key));
  if (identifiers) return keys.some((key) => key.includes('_')) ? text.id.replaceAll('-', '_') : text.id;
  return text.title;
}

function quoteKey(key: string): string {
  return scalar(key);
}

/** A plain scalar where YAML allows one, quoted else. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}

/** A block scalar in the manner of the model's; literal by default, since its lines are then kept as they are. */
function block(paragraphs: string[], indent: string, model: unknown): string {
  const folded = isScalar(model) && model.type === Scalar.BLOCK_FOLDED;
  const lines = paragraphs.map((paragraph) => `${indent}${paragraph}`);
  return `${folded ? '>-' : '|-'}\n${lines.join(folded ? '\n\n\n' : '\n\n')}`;
}
