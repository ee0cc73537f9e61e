// SPDX-License-Identifier: MIT
/** Anchors of headings, as GitHub makes them. */

/** What GitHub leaves out of an anchor. */
const LEFT_OUT = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;

/** The anchor of a heading, unless an earlier one has the same. */
export function gitHubAnchor(heading: string): string {
  return heading.toLowerCase().replace(LEFT_OUT, '').replaceAll(' ', '-');
}

export class Anchors {
  private readonly taken = new Map<string, number>();

  /** The link to the next heading of a document: each heading must be given, in their order. */
  next(heading: string): string {
    const base = gitHubAnchor(heading);
    let anchor = base;
    while (this.taken.has(anchor)) {
      const count = (this.taken.get(base) ?? 0) + 1;
      this.taken.set(base, count);
      anchor = `${base}-${count}`;
    }
    this.taken.set(anchor, 0);
    return `#${anchor}`;
  }
}
