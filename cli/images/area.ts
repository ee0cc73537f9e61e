// SPDX-License-Identifier: MIT
// What an image is made of, whichever its container.

/** A stretch of a device that an image fills, in bytes. */
export interface Area {
  name: string;
  /** On the device. */
  offset: number;
  size: number;
  /** In the image's (plain) file; shorter than the stretch where the file holds only its beginning. */
  content: { offset: number; size: number };
  /** Where the image says so. */
  from: 'partition table' | 'TOC' | 'kdimg';
}

/** A NUL-padded name in a fixed field. */
export function fieldText(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
}
