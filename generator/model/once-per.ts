// SPDX-License-Identifier: MIT
/** Facts of a model that are computed once: a model does not change after it has been read. */

/** A function of an object that is called once for each object. */
export function oncePer<K extends object, V>(compute: (object: K) => V): (object: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (object) => {
    let entry = known.get(object);
    if (!entry) {
      entry = { value: compute(object) };
      known.set(object, entry);
    }
    return entry.value;
  };
}

/** The entries of a list by a key; of entries with the same key, the first. */
export function firstBy<K, T>(list: readonly T[], keyOf: (entry: T) => K): ReadonlyMap<K, T> {
  return new Map(list.toReversed().map((entry) => [keyOf(entry), entry]));
}

const names = oncePer((list: readonly { name: string }[]) => firstBy(list, ({ name }) => name));

/** The first entry of a list that has the name. The list must not change afterwards. */
export function named<T extends { name: string }>(list: readonly T[], name: string): T | undefined {
  return names(list).get(name) as T | undefined;
}
