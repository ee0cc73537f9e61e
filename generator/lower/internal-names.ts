// SPDX-License-Identifier: MIT
/** Names of the binding's static functions and tables. They cannot clash, whatever the spec calls its parts. */

export class InternalNames {
  private readonly taken: string[];

  /** @param exposed names at file scope that come from elsewhere */
  constructor(exposed: readonly string[]) {
    this.taken = [...exposed];
  }

  /**
   * A name that the template may extend by any suffix, such as `_attr`: none of the others starts with it or is the start
   * of it. `kind` and `name` are usually enough; otherwise a number comes between them.
   */
  claim(kind: string, name: string): string {
    let claimed = `${kind}_${name}`;
    for (let n = 2; this.taken.some((other) => areRelated(claimed, other)); n++) {
      claimed = `${kind}_${n}_${name}`;
    }
    this.taken.push(claimed);
    return claimed;
  }
}

function areRelated(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}_`) || other.startsWith(`${one}_`);
}
