import { defaultPolicy } from '../policy';
import type { Choice, Origin, Resolved } from './types';

/** One value that holds for a document, and where it comes from. */
export interface EffectiveValue {
  key: string;
  /** Of a group of keys; of an item of a list, absent. */
  item?: string;
  /** The key is a list: this is one of its items. */
  listed: boolean;
  value: string | number | boolean;
  origin: Origin;
}

const groups = ['severities', 'limits'];
const lists = ['subjects', 'allowed-territories', 'languages', 'off'];

/** Everything that holds for a document, in the order of the keys; `own`: what the document says of itself. */
export function effectiveValues({ choices }: Pick<Resolved, 'choices'>, own: readonly Choice[] = []): EffectiveValue[] {
  const single = (key: string, usual?: string): EffectiveValue[] => {
    const choice = own.find(({ path }) => path === key) ?? choices.get(key);
    if (choice) return [{ key, listed: false, value: plain(choice.value), origin: choice.origin }];
    return usual === undefined ? [] : [{ key, listed: false, value: usual, origin: { from: 'default' } }];
  };
  const list = (key: string): EffectiveValue[] => {
    const chosen = [...choices.values()].flatMap(({ path, value, origin }) => {
      if (path === key) return (value as string[]).map((item) => ({ item, origin }));
      return path.startsWith(`${key}.`) ? [{ item: path.slice(key.length + 1), origin }] : [];
    });
    const all = [
      ...chosen,
      ...own.filter(({ path }) => path === key).map(({ value, origin }) => ({ item: plain(value), origin })),
    ];
    return all.map(({ item, origin }) => ({ key, listed: true, value: item, origin }));
  };
  const group = (key: string): EffectiveValue[] =>
    [...choices.values()]
      .filter(({ path }) => path.startsWith(`${key}.`))
      .map(({ path, value, written, origin }) => ({
        key,
        item: path.slice(key.length + 1),
        listed: false,
        value: written ?? plain(value),
        origin,
      }))
      .sort((a, b) => (a.item < b.item ? -1 : 1));
  return [
    ...single('jurisdiction'),
    ...single('position', defaultPolicy.position),
    ...single('as-of'),
    ...single('locale', defaultPolicy.locale),
    ...single('kind'),
    ...single('language'),
    ...lists.flatMap(list),
    ...groups.flatMap(group),
  ];
}

function plain(value: unknown): string | number | boolean {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
