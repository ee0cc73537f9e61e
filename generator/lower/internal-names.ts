// SPDX-License-Identifier: MIT
/** Names of the binding's static functions and tables. They cannot clash, whatever the spec calls its parts. */

export class InternalNames {
  private readonly taken = new Set<string>();
  /** The starts of the taken names, which end before a `_`. */
  private readonly starts = new Set<string>();
  /** The next number to try for a kind and a name: lower ones stay taken. */
  private readonly numbers = new Map<string, number>();

  /** @param exposed names at file scope that come from elsewhere */
  constructor(exposed: readonly string[]) {
    for (const name of exposed) {
      this.take(name);
    }
  }

  /**
   * A name that the template may extend by any suffix, such as `_attr`: none of the others starts with it or is the start
   * of it. `kind` and `name` are usually enough; otherwise a number comes between them.
   */
  claim(kind: string, name: string): string {
    const plain = `${kind}_${name}`;
    let claimed = plain;
    let number = this.numbers.get(plain) ?? 2;
    for (; this.isRelated(claimed); number++) {
      claimed = `${kind}_${number}_${name}`;
    }
    this.numbers.set(plain, number);
    this.take(claimed);
    return claimed;
  }

  /** The name itself, or with a number after its first word if it is taken. The template does not extend it. */
  claimWhole(name: string): string {
    let claimed = name;
    for (let number = 2; this.taken.has(claimed); number++) {
      claimed = name.replace('_', `_${number}_`);
    }
    this.take(claimed);
    return claimed;
  }

  private take(name: string): void {
    this.taken.add(name);
    for (const start of startsOf(name)) {
      this.starts.add(start);
    }
  }

  /** Whether the name is taken, is the start of a taken one, or starts with one. */
  private isRelated(name: string): boolean {
    return (
      this.taken.has(name) || this.starts.has(name) || startsOf(name).some((start) => this.taken.has(start))
    );
  }
}

/** The parts of a name that end before a `_`. */
function startsOf(name: string): string[] {
  return [...name.matchAll(/_/g)].map(({ index }) => name.slice(0, index));
}
