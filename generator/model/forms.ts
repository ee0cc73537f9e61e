// SPDX-License-Identifier: MIT
/** Methods and functions with their forms: a name that is declared again has one more. */
import type { Api, Method } from './model.js';
import { oncePer } from './once-per.js';

/** The forms of one name, in the order of the spec. */
export interface Forms {
  name: string;
  first: Method;
  all: readonly Method[];
}

/** The methods of all classes, then the functions. */
export const allMethods = oncePer(({ classes, functions }: Api): readonly Method[] => [
  ...classes.flatMap(({ methods }) => methods),
  ...functions,
]);

export const formsOf = oncePer((methods: readonly Method[]): readonly Forms[] => {
  const byName = new Map<string, [Method, ...Method[]]>();
  for (const method of methods) {
    const known = byName.get(method.name);
    if (known) {
      known.push(method);
    } else {
      byName.set(method.name, [method]);
    }
  }
  return [...byName].map(([name, all]) => ({ name, first: all[0], all }));
});
