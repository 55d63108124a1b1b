import { isCollection, isMap, isScalar, type Pair, type Scalar, type YAMLMap } from 'yaml';

/** A map that is written as a section: what each of its pairs is. */
export interface SectionMap {
  /** Values that make up the heading, in reading order; empty when the key above the map is its heading. */
  title: Scalar[];
  /** The clause's id, when the heading says something else. */
  id?: string;
  /** Pairs that describe the section rather than say anything: its id, its number, whether it is attached. */
  metadata: Set<Pair>;
  /** Pairs whose value is the section's own text or subsections, so that their key says nothing. */
  body: Set<Pair>;
}

/** What the maps of a list, or under the ids of a map, are. `item`: an item of any other list. */
export type Holder = 'clauses' | 'sections' | 'schedules' | 'item';

const TITLE = /^(?:title|heading|titre|intitulé|intitule)$/i;
const BODY = /^(?:text|body|content|sections|texte|contenu|corps)$/i;
const METADATA = /^(?:id|key|number|no|num|numéro|numero|attached|file)$/i;

/** What the items of the list or map under a key of a structured document are. */
export function holderNamed(key: string): Holder {
  if (key === 'annexes') return 'schedules';
  return key === 'clauses' || key === 'sections' || key === 'schedules' ? key : 'item';
}

/** Reads a map as a section; undefined when it is none. The heading stands before all text, or the map has none of its own. */
export function sectionMap(map: YAMLMap, holder: Holder): SectionMap | undefined {
  const section: SectionMap = { title: [], metadata: new Set(), body: new Set() };
  let idPair: Pair | undefined;
  let name: Scalar | undefined;
  for (const pair of map.items as Pair[]) {
    if (!isScalar(pair.key)) return undefined;
    const key = String(pair.key.value);
    const value = isScalar(pair.value) && !isBlank(pair.value) ? pair.value : undefined;
    if (BODY.test(key)) section.body.add(pair);
    else if (section.body.size > 0) {
      if (holder !== 'item' && METADATA.test(key)) section.metadata.add(pair);
    } else if (TITLE.test(key) && value && section.title.length === 0) section.title = name ? [name, value] : [value];
    else if (holder === 'schedules' && key === 'name' && value) name = value;
    else if (METADATA.test(key) && !isCollection(pair.value)) {
      section.metadata.add(pair);
      if (/^id$/i.test(key) && value) idPair = pair;
    } else if (holder === 'item' && section.title.length === 0) return undefined;
  }
  if (name && section.title.length === 0) section.title = [name];
  const id = idPair?.value as Scalar | undefined;
  if (section.title.length > 0) {
    if (id && holder === 'clauses') section.id = String(id.value);
  } else if (idPair && id && holder === 'clauses') {
    section.title = [id];
    section.metadata.delete(idPair);
  }
  // A schedule without its text is elsewhere, and a list of titled things (contacts, forms) is no text.
  const substantial = section.body.size > 0 || (holder === 'item' && [...map.items].some((pair) => isCollection(pair.value)));
  return substantial ? section : undefined;
}

function isBlank(value: Scalar): boolean {
  return value.value === null || String(value.value).trim() === '';
}

/** The map under an id is a section as well, titled by the id where it has no title. */
export function clauseUnderId(value: unknown, key: Scalar): SectionMap | undefined {
  const section = isMap(value) ? sectionMap(value, 'clauses') : undefined;
  if (section && section.title.length > 0) section.id = String(key.value);
  return section;
}
