// SPDX-License-Identifier: MIT
/** Checks what types refer to: structs and enumerators of the ABI. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { Abi, Location } from '../model/model.js';
import { nearestHint } from '../model/nearest.js';
import { firstBy, named, oncePer } from '../model/once-per.js';

/** `subject` is of a struct of the ABI. */
export function checkStruct(
  { structs }: Abi,
  struct: string,
  subject: string,
  code: 'C025' | 'C045',
  at: Location,
  diagnostics: Diagnostics,
): void {
  if (struct !== '' && !named(structs, struct)) {
    const names = structs.map(({ name }) => name);
    const help = nearestHint(struct, names, 'name a struct of the ABI');
    diagnostics.add(code, at, `${subject} of ${struct}, which is not a struct of the ABI`, help);
  }
}

const enumeratorsOf = oncePer(({ enumerations }: Abi) =>
  firstBy(
    enumerations.flatMap(({ members }) => members),
    ({ name }) => name,
  ),
);

/** The Python API is the same in all generations. */
export function checkConstantForAll(
  abi: Abi,
  name: string,
  subject: string,
  at: Location,
  diagnostics: Diagnostics,
): void {
  const member = enumeratorsOf(abi).get(name);
  if (member?.generation !== undefined) {
    const message = `${subject} uses ${name}, which only generation ${member.generation} has`;
    diagnostics.add('C017', at, message, 'use a value that all generations have');
  }
}
