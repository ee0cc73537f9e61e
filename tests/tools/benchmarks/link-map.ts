// SPDX-License-Identifier: MIT
// The parts of a board's program by address, from the linker's map: the program itself has no symbols.

import { readFile } from 'node:fs/promises';

/** `raw calls` are the emulated board's functions that CanMV's Python calls; `board` is the rest of its port. */
export const PARTS = [
  'module',
  'MicroPython',
  'raw calls',
  'program',
  'C library',
  'MPP',
  'codec',
  'board',
] as const;
export type Part = (typeof PARTS)[number];

/** Parts by paths of object files. The first match counts. */
const FILES: readonly (readonly [RegExp, Part])[] = [
  [/\/musl-[^/]*\/|libc\.a|libgcc\.a/, 'C library'],
  [/\/codecs-[^/]*\//, 'codec'],
  [/\/(vencoder|binding)\/(\w+\/)?[^/]*\.o$/, 'module'],
  [/\/virtual-mpp\//, 'MPP'],
  [/\/frames\.o$/, 'program'],
  [/\/(modmpp|struct_argument|raw_wait)\.o$/, 'raw calls'],
  [/\/(py|extmod|shared|ports)\/|\/frozen_content\.o$/, 'MicroPython'],
];

interface Range {
  start: number;
  end: number;
  part: Part;
}

export class LinkMap {
  private constructor(private readonly ranges: Range[]) {}

  static async read(file: string): Promise<LinkMap> {
    const text = await readFile(file, 'utf8');
    const sections = text.matchAll(/^ \.text\S*\s+0x([0-9a-f]+)\s+0x([0-9a-f]+) (\S+)$/gm);
    const ranges = [...sections].flatMap(([, address = '', size = '', object = '']) => {
      const start = parseInt(address, 16);
      const length = parseInt(size, 16);
      return start === 0 || length === 0 ? [] : [{ start, end: start + length, part: partOf(object) }];
    });
    return new LinkMap(ranges.sort((one, other) => one.start - other.start));
  }

  /** The part that has the code at an address. */
  partAt(address: number): Part {
    let from = 0;
    let to = this.ranges.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.ranges[middle]?.end ?? Infinity) <= address) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    const range = this.ranges[from];
    return range !== undefined && range.start <= address ? range.part : 'C library';
  }
}

function partOf(object: string): Part {
  return FILES.find(([pattern]) => pattern.test(object))?.[1] ?? 'board';
}
