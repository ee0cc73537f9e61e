// SPDX-License-Identifier: MIT
// The areas of a firmware image, in any container.

import { printable } from '../support/printable.js';

/** A range of a device that an image fills. Offsets and sizes are bytes. */
export interface Area {
  name: string;
  /** On the device. */
  offset: number;
  size: number;
  /** In the uncompressed image file; shorter than the area if the file only has its beginning. */
  content: { offset: number; size: number };
  /** The table that lists the area. */
  from: 'partition table' | 'TOC' | 'kdimg';
}

/** Decodes a NUL-padded text field. The text is printable: it comes from a stranger's image. */
export function fieldText(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return printable(bytes.toString('utf8', 0, end < 0 ? bytes.length : end));
}
